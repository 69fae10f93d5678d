"""The table of states is whole: whoever reads it, reads what happens."""

from __future__ import annotations

from pathlib import Path

from panhuo.portfolio.inventory.api import TRANSITIONS, EntryState, Verb, diagram

DOCS = Path(__file__).resolve().parents[3] / "docs" / "howto" / "portfolio-inventory.md"


def test_every_verb_has_one_row_and_every_state_is_reached():
    assert sorted(row.verb for row in TRANSITIONS) == sorted(Verb)
    reached = {row.target for row in TRANSITIONS}
    assert reached == set(EntryState)


def test_from_every_state_a_way_leads_to_the_base():
    ways = {(source, row.target) for row in TRANSITIONS for source in row.sources}
    for start in EntryState:
        seen, todo = set(), [start]
        while todo:
            state = todo.pop()
            if state not in seen:
                seen.add(state)
                todo += [target for source, target in ways if source == state]
        assert EntryState.IN_BASE in seen, start


def test_whoever_sends_something_back_says_why():
    for row in TRANSITIONS:
        if row.target.value.endswith("returned") or row.verb == Verb.NOT_CONVERTIBLE:
            assert "reason" in row.needs, row.verb


def test_the_docs_show_the_table_as_it_is():
    assert diagram() in DOCS.read_text(encoding="utf-8")
