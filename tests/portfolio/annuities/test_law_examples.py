"""The worked legal cases on annuities (../shared/data/law_examples.json); verified ones are law."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from panhuo.portfolio.annuities.rules.compensation import compensation_years, drug_compensation
from panhuo.portfolio.annuities.rules.late import LateBase, grace_end, surcharge_on
from panhuo.portfolio.annuities.rules.payments import Paid, settle
from panhuo.portfolio.annuities.rules.periods import add_years
from panhuo.portfolio.annuities.rules.reductions import Period, Reduction, percent_off, reduced
from panhuo.portfolio.annuities.rules.restoration import deemed_receipt, restoration_deadline
from panhuo.portfolio.annuities.rules.schedule import Facts, YearState, annuity_schedule
from panhuo.portfolio.annuities.rules.tables import Kind, shipped_table
from panhuo.portfolio.annuities.rules.terms import grant_year_candidates, term_end
from panhuo.portfolio.annuities.rules.workdays import Rolled, WorkCalendar, official_calendar

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "law_examples.json"
pytestmark = pytest.mark.shared
TABLE = shipped_table()
CALENDAR = official_calendar()


def case(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    if not FILE.is_file():
        pytest.skip("needs ../shared/data/law_examples.json, which is not on this machine")
    found = next(c for c in json.loads(FILE.read_text(encoding="utf-8")) if c["id"] == name)
    return found["input"], found["expected"]


def day(text: str) -> date:
    return date.fromisoformat(text)


def years_of(given: dict[str, Any], calendar: WorkCalendar = CALENDAR) -> dict[int, Any]:
    facts = Facts(
        Kind(given["kind"]), day(given["filed"]), day(given["granted"]), paid_through=given.get("paid_through")
    )
    schedule = annuity_schedule(facts, table=TABLE, calendar=calendar, as_of=facts.granted)
    return {year.year: year for year in schedule.years}


def test_a01_owed_from_the_year_of_grant():
    given, wanted = case("A01")
    facts = Facts(Kind.INVENTION, day(given["filed"]), day(given["granted"]), paid_through=given["paid_through"])
    schedule = annuity_schedule(facts, table=TABLE, calendar=CALENDAR, as_of=day("2002-01-01"))
    unpaid = [y for y in schedule.years if y.state is not YearState.PAID]
    assert schedule.grant_years == (wanted["grant_year"],)
    assert (unpaid[0].year, unpaid[0].due.day) == (wanted["next_year"], day(wanted["due"]))
    assert f"{schedule.owed / 100:.2f}" == wanted["sum_due_years_5_to_20"]
    assert f"{schedule.total_full / 100:.2f}" == wanted["total_full_schedule_1_to_20"]


def test_a02_due_days_and_amounts():
    given, wanted = case("A02")
    years = years_of(given)
    assert min(years) == wanted["grant_year"]
    for number, due in wanted["dues"].items():
        assert years[int(number)].due.nominal == day(due)
        assert f"{years[int(number)].full / 100:.2f}" == wanted["full"][number]


def test_a05_old_designs_keep_ten_years():
    given, wanted = case("A05")
    years = years_of(given)
    assert max(years) == wanted["last_fee_year"] == wanted["term_years"]
    assert years[10].due.nominal == day(wanted["last_due"])
    assert TABLE.total(Kind.DESIGN, 10) == round(float(wanted["total_full"]) * 100)


def test_a06_and_a07_leap_days_do_not_wander():
    given, wanted = case("A06")
    years = years_of(given)
    assert {str(n): str(years[n].due.nominal) for n in range(2, 7)} == wanted["nominal"]
    assert {str(n): str(years[n].due.day) for n in range(2, 7)} == wanted["rolled"]
    given, wanted = case("A07")
    years = years_of(given)
    assert (years[4].due.nominal, years[5].due.nominal) == (day(wanted["due_year_4"]), day(wanted["due_year_5"]))
    assert years[5].grace_end.nominal == day(wanted["grace_end_year_5"])


def test_a10_and_a11_ends_of_months():
    given, wanted = case("A10")
    due = Rolled(day(given["due"]), day(given["due"]))
    assert grace_end(due, table=TABLE, calendar=CALENDAR).nominal == day(wanted["grace_end"])
    given, wanted = case("A11")
    years = years_of(given)
    assert min(years) == wanted["grant_year"]
    assert years[2].due.nominal == day(wanted["due_year_2"])
    assert years[2].grace_end.nominal == day(wanted["grace_end_year_2"])


def test_a13_both_readings_of_a_rolled_day():
    given, wanted = case("A13")
    year = years_of(given)[7]
    assert (year.due.nominal, year.due.day) == (day(wanted["nominal"]), day(wanted["due"]))
    assert year.grace_end.day == day(wanted["grace_end_rolled_base"])
    nominal = grace_end(year.due, table=TABLE, calendar=CALENDAR, base=LateBase.NOMINAL)
    assert nominal.day == day(wanted["grace_end_nominal_base"])


def test_a15_to_a17_holidays_working_weekends_and_the_horizon():
    given, wanted = case("A15")
    assert years_of(given)[6].due == Rolled(day(wanted["nominal"]), day(wanted["due"]))
    given, wanted = case("A16")
    assert years_of(given)[5].due.day == day(wanted["due"])
    given, wanted = case("A17")
    assert CALENDAR.roll(add_years(day(given["filed"]), given["year"] - 1)) == Rolled(
        day(wanted["nominal"]), day(wanted["due"]), beyond_table=True
    )


@pytest.mark.parametrize("name", ["A18", "A19", "A21", "A24"])
def test_late_fee_brackets(name: str):
    given, wanted = case(name)
    due = Rolled(day(given["due"]), day(given["due"]))
    full = round(float(given["full"]) * 100)
    paid = day(given["paid_on"])
    assert f"{surcharge_on(paid, due=due, full=full, table=TABLE) / 100:.2f}" == wanted["surcharge"]
    if "next_day_2024-09-13" in wanted:
        after = surcharge_on(paid + timedelta(days=1), due=due, full=full, table=TABLE)
        assert f"{after / 100:.2f}" == wanted["next_day_2024-09-13"]


def test_a26_and_a27_restoration_runs_from_receipt():
    given, wanted = case("A26")
    received = day(given["notice_entered_system"])
    assert restoration_deadline(received, calendar=CALENDAR).nominal == day(wanted["deadline"])
    given, wanted = case("A27")
    received = deemed_receipt(day(given["notice_posted"]))
    assert received == day(wanted["deemed_received"])
    assert restoration_deadline(received, calendar=CALENDAR).day == day(wanted["deadline"])


@pytest.mark.parametrize("name", ["A30", "A32", "A33"])
def test_the_best_reduction_applies_and_none_stack(name: str):
    given, wanted = case(name)
    licensed = bool(given.get("open_licence")) or bool(given.get("licences_granted"))
    off = percent_off(
        year=given["year"],
        due=date(2024, 1, 1),
        grant_year=given["year"] - 1,
        reduction=Reduction(given["reduction"]) if given.get("reduction") else None,
        reduction_years=TABLE.reduction_years,
        open_licences=(Period(date(2023, 1, 1)),) if licensed else (),
        open_licence_percent=TABLE.open_licence_percent,
    )
    assert str(off) == wanted["applied"].replace("none", "0")
    assert f"{reduced(round(float(given['full']) * 100), off) / 100:.2f}" == wanted["annuity_payable"]


def test_a42_the_end_of_the_term_does_not_roll():
    given, wanted = case("A42")
    assert term_end(Kind.UTILITY, filed=day(given["filed"])) == day(wanted["expiry_corresponding_day"])


def test_a43_nothing_lapses_under_preservation():
    given, _ = case("A43")
    due = day(given["due"])
    facts = Facts(
        Kind.INVENTION,
        add_years(due, -6),
        add_years(due, -4),
        suspensions=(Period(day(given["preservation_from"])),),
        paid_through=6,
    )
    schedule = annuity_schedule(facts, table=TABLE, calendar=CALENDAR, as_of=day(given["as_of"]))
    assert next(y for y in schedule.years if y.year == 7).state is YearState.SUSPENDED


def test_a44_a_grant_on_the_anniversary_is_not_guessed():
    given, wanted = case("A44")
    found = grant_year_candidates(filed=day(given["filed"]), granted=day(given["granted"]))
    assert list(found) == wanted["candidates"]
    facts = Facts(Kind.INVENTION, day(given["filed"]), day(given["granted"]))
    assert annuity_schedule(facts, table=TABLE, calendar=CALENDAR, as_of=facts.granted).owed is None


def test_a37_and_a45_compensation_for_new_drugs():
    given, wanted = case("A37")
    found = drug_compensation(filed=day(given["filed"]), approved=day(given["approved_in_china"]), calendar=CALENDAR)
    assert (found.term_end, found.cap) == (day(wanted["compensated_end"]), "five_years")
    assert found.request_by.nominal == day(wanted["request_by"])
    given, wanted = case("A45")
    found = drug_compensation(filed=day(given["filed"]), approved=day(given["approved_in_china"]), calendar=CALENDAR)
    assert (found.term_end, found.cap) == (day(wanted["compensated"]), "fourteen_years")


def test_a41_paid_in_part_is_unpaid_and_the_day_is_that_of_sending():
    given, wanted = case("A41")
    due, full = Rolled(day(given["due"]), day(given["due"])), round(float(given["full"]) * 100)
    part = Paid(7, day(given["remitted_by_bank"]), round(float(given["paid"]) * 100))
    found = settle([part], due=due, payable=full, full=full, table=TABLE, calendar=CALENDAR)
    assert (found.settled_on, found.missing) == (None, full - part.amount)
    whole = Paid(7, day(wanted["payment_day"]), full)
    assert settle([whole], due=due, payable=full, full=full, table=TABLE, calendar=CALENDAR).settled_on == whole.day
    # two months late: what is missing grows by 5 % of the full annuity
    rest = Paid(7, day("2024-07-20"), full - part.amount)
    assert settle([part, rest], due=due, payable=full, full=full, table=TABLE, calendar=CALENDAR).missing == full // 20


def test_a46_an_incomplete_year_of_compensation_is_not_decided():
    given, wanted = case("A46")
    facts = Facts(Kind.INVENTION, day("2005-01-10"), day("2010-02-02"), compensation_days=given["compensation_days"])
    schedule = annuity_schedule(facts, table=TABLE, calendar=CALENDAR, as_of=facts.granted)
    assert list(schedule.compensation_candidates) == wanted["candidates"]
    assert {f"{year.full / 100:.2f}" for year in schedule.compensation} == {wanted["per_year"]}
    assert compensation_years(filed=facts.filed, days=365) == (1,)
