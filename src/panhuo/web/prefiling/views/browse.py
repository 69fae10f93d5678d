"""The list of disclosures that the user is named in, and its Excel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Prefetch
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.orgs.api import organisations_of
from panhuo.portfolio.prefiling.api import (
    SORTS,
    Conclusion,
    Disclosure,
    DisclosureFilters,
    DisclosureQuerySet,
    Filing,
    disclosure_facets,
    filter_disclosures,
    may_disclose_for,
    may_see_metadata,
    with_decision,
)
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.format import day
from panhuo.web.listing import Chip, Facet, facet, paginate
from panhuo.web.prefiling.secret import unkept

NAMES = ("state", "grade", "conclusion", "unit")


@dataclass(frozen=True, slots=True)
class Row:
    disclosure: Disclosure
    grade: str
    conclusion: str
    filings: list[Filing]


@signed_in
@require_GET
@unkept
def prefiling_list(request: UserRequest) -> HttpResponse:
    """Filters with counts, sort and page in the address; no search by word (it would be logged)."""
    base = with_decision(Disclosure.objects.visible_to(request.user))
    filters = _filters(request.GET)
    facets = _facets(request.GET, base, filters)
    sort = request.GET.get("sort", "new")
    rows = filter_disclosures(base, filters).order_by(SORTS.get(sort, SORTS["new"]))
    page = paginate(request, rows.select_related("organisation", "author").prefetch_related("filings"))
    context = {
        "page": page,
        "rows": [_row(one) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_add": any(may_disclose_for(request.user, one) for one in organisations_of(request.user)),
        "may_metadata": may_see_metadata(request.user),
    }
    return render(request, "web/prefiling/list.html", context)


@signed_in
@require_GET
@unkept
def prefiling_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook, by number: a file that travels holds no word of a disclosure."""
    base = with_decision(Disclosure.objects.visible_to(request.user))
    filings = Prefetch("filings", queryset=Filing.objects.order_by("pk"))
    rows = filter_disclosures(base, _filters(request.GET)).select_related("organisation").prefetch_related(filings)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "prefiling.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("申请前评估"), _columns())
            for at, row in enumerate((_row(one) for one in rows), start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("申请前评估.xlsx"))


def _columns() -> list[tuple[str, float]]:
    return [
        (_("披露编号"), 12.0), (_("单位"), 28.0), (_("状态"), 10.0), (_("轮次"), 8.0), (_("等级"), 8.0),
        (_("结论"), 14.0), (_("财政资助"), 10.0), (_("提交日期"), 12.0), (_("申请号"), 24.0),
    ]  # fmt: skip


def _cells(row: Row) -> Iterable[str | int | None]:
    one = row.disclosure
    funded = {True: _("是"), False: _("否"), None: ""}[one.publicly_funded]
    numbers = "；".join(filing.number for filing in row.filings)
    return (
        one.pk, str(one.organisation), str(one.get_state_display()), one.round, row.grade, row.conclusion, funded,
        day(one.submitted_at), numbers,
    )  # fmt: skip


def _row(one: Disclosure) -> Row:
    grade, conclusion = getattr(one, "grade", None), getattr(one, "conclusion", None)
    label = str(Conclusion(conclusion).label) if conclusion else ""
    return Row(one, grade or "", label, list(one.filings.all()))


def _filters(params: QueryDict) -> DisclosureFilters:
    return DisclosureFilters(**{name: tuple(v for v in params.getlist(name) if v) for name in NAMES})


def _facets(params: QueryDict, base: DisclosureQuerySet, filters: DisclosureFilters) -> list[Facet]:
    labels = {"state": _("状态"), "grade": _("等级"), "conclusion": _("结论"), "unit": _("单位")}
    counts = disclosure_facets(base, filters)
    return [facet(params, name=name, label=labels[name], counts=counts[name]) for name in NAMES if counts[name]]
