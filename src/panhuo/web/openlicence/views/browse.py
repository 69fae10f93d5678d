"""The office's statements, with steps for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.contrib import messages
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.openlicence.api import (
    FROM,
    SORTS,
    STEPS,
    OpenStatement,
    StatementFilters,
    errors_of,
    fee_words,
    filter_statements,
    start_bulk,
    statement_facets,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.format import day
from panhuo.web.listing import PAGE_SIZES, Chip, Facet, facet, paginate

NAMES = ("state", "mode", "kind", "batch")


@members_only
@require_GET
def statement_list(request: UserRequest) -> HttpResponse:
    """The statements of the user's organisations."""
    base = OpenStatement.objects.own(request.user)
    filters = read_filters(request.GET)
    facets = _facets(request.GET, filters, request)
    order = SORTS.get(request.GET.get("sort", ""), "-pk")
    rows = filter_statements(base, filters).order_by(order, "-pk")
    page = paginate(request, rows.select_related("holder").prefetch_related("acceptances"))
    context = {
        "page": page,
        "rows": [_row(one) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "q": filters.q,
        "kept": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"q", "page"}],
        "sizes": PAGE_SIZES,
        "steps": [(step, step_words()[step]) for step in STEPS],
        "today": timezone.localdate(),
        "key": uuid4().hex,
        "may_work": bool(houses_of(request.user)),
        "tab": "open",
    }
    return render(request, "web/openlicence/list.html", context)


def _row(one: OpenStatement) -> tuple[OpenStatement, str, int, int, int]:
    errors = len(errors_of(one.findings))
    got = sum(1 for row in one.acceptances.all() if row.obtained_on)
    return one, fee_words(one), errors, len(one.findings) - errors, got


def step_words() -> dict[str, str]:
    return {
        "check": _("检查"),
        "submit": _("登记已提交"),
        "announce": _("登记已公告"),
        "ask_withdrawal": _("登记申请撤回"),
        "announce_withdrawal": _("登记撤回公告"),
    }


@staff_only
@require_POST
def statement_bulk(request: UserRequest) -> HttpResponse:
    """One step for the chosen ones, or for all that the filters leave."""
    data = request.POST
    step = data.get("step", "")
    rows = OpenStatement.objects.own(request.user)
    if data.get("scope") == "all":
        rows = filter_statements(rows, read_filters(QueryDict(data.get("query", "")[:2000])))
    else:
        rows = rows.filter(pk__in=[int(one) for one in data.getlist("ids") if one.isdecimal()])
    rows = rows.filter(state__in=FROM.get(step, ()))
    by_house: dict[int, list[int]] = {}
    for pk, holder in rows.values_list("pk", "holder"):
        by_house.setdefault(holder, []).append(pk)
    house = next((one for one in houses_of(request.user) if one.pk in by_house), None)
    if house is None:
        messages.error(request, _("所选声明中没有可以这样办理的"))
        return redirect("openlicence-list")
    try:
        job = start_bulk(
            house, ids=by_house[house.pk], step=step, on=_day(data.get("on", "")), number=data.get("number", "")[:80],
            key=data.get("key", "")[:40], actor=request.user,
        )  # fmt: skip
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("openlicence-list")
    return redirect("openlicence-job", job.pk)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@members_only
@require_GET
def statement_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook, with what the linter says."""
    rows = filter_statements(OpenStatement.objects.own(request.user), read_filters(request.GET))
    return statements_workbook(rows.select_related("holder").order_by("pk"), inside=True)


def statements_workbook(rows: Iterable[OpenStatement], *, inside: bool) -> FileResponse:
    columns = [
        (_("专利号"), 20.0), (_("名称"), 36.0), (_("专利权人"), 28.0), (_("使用费"), 36.0), (_("支付时间"), 24.0),
        (_("起日"), 12.0), (_("止日"), 12.0), (_("其他事项"), 36.0), (_("状态"), 12.0), (_("公告日"), 12.0),
        (_("公告编号"), 18.0), (_("联系方式"), 24.0),
    ]  # fmt: skip
    if inside:
        columns.append((_("检查结果"), 60.0))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "statements.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("开放许可声明"), columns)
            for at, row in enumerate(rows, start=1):
                for column, value in enumerate(_cells(row, inside=inside)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("开放许可声明.xlsx"))


def _cells(one: OpenStatement, *, inside: bool) -> Iterable[str]:
    yield from (
        one.number, one.title, one.patentees, fee_words(one), one.due, day(one.first), day(one.last), one.other,
        str(one.get_state_display()), day(one.announced_on), one.announcement, one.contact,
    )  # fmt: skip
    if inside:
        yield "；".join(finding["message"] for finding in one.findings)


def read_filters(params: QueryDict) -> StatementFilters:
    names = (*NAMES, "holder")
    chosen = {name: tuple(v for v in params.getlist(name) if v) for name in names}
    return StatementFilters(**chosen, q=params.get("q", "").strip()[:100])


def _facets(params: QueryDict, filters: StatementFilters, request: UserRequest) -> list[Facet]:
    labels = {"state": _("状态"), "mode": _("支付方式"), "kind": _("专利类型")}
    counts = statement_facets(OpenStatement.objects.own(request.user), filters)
    return [facet(params, name=name, label=labels[name], counts=counts[name]) for name in labels if counts[name]]
