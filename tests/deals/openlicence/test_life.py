"""A statement from its first check to licences that outlive it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from panhuo.deals.agreements.api import record_consent
from panhuo.deals.filings.api import Filing
from panhuo.deals.openlicence.api import (
    OpenStatement,
    StatementState,
    Unfit,
    announce,
    announce_withdrawal,
    ask_withdrawal,
    check_statement,
    create_statement,
    edit_statement,
    end_due,
    errors_of,
    give_notice,
    record_notice,
    record_payment,
    submit_statement,
    take_back_notice,
)
from panhuo.orgs.api import InvalidInput, NotAllowed
from panhuo.patents.api import Encumbrance, record_encumbrance
from panhuo.portfolio.annuities.api import AnnuityAccount, schedule_of
from portfolio.annuities.records import make_accounts, make_patents

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
GOOD = {
    "mode": "entry_and_royalty", "entry": 10_000_00, "rate": 3, "base": "net_sales", "currency": "CNY",
    "due": "每年 1 月 31 日前支付上一年度提成", "first": date(2026, 1, 1), "last": date(2030, 12, 31),
}  # fmt: skip


def days_ago(n: int) -> date:
    return TODAY - timedelta(days=n)


def paid_up(university: Any, count: int = 1, **said: Any) -> list[Any]:
    """Patents whose annuities are known to be paid."""
    accounts = make_accounts(university, count, paid_through=12, **said)
    return [one.patent for one in accounts]


def drafted(office: Any, university: Any, patent: Any = None, **said: Any) -> OpenStatement:
    patent = patent or paid_up(university)[0]
    return create_statement(actor=office, holder=university, patent=patent, **GOOD | said)


def announced(office: Any, university: Any, patent: Any = None, **said: Any) -> OpenStatement:
    one = check_statement(drafted(office, university, patent, **said), actor=office)
    assert one.findings == [], one.findings
    submit_statement(one, on=days_ago(60), actor=office)
    return announce(one, on=days_ago(40), number="公告示例 1 号", actor=office)


def codes(statement: OpenStatement) -> set[str]:
    return {one["code"] for one in statement.findings}


def test_a_clean_statement_passes_and_errors_keep_it_a_draft(university, office):
    one = drafted(office, university, other="国际领先，市场前景广阔", rate=None, last=date(2099, 1, 1))
    one = check_statement(one, actor=office)
    assert {"promotional", "rate_missing", "beyond_term"} <= codes(one)
    assert one.state == StatementState.DRAFT
    with pytest.raises(Unfit):
        submit_statement(one, on=TODAY, actor=office)
    one = check_statement(edit_statement(one, actor=office, **GOOD | {"other": ""}), actor=office)
    assert (one.state, one.findings) == (StatementState.CHECKED, [])


def test_what_lies_on_the_patent_stops_the_statement(university, office):
    patent = paid_up(university, owners=(university.name, "示例科技有限公司"))[0]
    lay = {"organisation": university, "first": date(2025, 1, 1), "source": "登记", "actor": office}
    record_encumbrance(patent, kind="exclusive", party="甲公司", last=date(2099, 1, 1), **lay)
    record_encumbrance(patent, kind="pledge", party="示例银行", **lay)
    one = check_statement(drafted(office, university, patent), actor=office)
    assert {"in_exclusive_licence", "pledged_without_consent", "coowner_consent"} <= codes(one)
    for role, party in (("owner", "示例科技有限公司"), ("pledgee", "示例银行")):
        record_consent(
            patent, organisation=university, role=role, party=party, acts=["open_licence"], given_on=days_ago(9),
            source="同意书", actor=office,
        )  # fmt: skip
    assert codes(check_statement(one, actor=office)) == {"in_exclusive_licence"}


def test_a_utility_model_needs_its_report_and_a_paid_annuity(university, office):
    patent = make_patents(
        university, 1, kind="utility", application_date=date(2022, 3, 1), grant_date=date(2023, 1, 1)
    )[0]
    one = check_statement(drafted(office, university, patent, last=date(2031, 1, 1)), actor=office)
    assert errors_of(one.findings)[0]["code"] == "no_report"
    assert "annuity_unknown" in codes(one), "nobody said what is paid: a warning, not an answer"


def test_three_firms_accept_and_live_on_after_withdrawal_with_the_reduction(university, office, enterprise, firm):
    account = make_accounts(university, 1, paid_through=10)[0]
    AnnuityAccount.objects.filter(pk=account.pk).update(reduction_percent=0)
    one = announced(office, university, account.patent)
    assert Encumbrance.objects.get(kind="open_statement").first == days_ago(40)
    first = give_notice(one, organisation=enterprise, contact="示例联系人", text="我单位接受", actor=firm)
    assert first.missing == "payment", "notice alone gives no licence"
    paid = record_payment(first, day=days_ago(0), amount=9_999_99, note="", actor=office)
    assert paid.obtained_on is None, "a part is not payment"
    paid = record_payment(first, day=TODAY, amount=1, note="", actor=office)
    assert paid.obtained_on == TODAY
    others = [
        record_notice(one, name=name, uscc="", contact="", notice_on=days_ago(30), actor=office)
        for name in ("乙公司", "丙公司")
    ]
    for row in others:
        record_payment(row, day=days_ago(20), amount=10_000_00, note="银行回单", actor=office)
    with pytest.raises(NotAllowed):
        take_back_notice(paid, actor=firm)
    licences = Encumbrance.objects.filter(kind="open_licence", withdrawn=False)
    assert sorted(licences.values_list("party", flat=True)) == sorted([enterprise.name, "乙公司", "丙公司"])
    waiting = record_notice(one, name="丁公司", uscc="", contact="", notice_on=days_ago(10), actor=office)
    ask_withdrawal(one, on=days_ago(8), actor=office)
    one.refresh_from_db()
    announce_withdrawal(one, on=days_ago(5), actor=office)
    late = record_payment(waiting, day=days_ago(1), amount=10_000_00, note="", actor=office)
    assert (late.obtained_on, late.missing) == (None, "too_late")
    assert Encumbrance.objects.get(kind="open_statement").last == days_ago(6)
    assert licences.count() == 3, "licences live on"
    assert set(licences.values_list("last", flat=True)) == {date(2030, 12, 31)}
    account.refresh_from_db()
    years = {year.year: year for year in schedule_of(account, today=TODAY).schedule.years}
    assert account.next_percent_off == 15
    assert years[account.next_year].percent_off == 15
    assert {row.agreement.state for row in (paid, *others) if row.refresh_from_db() is None} == {"in_force"}
    assert Filing.objects.filter(form="open_licence", due__isnull=False).count() == 3


def test_a_free_start_gives_the_licence_by_notice(university, office):
    one = announced(office, university, entry=0)
    row = record_notice(one, name="乙公司", uscc="", contact="", notice_on=days_ago(3), actor=office)
    assert row.obtained_on == days_ago(3)


def test_a_licence_arises_by_law_even_when_the_author_has_left(university, office, enterprise, firm):
    one = announced(office, university, entry=0)
    office.is_active = False
    office.save()
    row = give_notice(one, organisation=enterprise, contact="x", text="接受", actor=firm)
    assert row.obtained_on == TODAY
    assert row.agreement.created_by == office
    assert Encumbrance.objects.filter(kind="open_licence", party=enterprise.name).exists()


def test_only_the_announced_is_public_and_licensees_are_not(university, office, enterprise, firm, outsider):
    hidden = drafted(office, university, make_patents(university, 1, start=9)[0])
    one = announced(office, university)
    row = give_notice(one, organisation=enterprise, contact="x", text="接受", actor=firm)
    assert list(OpenStatement.objects.visible_to(outsider)) == [one]
    assert set(OpenStatement.objects.visible_to(office)) == {one, hidden}
    from panhuo.deals.openlicence.api import Acceptance

    assert list(Acceptance.objects.visible_to(firm)) == [row]
    assert not Acceptance.objects.visible_to(outsider).exists()


def test_a_patent_has_one_statement_and_it_ends_with_its_term(university, office):
    patent = paid_up(university)[0]
    one = announced(office, university, patent, last=days_ago(0) + timedelta(days=3))
    with pytest.raises(InvalidInput, match="已有一份声明"):
        drafted(office, university, patent)
    assert end_due(today=TODAY) == 0
    assert end_due(today=TODAY + timedelta(days=4)) == 1
    one.refresh_from_db()
    assert one.state == StatementState.ENDED
