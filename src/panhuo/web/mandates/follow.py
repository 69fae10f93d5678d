"""The needs that an agency follows: state, answers, whose turn it is; and the Excel."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.mandates.api import (
    Followed,
    FollowFilters,
    filter_followed,
    firms_waiting,
    follow_facets,
    followed,
    principals_of,
)
from panhuo.intake.api import Book
from panhuo.web.access import UserRequest, members_only
from panhuo.web.format import day
from panhuo.web.listing import Chip, facet, paginate
from panhuo.web.mandates.forms import agencies_of


@members_only
@require_GET
def mandate_needs(request: UserRequest) -> HttpResponse:
    """What waits for us first."""
    rows, filters = followed(request.user), _filters(request)
    counts = follow_facets(rows, filters)
    labels = {"turn": _("轮到谁"), "act": _("下一步"), "firm": _("企业")}
    facets = [facet(request.GET, name=name, label=label, counts=counts[name]) for name, label in labels.items()]
    page = paginate(request, filter_followed(rows, filters))
    context = {
        "page": page,
        "rows": list(page.object_list),
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "firms": len(principals_of(request.user)),
        "silent": firms_waiting(request.user),
        "may_add": bool(agencies_of(request.user)),
    }
    return render(request, "web/mandates/needs.html", context)


@members_only
@require_GET
def mandate_needs_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    rows = filter_followed(followed(request.user), _filters(request))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "needs.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("受托需求"), _columns())
            for at, row in enumerate(rows, start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("受托需求.xlsx"))


def _filters(request: UserRequest) -> FollowFilters:
    return FollowFilters(
        firm=tuple(request.GET.getlist("firm")),
        turn=tuple(request.GET.getlist("turn")),
        act=tuple(request.GET.getlist("act")),
    )


def _columns() -> list[tuple[str, float]]:
    return [
        (_("企业"), 28.0), (_("编号"), 14.0), (_("需求"), 44.0), (_("状态"), 10.0), (_("轮到谁"), 10.0),
        (_("下一步"), 22.0), (_("期限"), 12.0), (_("请了几家"), 10.0), (_("已答复"), 10.0), (_("逾期未答复"), 10.0),
        (_("洽谈中"), 10.0), (_("达成合作"), 10.0),
    ]  # fmt: skip


def _cells(row: Followed) -> tuple[str | int | None, ...]:
    one = row.need
    return (
        str(one.organisation), one.external_id, one.title, str(one.get_status_display()), str(row.turn.label),
        str(row.act.label), day(row.due_on), row.asked, row.answered, row.late, row.contacts, row.deals,
    )  # fmt: skip
