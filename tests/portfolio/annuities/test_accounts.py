"""Accounts follow their patents, payments and encumbrances."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Count
from django.utils import timezone

from panhuo.orgs.api import InvalidInput, NotAllowed, Notification
from panhuo.patents.api import record_encumbrance
from panhuo.portfolio.annuities.api import (
    AccountFilters,
    AccountState,
    AnnuityAccount,
    AnnuityDue,
    account_facets,
    filter_accounts,
    forecast,
    record_payment,
    remind,
    rulebook,
    state_condition,
    state_of,
    stop_paying,
    sync_accounts,
    update_account,
    withdraw_payment,
)
from portfolio.annuities.records import make_accounts, make_patents

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 25)


def fresh(account: AnnuityAccount) -> AnnuityAccount:
    return AnnuityAccount.objects.get(pk=account.pk)


@pytest.fixture(autouse=True)
def _today(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def test_accounts_are_made_and_reckoned_once(university):
    (account,) = make_accounts(university, 1, paid_through=9)
    assert (account.first_year, account.last_year, account.next_year) == (3, 20, 10)
    assert (account.next_nominal, account.next_due) == (date(2026, 1, 3), date(2026, 1, 4))  # a working Sunday
    assert (account.next_payable, account.cost_to_expiry) == (400000, (3 * 4000 + 3 * 6000 + 5 * 8000) * 100)
    assert AnnuityDue.objects.filter(account=account).count() == 11
    assert sync_accounts(university) == {"added": 0, "computed": 0}


def test_what_is_paid_is_not_guessed(university):
    (account,) = make_accounts(university, 1)
    assert state_of(account, today=TODAY) is AccountState.UNSURE
    assert (account.paid_year, account.next_due) == (None, date(2026, 1, 4))


def test_the_schedule_follows_the_patent(university, office):
    from panhuo.patents.api import PatentValues, save_patent

    (account,) = make_accounts(university, 1, paid_through=9)
    said = PatentValues(title="一种示例装置1", application_date=date(2017, 5, 8))
    save_patent(said, holder=university, visibility="organisation", actor=office, patent=account.patent)
    sync_accounts(university)
    assert fresh(account).next_due == date(2026, 5, 8)


def test_a_payment_in_part_leaves_the_year_open_and_the_rest_closes_it(university, office):
    (account,) = make_accounts(university, 1, paid_through=9)
    record_payment(account, year=10, day=date(2025, 10, 1), amount=300000, actor=office, receipt_no="A1")
    assert (fresh(account).next_year, fresh(account).next_paid) == (10, 300000)
    rest = record_payment(account, year=10, day=date(2025, 10, 2), amount=100000, actor=office, receipt_no="A2")
    assert fresh(account).next_year == 11
    with pytest.raises(InvalidInput):
        record_payment(account, year=10, day=date(2025, 10, 3), amount=1, actor=office, receipt_no="A2")
    withdraw_payment(rest, actor=office)
    assert fresh(account).next_year == 10


def test_only_staff_of_the_organisation_change_accounts(university, outsider):
    (account,) = make_accounts(university, 1)
    with pytest.raises(NotAllowed):
        update_account(account, values={"paid_through": 9}, actor=outsider)
    assert not AnnuityAccount.objects.visible_to(outsider).exists()


def test_preservation_keeps_an_unpaid_patent_from_being_called_lapsed(university, office):
    (account,) = make_accounts(university, 1, paid_through=8)
    assert state_of(account, today=TODAY) is AccountState.OVERDUE
    record_encumbrance(
        account.patent,
        kind="preservation",
        organisation=university,
        first=date(2025, 6, 1),
        source="示例裁定",
        actor=office,
    )
    update_account(account, values={"note": "保全"}, actor=office)
    assert state_of(fresh(account), today=TODAY) is AccountState.SUSPENDED


def test_the_database_says_the_same_state_as_the_record(university):
    for paid, start in ((None, 1), (8, 101), (9, 201), (11, 301), (20, 401)):
        make_accounts(university, 2, start=start, paid_through=paid)
    make_accounts(university, 1, start=501, application_date=None)
    for account in AnnuityAccount.objects.all():
        state = state_of(account, today=TODAY)
        found = [
            s for s in AccountState.values
            if AnnuityAccount.objects.filter(state_condition(s, today=TODAY), pk=account.pk).exists()
        ]  # fmt: skip
        assert found == [state]
    counts = account_facets(AnnuityAccount.objects.all(), AccountFilters(), today=TODAY)
    assert sum(counts["state"].values()) == AnnuityAccount.objects.count() == counts["total"][""]
    narrowed = filter_accounts(AnnuityAccount.objects.all(), AccountFilters(state=("settled",)), today=TODAY)
    assert narrowed.count() == 2


def test_forecast_counts_each_month_and_leaves_out_what_was_given_up(university, office):
    accounts = make_accounts(university, 3, paid_through=9)
    make_accounts(university, 1, start=50)
    months = forecast(university, today=TODAY)
    january = next(m for m in months if m.first == date(2026, 1, 1))
    assert (january.known, january.known_count, january.unsure_count) == (3 * 400000, 3, 1)
    stop_paying(university, accounts=[accounts[0].pk], on=TODAY, actor=office, reason="示例")
    january = next(m for m in forecast(university, today=TODAY) if m.first == date(2026, 1, 1))
    assert january.known_count == 2


def test_reminders_are_told_once_and_on_working_days(university, office):
    make_accounts(university, 2, paid_through=9)
    rules = rulebook()
    assert remind(university, rules=rules, today=date(2025, 12, 7)) == 0
    remind(university, rules=rules, today=date(2025, 12, 8))
    remind(university, rules=rules, today=date(2025, 12, 8))
    remind(university, rules=rules, today=date(2025, 12, 9))
    told = Notification.objects.filter(user=office)
    assert told.values("key").annotate(n=Count("pk")).filter(n__gt=1).count() == 0
    assert told.count() == 2 * 2  # two days (3 and 4 January), at 90 and at 30 days
    by_day = {"2025-12-31", "2026-01-04"}  # Saturday 3 January is a holiday: pay on the last working day before it
    assert {day for day in by_day for note in told if day in note.text} == by_day


def test_a_dead_patent_gets_no_account(university):
    make_patents(university, 1, status_text="未缴年费终止失效")
    assert sync_accounts(university)["added"] == 0


def test_the_announcement_of_the_grant_gives_its_day_and_foreign_patents_stay_out(university):
    from panhuo.patents.api import IdentifierValue, publication

    said = {"grant_date": None, "publication_date": date(2019, 6, 4), "status_text": "有效"}
    make_patents(university, 1, identifiers=(publication("CN205246987U"),), kind="utility", **said)
    both = (publication("CN109000001A"), publication("CN109000001B"))
    make_patents(university, 1, identifiers=both, **said)
    make_patents(university, 1, identifiers=(IdentifierValue("foreign", "EP3012345B1"),), **said)
    sync_accounts(university)
    found = dict(AnnuityAccount.objects.values_list("kind", "gap"))
    assert found == {"utility": "", "invention": "granted"}
