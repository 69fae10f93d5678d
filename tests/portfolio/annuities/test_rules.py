"""Properties of the annuity rules that hold for any patent."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from panhuo.cli.annuity import app
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.late import late_steps, surcharge_on
from panhuo.portfolio.annuities.rules.parse import parse_fee_tables, parse_holidays
from panhuo.portfolio.annuities.rules.periods import add_months, add_years
from panhuo.portfolio.annuities.rules.reductions import Period, Reduction
from panhuo.portfolio.annuities.rules.schedule import Facts, YearState, annuity_schedule
from panhuo.portfolio.annuities.rules.tables import Kind, shipped_table
from panhuo.portfolio.annuities.rules.workdays import official_calendar

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


def schedule(as_of: str, **facts):
    known = Facts(Kind.INVENTION, date(2015, 3, 2), date(2018, 5, 8), **facts)
    found = annuity_schedule(known, table=TABLE, calendar=CALENDAR, as_of=date.fromisoformat(as_of))
    return {year.year: year for year in found.years}


def test_a_reduction_holds_ten_years_from_the_grant_and_not_before_it_was_granted():
    years = schedule("2018-06-01", reduction=Reduction(85, date(2020, 1, 1)))
    assert {n: y.percent_off for n, y in years.items() if y.percent_off} == dict.fromkeys(range(6, 14), 85)
    both = schedule(
        "2018-06-01", reduction=Reduction(70), open_licences=(Period(date(2018, 5, 8), date(2033, 12, 31)),)
    )
    assert [both[n].percent_off for n in (4, 13, 14, 19, 20)] == [70, 70, 15, 15, 0]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2022-03-02", YearState.DUE),
        ("2022-03-03", YearState.GRACE),
        ("2022-09-02", YearState.GRACE),
        ("2022-09-03", YearState.LAPSED),
    ],
)
def test_the_day_decides_between_due_grace_and_lapse(as_of, state):
    assert schedule(as_of, paid_through=7)[8].state is state


def test_after_a_suspension_the_days_that_were_left_are_counted_on_before_we_say_lapsed():
    frozen = (Period(date(2022, 8, 3), date(2023, 1, 31)),)
    year = schedule("2022-12-01", paid_through=7, suspensions=frozen)[8]
    assert (year.state, year.warn_by, year.lapses_after) == (
        YearState.SUSPENDED,
        date(2023, 1, 31),
        date(2023, 3, 2),
    )
    assert schedule("2023-03-02", paid_through=7, suspensions=frozen)[8].state is YearState.GRACE
    assert schedule("2023-03-03", paid_through=7, suspensions=frozen)[8].state is YearState.LAPSED
    late = (Period(date(2022, 9, 5)),)
    assert schedule("2022-12-01", paid_through=7, suspensions=late)[8].state is YearState.LAPSED


def test_tables_are_dated_and_a_wrong_one_is_refused_by_name():
    steps = {kind: [[years, 100]] for kind, years in (("invention", 20), ("utility", 10), ("design", 15))}
    rates = {"compensation_year": 1, "late_percent_a_month": 5, "grace_months": 6, "restoration_fee": 1,
             "open_licence_percent": 15, "reduction_years": 10}  # fmt: skip
    dearer = {kind: [[step[0][0], "200.50"]] for kind, step in steps.items()}
    tables = parse_fee_tables({"tables": [{"from": "2024-01-01", **dearer}, {"from": "2001-03-01", **steps}], **rates})
    facts = Facts(Kind.UTILITY, date(2020, 5, 6), date(2020, 12, 1))
    years = annuity_schedule(facts, table=tables, calendar=CALENDAR, as_of=facts.granted).years
    assert [year.full for year in years[:6]] == [10000] * 4 + [20050] * 2
    with pytest.raises(RuleError, match="utility"):
        parse_fee_tables({"tables": [{"from": "2024-01-01", **steps, "utility": [[9, 100]]}], **rates})


def test_a_holiday_table_of_later_years_moves_the_horizon():
    found, last = parse_holidays(
        {"last": "2027-12-31", "holiday": ["2027-02-05..2027-02-11"], "workday": ["2027-02-14"]}
    )
    longer = CALENDAR.extended(found.items(), last=last)
    assert (longer.roll(date(2027, 2, 6)).day, longer.roll(date(2027, 2, 14)).day) == (
        date(2027, 2, 12),
        date(2027, 2, 14),
    )
    assert longer.roll(date(2028, 1, 1)).beyond_table


@pytest.mark.parametrize(
    "extra",
    [
        ["--granted", "2014-01-01"],
        ["--granted", "2018-05-08", "--reduction", "80"],
        ["--granted", "2018-05-08", "--open-licence", "2020-01-01"],
        ["--granted", "2018-05-08", "--payment", "8=20,00@2022-03-02"],
        ["--granted", "2036-01-01"],
    ],
)
def test_what_cannot_be_is_refused(extra):
    result = CliRunner().invoke(app, ["--kind", "invention", "--filed", "2015-03-02", *extra, "--json"])
    assert result.exit_code == 2


def test_only_inventions_are_compensated():
    asked = ["--filed", "2021-06-01", "--granted", "2022-01-04", "--compensation-days", "9", "--json"]
    assert CliRunner().invoke(app, ["--kind", "design", *asked]).exit_code == 2


def test_the_command_counts_restoration_from_receipt():
    asked = ["--kind", "invention", "--filed", "2015-03-02", "--granted", "2018-05-08", "--notice-posted", "2025-01-10"]
    found = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)["restoration"]
    assert (found["received"], found["deadline"], found["fee"]) == ("2025-01-25", "2025-03-25", "1000.00")
