"""The address of a match page."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from panhuo.web.match.filters import LETTERS, NOT_DEAD, TOPS, MatchFilters, subclass_of


def of(query: str) -> MatchFilters:
    return MatchFilters.of(QueryDict(query))


def test_nothing_said_leaves_the_dead_out_and_keeps_the_unknown_in():
    assert of("").for_matcher() == {"state": NOT_DEAD}
    assert "unknown" in NOT_DEAD
    assert of("").is_usual


def test_what_is_said_is_passed_on():
    wanted = of("status=dead&status=valid&kind=design&owner=7&ipc=h01m10/615&top=50&letter=5")
    assert wanted.for_matcher() == {"state": ("dead", "valid"), "kind": ("design",), "owner": ("7",), "ipc": ("H01M",)}
    assert (wanted.top, wanted.letter, wanted.is_usual) == (50, 5, False)


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("H", "H"),
        ("h01", "H01"),
        ("H01M", "H01M"),
        (" H 01 M 10/615 ", "H01M"),
        ("Z01", ""),
        ("锂电池", ""),
        ("H0", ""),
    ],
)
def test_ipc_symbols_are_brought_to_the_level_of_the_index(typed, symbol):
    assert subclass_of(typed) == symbol


def test_a_wrong_symbol_is_answered_in_words_and_filters_nothing():
    wanted = of("ipc=锂电池")
    assert "锂电池" in wanted.ipc_error
    assert "ipc" not in wanted.for_matcher()


@given(st.dictionaries(st.sampled_from(["status", "kind", "owner", "ipc", "top", "letter"]), st.text(max_size=30)))
def test_any_address_gives_filters_that_the_matcher_takes(said):
    query = QueryDict(mutable=True)
    query.update(said)
    filters = MatchFilters.of(query)
    assert filters.top in TOPS
    assert filters.letter in LETTERS
    assert set(filters.for_matcher()) <= {"state", "kind", "owner", "ipc"}
