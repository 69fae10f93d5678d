"""The plan has no collisions and provably holds as many meetings as can be held."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panhuo.exchange.events.rules.clock import slot_times
from panhuo.exchange.events.rules.slots import Meeting, Party, plan_slots

HOSTS, GUESTS = range(4), range(10, 15)


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Meeting], list[Party], int, int]:
    slots, tables = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    pairs = draw(st.sets(st.tuples(st.sampled_from(HOSTS), st.sampled_from(GUESTS)), max_size=12))
    away = st.frozensets(st.integers(0, slots - 1), max_size=2)
    parties = [Party(pk, draw(st.integers(1, 2)), draw(away)) for pk in (*HOSTS, *GUESTS)]
    meetings = []
    for number, (host, guest) in enumerate(sorted(pairs)):
        fixed = draw(st.one_of(st.none(), st.none(), st.integers(0, slots - 1)))
        meetings.append(Meeting(number, host, guest, draw(st.integers(1, 12)), fixed))
    return meetings, parties, slots, tables


@settings(max_examples=25)
@given(days())
def test_no_collisions_ever(day):
    meetings, parties, slots, tables = day
    plan = plan_slots(meetings, parties, slots=slots, tables=tables)
    known = {party.id: party for party in parties}
    assert plan.proved
    assert set(plan.placed) | set(plan.unplaced) == {m.id for m in meetings}
    assert not set(plan.placed) & set(plan.unplaced)
    assert len(set(plan.placed.values())) == len(plan.placed), "one meeting a table"
    busy: Counter[tuple[int, int]] = Counter()
    for meeting in meetings:
        if meeting.id not in plan.placed:
            continue
        slot, table = plan.placed[meeting.id]
        assert 0 <= slot < slots
        assert 0 <= table < tables
        assert meeting.fixed in {None, slot}
        for party in (meeting.supply, meeting.demand):
            assert slot not in known[party].away
            busy[party, slot] += 1
    assert all(n <= known[party].at_once for (party, _slot), n in busy.items())


def possible(meetings, known, slots, tables) -> int:
    """By trying everything."""
    best = 0
    for choice in product([None, *range(slots)], repeat=len(meetings)):
        load, rows = Counter(), Counter()
        for meeting, slot in zip(meetings, choice, strict=True):
            if slot is None:
                continue
            rows[slot] += 1
            for party in (meeting.supply, meeting.demand):
                load[party, slot] += 1 if slot not in known[party].away else 99
        fits = all(n <= known[party].at_once for (party, _), n in load.items())
        if fits and all(n <= tables for n in rows.values()):
            best = max(best, sum(slot is not None for slot in choice))
    return best


@settings(max_examples=15)
@given(days())
def test_no_other_plan_holds_more(day):
    meetings, parties, slots, tables = day
    slots, small = min(slots, 2), [Meeting(m.id, m.supply, m.demand, m.rank) for m in meetings[:6]]
    plan = plan_slots(small, parties, slots=slots, tables=tables)
    assert len(plan.placed) == possible(small, {p.id: p for p in parties}, slots, tables)


@settings(max_examples=15)
@given(st.sets(st.tuples(st.integers(0, 5), st.integers(10, 16)), min_size=1, max_size=25), st.integers(2, 6))
def test_all_fit_as_soon_as_theory_says_so(pairs, tables):
    """König and de Werra: with everybody free, max(degree, ⌈meetings / tables⌉) slots are enough."""
    meetings = [Meeting(n, host, guest) for n, (host, guest) in enumerate(sorted(pairs))]
    degree = Counter(party for pair in pairs for party in pair)
    need = max(*degree.values(), -(-len(pairs) // tables))
    parties = [Party(pk) for pk in degree]
    assert not plan_slots(meetings, parties, slots=need, tables=tables).unplaced
    if need > 1:
        assert plan_slots(meetings, parties, slots=need - 1, tables=tables).unplaced


def test_better_ranks_win_and_each_one_left_out_has_its_reason():
    meetings = [Meeting(1, 1, 11, rank=3), Meeting(2, 1, 12, rank=1), Meeting(3, 2, 11, rank=2)]
    parties = [Party(1), Party(2, away=frozenset({0})), Party(11), Party(12)]
    plan = plan_slots(meetings, parties, slots=1, tables=5)
    assert plan.placed == {2: (0, 0)}
    assert plan.unplaced == {1: "demand", 3: "apart"}
    full = plan_slots([Meeting(1, 1, 11), Meeting(2, 2, 12)], [Party(n) for n in (1, 2, 11, 12)], slots=1, tables=1)
    assert list(full.unplaced.values()) == ["room"]


def test_a_fair_of_a_hundred_meetings_is_planned():
    meetings = [Meeting(n, n % 20, 100 + (n * 7) % 23, rank=n % 10 + 1) for n in range(100)]
    parties = [Party(pk) for pk in {*(m.supply for m in meetings), *(m.demand for m in meetings)}]
    plan = plan_slots(meetings, parties, slots=8, tables=14)
    assert plan.proved
    assert not plan.unplaced


@pytest.mark.parametrize(("pause", "last"), [(0, "14:40"), (5, "14:50")])
def test_slots_follow_each_other(pause, last):
    times = list(slot_times(datetime(2026, 5, 6, 14, 0), slots=3, minutes=20, pause=pause))  # noqa: DTZ001
    assert times[2][0].strftime("%H:%M") == last
