"""What has to be filed, by when, and what the number of the office changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from deals.agreements.records import approved, draft, in_force, paper
from panhuo.deals.agreements.api import AgreementState, Stopped, add_file, amend, sign, terminate
from panhuo.deals.filings.api import (
    Filing,
    cancel_pledge,
    drop,
    filing_document,
    open_pledge,
    refused,
    remind_all,
    send,
    set_details,
    settle,
)
from panhuo.orgs.api import InvalidInput, NotAllowed, Notification
from panhuo.patents.api import Encumbrance, record_encumbrance
from portfolio.annuities.records import make_patents

pytestmark = pytest.mark.django_db


def licence_filing(agreement: Any) -> Filing:
    return Filing.objects.get(agreement=agreement, form="licence", step="first")


@pytest.mark.parametrize(
    ("effective", "nominal", "due"),
    [
        (date(2025, 1, 15), date(2025, 4, 15), date(2025, 4, 15)),
        (date(2024, 11, 30), date(2025, 2, 28), date(2025, 2, 28)),
        (date(2025, 7, 2), date(2025, 10, 2), date(2025, 10, 9)),
    ],
)
def test_three_months_from_effect_by_rule_5(university, office, effective, nominal, due):
    agreement = in_force(draft(office, university, starts_on=None, ends_on=None), office, on=effective)
    row = licence_filing(agreement)
    assert (row.basis_on, row.nominal, row.due) == (effective, nominal, due)
    assert row.article == "专利法实施细则第十五条第二款、第五条"


def test_a_signed_contract_waits_for_its_day_of_effect(university, office):
    agreement = approved(draft(office, university), office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    sign(agreement, signed_on=date(2026, 3, 2), effective_on=None, actor=office)
    row = licence_filing(agreement)
    assert (row.due, row.unknown) == (None, "合同生效日")
    assert Filing.objects.filter(agreement=agreement, form="technology").exists()


def test_reminders_come_once_a_stage_and_stop_with_the_number(university, office):
    agreement = in_force(draft(office, university), office, on=date(2026, 3, 2))
    row = licence_filing(agreement)
    assert row.nominal == date(2026, 6, 2)
    for day in (date(2026, 3, 20), date(2026, 5, 4), date(2026, 5, 5), date(2026, 6, 1), date(2026, 6, 1)):
        remind_all(today=day)
    told = [one.text for one in Notification.objects.filter(user=office, key__startswith="filing:").order_by("pk")]
    assert len(told) == 2
    assert all("2026-06-02" in text for text in told)
    remind_all(today=date(2026, 6, 8))
    assert "逾期" in Notification.objects.filter(user=office, key__contains=":late:").get().text
    send(row, on=date(2026, 5, 20), actor=office)
    with pytest.raises(InvalidInput, match="编号"):
        settle(row, on=date(2026, 5, 28), number=" ", actor=office)
    with pytest.raises(InvalidInput, match="早于提交日"):
        settle(row, on=date(2026, 5, 1), number="X2026330000001", actor=office)
    settle(row, on=date(2026, 5, 28), number="X2026330000001", actor=office)
    assert remind_all(today=date(2026, 6, 20)) == 0


def test_a_change_and_an_end_follow_what_was_filed(university, office):
    agreement = in_force(draft(office, university), office)
    settle(licence_filing(agreement), on=date(2026, 4, 1), number="X1", actor=office)
    amend(agreement, ends_on=date(2031, 2, 28), note="补充协议", actor=office)
    terminate(agreement, on=date(2026, 7, 1), reason="协商", actor=office)
    steps = list(
        Filing.objects.filter(agreement=agreement, form="licence").order_by("pk").values_list("step", flat=True)
    )
    assert steps == ["first", "change", "cancel"]


def test_a_transfer_has_no_limit_and_works_from_registration(university, office):
    agreement = approved(draft(office, university, kind="transfer", starts_on=None, ends_on=None), office)
    add_file(agreement, kind="signed", name="签字件.pdf", file=paper(), actor=office)
    sign(agreement, signed_on=date(2026, 3, 2), effective_on=None, actor=office)
    row = Filing.objects.get(agreement=agreement, form="transfer")
    assert (row.due, row.article) == (None, "专利法第十条第三款")
    settle(row, on=date(2026, 5, 6), number="登记示例 1", actor=office)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.effective_on) == (AgreementState.IN_FORCE, date(2026, 5, 6))


def test_a_pledge_lies_on_its_patents_from_registration_to_cancelling(university, office):
    patents = make_patents(university, 2)
    row = open_pledge(
        holder=university, patents=patents, pledgee="示例银行", amount=1_000_000_00, contract="质字示例", actor=office
    )
    assert not Encumbrance.objects.exists()
    settle(row, on=date(2026, 2, 3), number="Y2026980000001", actor=office)
    lies = Encumbrance.objects.filter(kind="pledge", withdrawn=False)
    assert set(lies.values_list("party", "first", "last")) == {("示例银行", date(2026, 2, 3), None)}
    row.refresh_from_db()
    over = cancel_pledge(row, actor=office)
    settle(over, on=date(2026, 8, 3), number="Y2026980000002", actor=office)
    assert set(lies.values_list("last", flat=True)) == {date(2026, 8, 3)}


def test_preservation_stops_a_pledge(university, office):
    patent = make_patents(university, 1)[0]
    record_encumbrance(patent, kind="preservation", organisation=university, first=None, source="裁定书", actor=office)
    with pytest.raises(Stopped, match="第一百零四条"):
        open_pledge(holder=university, patents=[patent], pledgee="示例银行", amount=None, contract="", actor=office)


def test_refused_stays_to_be_done_and_dropped_says_why(university, office, outsider):
    row = licence_filing(in_force(draft(office, university), office))
    with pytest.raises(NotAllowed):
        drop(row, reason="x", actor=outsider)
    refused(row, reason="缺签字页", actor=office)
    row.refresh_from_db()
    assert row.state == "refused"
    send(row, on=timezone.localdate(), actor=office)
    with pytest.raises(InvalidInput, match="原因"):
        drop(row, reason="", actor=office)


def test_the_form_is_filled_with_what_was_filed_before(university, office):
    from deals.agreements.test_documents import words_of

    patent = make_patents(university, 1)[0]
    first = in_force(draft(office, university, patents=[patent], taker="甲公司"), office)
    settle(licence_filing(first), on=date(2026, 4, 1), number="X2026330000009", actor=office)
    second = in_force(draft(office, university, patents=[patent], taker="乙公司", price=5000_00), office)
    row = set_details(licence_filing(second), details={"way": "一次总算", "rate": ""}, actor=office)
    text = words_of(filing_document(row).data)
    for wanted in ("X2026330000009", "乙公司", "5,000.00 元", "一次总算", "纯专利", patent.title, str(row.due)):
        assert wanted in text
