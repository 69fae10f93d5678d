"""Receipts come in, a running annuity spreadsheet is taken over; both are shown first and can be undone."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from panhuo.orgs.api import InvalidInput, run_pending_jobs
from panhuo.patents.api import display_number
from panhuo.portfolio.annuities.api import (
    AnnuityAccount,
    AnnuityBatch,
    Payment,
    apply_annuity_batch,
    create_annuity_batch,
    marked_workbook,
    undo_annuity_batch,
)
from portfolio.annuities.records import make_accounts

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 25)


@pytest.fixture(autouse=True)
def _today(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def workbook(headings, rows) -> ContentFile:
    book = openpyxl.Workbook()
    book.active.append(["示例大学专利年费台账"])
    book.active.append(headings)
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return ContentFile(out.getvalue(), name="台账.xlsx")


def planned(university, office, kind, headings, rows) -> AnnuityBatch:
    batch = create_annuity_batch(university, kind=kind, name="台账.xlsx", file=workbook(headings, rows), actor=office)
    run_pending_jobs()
    batch.refresh_from_db()
    assert batch.state == "planned", batch.error
    return batch


HEADINGS = ["专利号", "专利名称", "下一年度", "缴费期限", "应缴金额", "费减", "学院", "负责人电话"]


def test_a_running_spreadsheet_is_compared_with_the_rules_applied_and_undone(university, office):
    right, wrong_day, wrong_money, _silent = make_accounts(university, 4)
    rows = [
        [f"ZL{display_number(right.patent)}", "", 10, "2026-01-03", "600", "85%", "示例学院", "x"],
        [display_number(wrong_day.patent), "", 10, "2026-02-04", 4000, "无", "示例学院", "x"],
        [display_number(wrong_money.patent), "", 10, "2026-01-05", 2000, "无", "", "x"],
        ["201799999999.9", "", 10, "2026-01-03", 4000, "无", "", "x"],
        [display_number(right.patent), "", 10, "2026-01-03", 600, "85%", "", "x"],
    ]
    batch = planned(university, office, "takeover", HEADINGS, rows)
    assert batch.unknown_headings == ["负责人电话"]
    found = {row.number: row for row in batch.rows.all()}
    assert [found[n].action for n in sorted(found)] == ["write", "differs", "differs", "refused", "refused"]
    assert [(d[0], d[1], d[2]) for d in found[4].differences] == [("due", "2026-02-04", "2026-01-04")]
    assert [(d[0], d[1], d[2]) for d in found[5].differences] == [("amount", "2000", "4000")]
    assert not AnnuityAccount.objects.exclude(paid_through=None).exists(), "a plan writes nothing"
    marked = openpyxl.load_workbook(marked_workbook(batch))
    assert "按规则为 2026-01-04" in marked.active["D4"].comment.text

    apply_annuity_batch(batch, with_differences=True, actor=office)
    run_pending_jobs()
    right.refresh_from_db()
    assert (right.paid_through, right.reduction_percent, right.department) == (9, 85, "示例学院")
    assert (right.next_year, right.next_payable) == (10, 60000)
    undo_annuity_batch(batch, actor=office)
    run_pending_jobs()
    right.refresh_from_db()
    assert (right.paid_through, right.reduction_percent, right.department) == (None, None, "")


RECEIPTS = ["申请号", "缴费年度", "缴费日期", "金额", "票据号"]


def test_receipts_pay_once_in_part_is_named_and_undo_takes_them_back(university, office):
    whole, part, known = make_accounts(university, 3, paid_through=9)
    numbers = [display_number(account.patent) for account in (whole, part, known)]
    rows = [
        [numbers[0], "第10年", "2025-11-20", "4,000.00", "P1"],
        [numbers[1], 10, "2025-11-20", 3900, "P1"],
        [numbers[0], "第10年", "2025-11-20", "4000", "P1"],
        [numbers[2], "十", "2025-11-20", 4000, "P1"],
    ]
    batch = planned(university, office, "receipts", RECEIPTS, rows)
    actions = list(batch.rows.order_by("number").values_list("action", flat=True))
    assert actions == ["write", "differs", "same", "refused"]
    assert "未缴足" in batch.rows.get(action="differs").differences[0][3]
    apply_annuity_batch(batch, with_differences=True, actor=office)
    run_pending_jobs()
    whole.refresh_from_db(), part.refresh_from_db()
    assert (whole.next_year, part.next_year, part.next_paid) == (11, 10, 390000)
    undo_annuity_batch(batch, actor=office)
    run_pending_jobs()
    whole.refresh_from_db()
    assert whole.next_year == 10
    assert not Payment.objects.filter(withdrawn=False).exists()


def test_a_file_without_the_needed_columns_says_which(university, office):
    batch = create_annuity_batch(
        university, kind="receipts", name="x.xlsx", file=workbook(["申请号", "名称"], [["x", "y"]]), actor=office
    )
    run_pending_jobs()
    batch.refresh_from_db()
    assert batch.state == "failed"
    assert "年度、缴费日、金额" in batch.error


def test_a_file_that_is_no_table_is_refused_with_a_reason(university, office):
    empty = ContentFile("申请号,年度\n".encode(), name="x.csv")
    batch = create_annuity_batch(university, kind="receipts", name="x.csv", file=empty, actor=office)
    run_pending_jobs()
    batch.refresh_from_db()
    assert "没有数据行" in batch.error
    with pytest.raises(InvalidInput, match="没有数据行"):
        marked_workbook(batch)


def test_a_killed_apply_goes_on_where_it_was(university, office, monkeypatch):
    from panhuo.portfolio.annuities.domain.batches import write

    accounts = make_accounts(university, 6, paid_through=9)
    rows = [[display_number(a.patent), 10, "2025-11-20", 4000, f"K{n}"] for n, a in enumerate(accounts)]
    batch = planned(university, office, "receipts", RECEIPTS, rows)
    monkeypatch.setattr(write, "CHUNK", 2)

    class Killed(BaseException):
        pass

    def kill(done, total) -> None:
        if done >= 4:
            raise Killed

    with pytest.raises(Killed):
        write.apply_rows(batch, with_differences=False, progress=kill)
    assert Payment.objects.count() == 2
    write.apply_rows(batch, with_differences=False)
    assert Payment.objects.count() == 6
