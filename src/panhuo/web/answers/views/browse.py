"""Lists of requests: what waits for us, what we asked; and the Excel."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.answers.api import (
    LATE,
    AnswerRequest,
    RequestFilters,
    answer_times,
    filter_requests,
    in_order,
    may_set_periods,
    request_facets,
    requests_visible_to,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import OrganisationKind, is_installation_admin, own_organisations
from panhuo.web.access import UserRequest, members_only
from panhuo.web.answers.rows import Row, rows_of
from panhuo.web.format import day
from panhuo.web.listing import Chip, Facet, facet, paginate

NAMES = ("state", "kind", "organisation")


@members_only
@require_GET
def answer_list(request: UserRequest) -> HttpResponse:
    """Open ones first, the soonest day first; filters with counts in the address."""
    base = requests_visible_to(request.user)
    filters = _filters(request.GET)
    today = timezone.localdate()
    counts = request_facets(base.order_by(), filters, today=today)
    facets = _facets(request.GET, counts)
    total = None if filters.state else sum(n for value, _label, n in counts["state"] if value != LATE)
    page = paginate(request, in_order(filter_requests(base, filters, today=today)), count=total)
    context = {
        "page": page,
        "rows": rows_of(page, user=request.user),
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "times": _times(request),
        "may_set": may_set_periods(request.user),
    }
    return render(request, "web/answers/list.html", context)


@members_only
@require_GET
def answer_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    base = requests_visible_to(request.user)
    found = in_order(filter_requests(base, _filters(request.GET), today=timezone.localdate()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answers.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("答复"), _columns())
            for at, row in enumerate(rows_of(found[:50_000], user=request.user), start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("需求答复.xlsx"))


def _columns() -> list[tuple[str, float]]:
    return [
        (_("需求"), 40.0), (_("企业"), 28.0), (_("答复机构"), 28.0), (_("状态"), 12.0), (_("提出日期"), 12.0),
        (_("答复期限"), 12.0), (_("首次答复"), 12.0), (_("用时（工作日）"), 14.0), (_("按时"), 8.0),
        (_("最后的答复"), 18.0), (_("原因"), 20.0), (_("说明"), 50.0),
    ]  # fmt: skip


def _cells(row: Row) -> tuple[str | int | None, ...]:
    one, last = row.request, row.last
    in_time = {True: _("是"), False: _("否"), None: ""}[one.first_in_time]
    return (
        row.title, row.firm, str(one.organisation), str(one.get_state_display()), day(one.asked_at), day(one.due_on),
        day(one.first_answer_at), one.first_days, in_time, str(last.get_kind_display()) if last else "",
        str(last.get_reason_display()) if last and last.reason else "", last.text if last and row.seen else "",
    )  # fmt: skip


def _times(request: UserRequest) -> list[object]:
    """Figures of one's own institutions; of those of the province for an authority."""
    own = own_organisations(request.user)
    if is_installation_admin(request.user):
        return list(answer_times())
    prefixes = [
        one.region_id[:2] for one in own if one.kind == OrganisationKind.AUTHORITY and one.region_id is not None
    ]
    ids = {one.pk for one in own}
    if prefixes:
        asked = AnswerRequest.objects.values_list("organisation", "organisation__region__code").distinct()
        ids |= {pk for pk, code in asked if code and code[:2] in prefixes}
    return list(answer_times(organisations=ids))


def _filters(params: QueryDict) -> RequestFilters:
    return RequestFilters(**{name: tuple(v for v in params.getlist(name) if v) for name in NAMES})


def _facets(params: QueryDict, counts: dict[str, list[tuple[str, str, int]]]) -> list[Facet]:
    labels = {"state": _("状态"), "kind": _("最后的答复"), "organisation": _("答复机构")}
    facets = [facet(params, name=name, label=labels[name], counts=counts[name]) for name in NAMES]
    return [one for one in facets if one.entries]
