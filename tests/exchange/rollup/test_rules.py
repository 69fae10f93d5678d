"""Times, shares and the rows of packages."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.rollup.rules.columns import ANSWER_COLUMNS, FIGURE_COLUMNS
from panhuo.exchange.rollup.rules.rows import Period, places, read_answer, read_figures
from panhuo.exchange.rollup.rules.times import Asked, times_of
from panhuo.intake.api import Row

DAY = date(2026, 3, 2)
PERIOD = Period(DAY, DAY + timedelta(days=30), DAY + timedelta(days=40))
HEADS = tuple(column.heading for column in ANSWER_COLUMNS)


def answered(days: int, *, in_time: bool) -> Asked:
    return Asked(DAY, DAY, days, in_time)


asked = st.one_of(
    st.builds(answered, st.integers(0, 60), in_time=st.booleans()),
    st.builds(Asked, st.dates(date(2026, 2, 1), date(2026, 4, 1)), st.just(DAY)),
)


@given(st.lists(asked))
def test_every_need_counts_once_and_nothing_is_made_up(rows):
    times = times_of(rows)
    assert times.asked == times.in_time + times.late + times.running + times.overdue == len(rows)
    assert (times.share is None) == (times.measured == 0)
    assert times.share is None or 0 <= times.share <= 1
    assert (times.median_days is None) == (times.answered == 0)


@given(st.lists(asked), st.lists(asked))
def test_a_group_is_measured_on_all_its_needs(one, other):
    """Not the mean of the two: counts add up."""
    a, b, both = times_of(one), times_of(other), times_of([*one, *other])
    assert (both.in_time, both.measured) == (a.in_time + b.in_time, a.measured + b.measured)


def test_the_day_itself_is_in_time_still():
    assert times_of([Asked(DAY, DAY)]).running == 1
    assert times_of([Asked(DAY, DAY + timedelta(days=1))]).overdue == 1
    assert times_of([answered(3, in_time=True), answered(8, in_time=False)]).median_days == 5.5


def read(*cells: str | None):
    row = Row(2, cells, "f.xlsx", "企业需求答复")
    return read_answer(row, HEADS, places(HEADS, ANSWER_COLUMNS), period=PERIOD)


def test_a_row_is_read_or_refused_with_its_cell():
    values, problems = read("X1", "余热回收", "2026-03-05", None, "2026-03-12", "对接中")
    assert problems == []
    assert values is not None
    assert (values.received_on, values.answered_on, values.due_on) == (date(2026, 3, 5), date(2026, 3, 12), None)
    for cells, letter in (
        ((None, "余热", "2026-03-05", None, None, None), "A"),
        (("X", "余热", "三月五号", None, None, None), "C"),
        (("X", "余热", "2025-01-01", None, None, None), "C"),
        (("X", "余热", "2026-03-05", "2026-03-01", None, None), "D"),
        (("X", "余热", "2026-03-05", None, "2026-03-01", None), "E"),
        (("X", "余热", "2026-03-05", None, "2027-03-01", None), "E"),
        (("X", "余热", "2026-03-05", None, None, "挺好"), "F"),
    ):
        values, problems = read(*cells)
        assert values is None
        assert {one.column for one in problems} == {letter}, cells
        assert f" {letter} 列" in problems[0].place


def test_an_empty_figure_is_unknown_and_nought_is_nought():
    heads = tuple(column.heading for column in FIGURE_COLUMNS)
    at = places(heads, FIGURE_COLUMNS)
    cells = ("1,200", "", "0", *[None] * 9)
    found, problems = read_figures(Row(2, cells, "f", "s"), heads, at)
    assert (found, problems) == ({"valid": 1200, "convertible": 0}, [])
    found, problems = read_figures(Row(2, ("-3", *[None] * 11), "f", "s"), heads, at)
    assert found is None
    assert problems[0].column == "A"
    found, problems = read_figures(Row(2, ("9", "5", "6", *[None] * 9), "f", "s"), heads, at)
    assert found is None
    assert problems[0].column == "C"
