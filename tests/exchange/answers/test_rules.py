"""Working days and stages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panhuo.exchange.answers.rules.stages import Periods, Step, due_steps, stage_of
from panhuo.exchange.answers.rules.working import add_working_days, is_working, working_days_between
from panhuo.law.workdays import official_calendar

CALENDAR = official_calendar()
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2028, 12, 31))


def test_the_national_holiday_and_the_working_saturday_are_counted():
    """2025: 1 to 8 October are free, Sunday 28 September and Saturday 11 October are worked."""
    due = add_working_days(date(2025, 9, 26), 10, calendar=CALENDAR)
    assert due.day == date(2025, 10, 16)
    assert is_working(date(2025, 9, 28), calendar=CALENDAR)
    assert not is_working(date(2025, 10, 8), calendar=CALENDAR)


def test_beyond_the_tables_only_weekends_are_left_out_and_it_is_said():
    due = add_working_days(CALENDAR.last + timedelta(days=30), 5, calendar=CALENDAR)
    assert due.beyond_table
    assert due.day.weekday() < 5


@given(DAYS, st.integers(1, 60))
def test_a_period_ends_on_a_working_day_so_many_working_days_later(start, days):
    due = add_working_days(start, days, calendar=CALENDAR)
    assert is_working(due.day, calendar=CALENDAR)
    assert working_days_between(start, due.day, calendar=CALENDAR) == days
    assert working_days_between(due.day, start, calendar=CALENDAR) == -days


@pytest.mark.parametrize("days", [0, 251])
def test_a_period_of_no_length_is_refused(days):
    with pytest.raises(ValueError, match="1 to 250"):
        add_working_days(date(2025, 1, 2), days, calendar=CALENDAR)


@given(DAYS, st.integers(-40, 40))
def test_steps_only_grow_with_time_and_never_come_early(due_on, shift):
    today = due_on + timedelta(days=shift)
    periods = Periods()
    steps = due_steps(due_on=due_on, today=today, periods=periods, calendar=CALENDAR)
    later = due_steps(due_on=due_on, today=today + timedelta(days=1), periods=periods, calendar=CALENDAR)
    assert set(steps) <= set(later)
    assert (Step.DUE in steps) == (today >= due_on)
    if today <= due_on:
        assert Step.HEADS not in steps
        assert Step.AUTHORITY not in steps
    stage = stage_of(due_on=due_on, today=today, periods=periods, calendar=CALENDAR)
    assert (stage == "late") == (today > due_on)


def test_heads_hear_the_working_day_after_and_the_authority_five_later():
    friday = date(2025, 11, 14)
    steps = {
        day: due_steps(due_on=friday, today=day, periods=Periods(), calendar=CALENDAR)
        for day in (date(2025, 11, 15), date(2025, 11, 17), date(2025, 11, 20), date(2025, 11, 21))
    }
    assert Step.HEADS not in steps[date(2025, 11, 15)], "on Saturday nobody works"
    assert Step.HEADS in steps[date(2025, 11, 17)]
    assert Step.AUTHORITY not in steps[date(2025, 11, 20)]
    assert Step.AUTHORITY in steps[date(2025, 11, 21)]
