"""What was filed elsewhere comes back in and is reconciled."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, job_remaining
from panhuo.patents.api import display_number
from panhuo.portfolio.inventory.api import (
    Filing,
    FilingMatch,
    FilingRow,
    FilingState,
    Side,
    apply_filing,
    choose,
    create_filing,
    field_words,
    may_run_inventory,
    missing_in,
    undo_filing,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.format import moment
from panhuo.web.inventory.choose import institution
from panhuo.web.inventory.files import workbook
from panhuo.web.listing import paginate
from panhuo.web.shortlists import Column, Narrowing, short_list, wants_workbook, workbook_of

BUSY = (FilingState.READING, FilingState.APPLYING)
MISSING = "missing"


@members_only
@require_http_methods(["GET", "POST"])
def filing_list(request: UserRequest) -> HttpResponseBase:
    """Files taken in so far (`?export=xlsx` as Excel), and the next one."""
    organisation = institution(request)
    may_run = may_run_inventory(request.user, organisation)
    if request.method == "POST":
        file = request.FILES.get("file")
        if not may_run:
            raise NotAllowed
        if file is None:
            raise InvalidInput(_("请选择文件"), field="file", code="empty")
        filing = create_filing(organisation, file=file, name=file.name or "", actor=request.user)
        return redirect("inventory-filing", filing.pk)
    filings = Filing.objects.visible_to(request.user).filter(organisation=organisation).select_related("created_by")
    listed = short_list(request, filings, by=[Narrowing("state", _("状态"), FilingState.choices)])
    if wants_workbook(request):
        return workbook_of(listed.rows, name=_("申报核对"), columns=_list_columns())
    context = {"organisation": organisation, "listed": listed, "page": listed.page, "may_run": may_run}
    return render(request, "web/inventory/filings.html", context)


def _list_columns() -> list[Column]:
    return [
        Column(_("文件"), 40, lambda filing: filing.name),
        Column(_("状态"), 12, lambda filing: str(filing.get_state_display())),
        Column(_("有差异"), 8, lambda filing: filing.counts.get("different", 0)),
        Column(_("上传人"), 16, lambda filing: str(filing.created_by or "")),
        Column(_("时间"), 17, lambda filing: moment(filing.created_at)),
    ]


@members_only
@require_GET
def filing_detail(request: UserRequest, pk: int) -> HttpResponse:
    """How the file's rows meet our entries; the differences to be decided."""
    filing = _filing(request, pk)
    if request.GET.get("part") == "progress":
        if filing.state not in BUSY:
            return HttpResponseClientRefresh()
        return render(request, "web/inventory/_filing_progress.html", _frame(filing))
    context = _frame(filing) | {"may_run": may_run_inventory(request.user, filing.organisation)}
    if not context["busy"]:
        context |= _rows(request, filing)
    return render(request, "web/inventory/filing.html", context)


@members_only
@require_POST
def filing_choose(request: UserRequest, pk: int) -> HttpResponse:
    """``bulk=theirs:self_grade`` decides a field everywhere; ``c-<row>-<field>`` one difference each."""
    filing = _filing(request, pk)
    wholesale = request.POST.get("bulk", "")
    if wholesale:
        side, _colon, field = wholesale.partition(":")
        decided = choose(filing, side=side, actor=request.user, field=field or None)
    else:
        decided = _single(request, filing)
    messages.success(request, _("已决定 %(n)s 处差异") % {"n": decided})
    return redirect("inventory-filing", pk)


def _single(request: UserRequest, filing: Filing) -> int:
    decided = 0
    rows = {row.pk: row for row in filing.rows.filter(match=FilingMatch.DIFFERENT, pk__in=_named_rows(request))}
    for name, side in request.POST.items():
        parts = name.split("-", 2)
        if len(parts) == 3 and parts[0] == "c" and parts[1].isdecimal() and int(parts[1]) in rows:  # noqa: PLR2004
            decided += choose(filing, side=str(side), actor=request.user, row=rows[int(parts[1])], field=parts[2])
    return decided


def _named_rows(request: UserRequest) -> list[int]:
    parts = [name.split("-", 2) for name in request.POST if name.startswith("c-")]
    return [int(part[1]) for part in parts if len(part) == 3 and part[1].isdecimal()]  # noqa: PLR2004


@members_only
@require_POST
def filing_apply(request: UserRequest, pk: int) -> HttpResponse:
    """Write where the file was said to win."""
    apply_filing(_filing(request, pk), actor=request.user)
    return redirect("inventory-filing", pk)


@members_only
@require_POST
def filing_undo(request: UserRequest, pk: int) -> HttpResponse:
    """Take back what was written."""
    kept = undo_filing(_filing(request, pk), actor=request.user)
    messages.success(request, _("已撤销；之后又有修改的 %(kept)s 件保持不变") % {"kept": kept})
    return redirect("inventory-filing", pk)


@members_only
@require_GET
def filing_report(request: UserRequest, pk: int) -> FileResponse:
    """What has to be put right in the other system: differences that we win, and what is missing there or here."""
    filing = _filing(request, pk)
    if filing.state in BUSY:
        raise DomainError(_("还在读取，请稍后"), code="busy")
    return workbook(lambda path: _write_report(filing, path), name=_("申报核对表"))


def _write_report(filing: Filing, path: Path) -> None:
    words = field_words()
    with Book(path) as book:
        headings = [
            (_("行"), 6.0),
            (_("专利"), 44.0),
            (_("字段"), 18.0),
            (_("本平台"), 30.0),
            (_("申报表"), 30.0),
            (_("以哪边为准"), 16.0),
        ]
        sheet, at = book.sheet(_("差异"), headings), 0
        for row in filing.rows.filter(match=FilingMatch.DIFFERENT):
            for name, (ours, theirs) in row.differences.items():
                at += 1
                side = str(Side(row.choices.get(name, "")).label)
                for column, value in enumerate((row.number, row.label, words.get(name, name), ours, theirs, side)):
                    book.put(sheet, at, column, value)
        _other_sheets(book, filing)


def _other_sheets(book: Book, filing: Filing) -> None:
    sheet = book.sheet(_("仅申报表中有"), [(_("行"), 6.0), (_("专利"), 60.0), (_("情况"), 14.0), (_("说明"), 50.0)])
    for at, row in enumerate(filing.rows.exclude(match__in=(FilingMatch.SAME, FilingMatch.DIFFERENT)), start=1):
        why = "；".join(row.problems)
        cells: tuple[str | int, ...] = (row.number, row.label, str(row.get_match_display()), why)
        for column, value in enumerate(cells):
            book.put(sheet, at, column, value)
    sheet = book.sheet(_("申报表中缺少"), [(_("号码"), 22.0), (_("名称"), 60.0)])
    missing = missing_in(filing).select_related("patent").prefetch_related("patent__identifiers")
    for at, entry in enumerate(missing.order_by("pk"), start=1):
        book.put(sheet, at, 0, display_number(entry.patent))
        book.put(sheet, at, 1, str(entry.patent))


def _filing(request: UserRequest, pk: int) -> Filing:
    filings = Filing.objects.visible_to(request.user).select_related("organisation", "created_by", "job")
    found: Filing = get_object_or_404(filings, pk=pk)
    return found


def _frame(filing: Filing) -> dict[str, Any]:
    return {
        "filing": filing,
        "busy": filing.state in BUSY,
        "job": filing.job,
        "remaining": job_remaining(filing.job) if filing.job else None,
    }


def _rows(request: UserRequest, filing: Filing) -> dict[str, Any]:
    tabs = [(value, str(label), filing.counts.get(value, 0)) for value, label in FilingMatch.choices]
    tabs.append((MISSING, _("申报表中缺少"), filing.missing or 0))
    tab = request.GET.get("tab", "")
    tab = tab if tab in {value for value, _label, _n in tabs} else FilingMatch.DIFFERENT
    if tab == MISSING:
        missing = missing_in(filing).select_related("patent").prefetch_related("patent__identifiers").order_by("pk")
        return {"tabs": tabs, "tab": tab, "page": paginate(request, missing)}
    page = paginate(request, filing.rows.filter(match=tab))
    words = field_words()
    shown = [(row, [_difference(row, name, words) for name in row.differences]) for row in page]
    return {"tabs": tabs, "tab": tab, "page": page, "rows": shown, "fields": _fields(filing, words)} | _decided(filing)


def _difference(row: FilingRow, name: str, words: dict[str, str]) -> dict[str, str]:
    ours, theirs = row.differences[name]
    side = row.choices.get(name, "")
    return {"name": name, "label": words.get(name, name), "ours": ours, "theirs": theirs, "side": side}


def _fields(filing: Filing, words: dict[str, str]) -> list[tuple[str, str, int]]:
    counts: Counter[str] = Counter()
    for differences in filing.rows.filter(match=FilingMatch.DIFFERENT).values_list("differences", flat=True):
        counts.update(differences.keys())
    return [(name, words.get(name, name), n) for name, n in counts.most_common()]


def _decided(filing: Filing) -> dict[str, int]:
    sides: Counter[str] = Counter()
    total = 0
    rows = filing.rows.filter(match=FilingMatch.DIFFERENT).values_list("differences", "choices")
    for differences, choices in rows:
        total += len(differences)
        sides.update(choices.values())
    return {"total": total, "ours": sides["ours"], "theirs": sides["theirs"], "open": total - sum(sides.values())}
