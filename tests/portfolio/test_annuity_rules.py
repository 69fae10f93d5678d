"""Properties of the annuity rules that hold for any patent."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from panhuo.cli.annuity import app
from panhuo.portfolio.annuities.late import late_steps, surcharge_on
from panhuo.portfolio.annuities.periods import add_months, add_years
from panhuo.portfolio.annuities.schedule import Facts, YearState, annuity_schedule
from panhuo.portfolio.annuities.tables import Kind, shipped_table
from panhuo.portfolio.annuities.workdays import official_calendar

TABLE = shipped_table()
CALENDAR = official_calendar()
days = st.dates(min_value=date(2004, 1, 1), max_value=date(2026, 12, 31))


def test_schedule_totals_of_the_three_kinds():
    assert [TABLE.total(kind, years) // 100 for kind, years in zip(Kind, (20, 10, 15), strict=True)] == [
        82300,
        11200,
        26200,
    ]


@given(day=days, months=st.integers(0, 400))
def test_a_period_ends_on_the_corresponding_day_or_the_last_of_a_short_month(day: date, months: int):
    end = add_months(day, months)
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)
    assert (end.year - day.year) * 12 + end.month - day.month == months


@given(day=days)
def test_a_roll_ends_on_the_first_working_day(day: date):
    rolled = CALENDAR.roll(day)
    if not rolled.beyond_table:
        assert not CALENDAR.is_holiday(rolled.day)
        assert all(CALENDAR.is_holiday(day + timedelta(days=n)) for n in range((rolled.day - day).days))


@given(day=days, full=st.sampled_from([60000, 90000, 200000, 800000]), late=st.integers(1, 200))
def test_the_surcharge_is_that_of_its_bracket(day: date, full: int, late: int):
    due = CALENDAR.roll(day)
    steps = late_steps(due, full=full, table=TABLE)
    paid = due.day + timedelta(days=late)
    bracket = next((step for step in steps if paid <= step.until), steps[-1])
    assert surcharge_on(paid, due=due, full=full, table=TABLE) == bracket.surcharge <= full // 4


@given(
    kind=st.sampled_from(Kind),
    filed=days,
    wait=st.integers(30, 2000),
    paid=st.integers(0, 20),
    later=st.integers(0, 9000),
)
def test_states_follow_one_another_and_nothing_is_owed_after_a_lapse(kind, filed, wait, paid, later):
    granted = filed + timedelta(days=wait)
    facts = Facts(kind, filed, granted, paid_through=paid or None)
    schedule = annuity_schedule(facts, table=TABLE, calendar=CALENDAR, as_of=granted + timedelta(days=later))
    states = [year.state for year in schedule.years]
    if YearState.LAPSED in states:
        assert set(states[states.index(YearState.LAPSED) :]) == {YearState.LAPSED}
    assert all(y.due is None or y.due.nominal == add_years(filed, y.year - 1) for y in schedule.years)
    assert YearState.LAPSED not in states or facts.paid_through is not None


def test_the_command_answers_in_json():
    asked = ["--kind", "invention", "--filed", "1997-06-03", "--granted", "2001-08-01", "--paid-through", "5", "--json"]
    answer = json.loads(CliRunner().invoke(app, asked).stdout)
    assert (answer["total_full"], answer["owed_from_grant"]) == (82300, 78400)
    assert {"year": 6, "due": "2002-06-03", "full": "1200.00"}.items() <= answer["years"][1].items()


def test_wrong_input_is_named():
    result = CliRunner().invoke(app, ["--kind", "invention", "--filed", "2020-02-30", "--granted", "2021-01-01"])
    assert result.exit_code == 2
    assert "2020-02-30" in result.output
