"""The list of flags, and its Excel."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.needs.api import industry_name
from panhuo.orgs.api import InvalidInput, Organisation
from panhuo.patents.api import display_number
from panhuo.portfolio.classes.api import (
    ANSWERS,
    FILTERS,
    FLAG_FIELDS,
    FlagsQuerySet,
    PatentFlags,
    filter_flags,
    flag_facets,
    last_computed,
)
from panhuo.web.access import UserRequest, members_only
from panhuo.web.classes.scope import unit_of
from panhuo.web.classes.words import FlagView, evidence_of, flag_names, flag_views
from panhuo.web.format import day
from panhuo.web.listing import Chip, Facet, facet, paginate

MOST_ROWS = 50_000
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Row:
    flags: PatentFlags
    number: str
    high_value: str
    shown: list[FlagView]
    industry: str


@members_only
@require_GET
def classes_list(request: UserRequest) -> HttpResponse:
    """Patents with their flags, narrowed as the address says; a flag that is unknown reads so."""
    unit, choices = unit_of(request)
    base = _base(request, unit)
    chosen = _chosen(request.GET)
    facets = _facets(request.GET, base, chosen)
    page = paginate(
        request, filter_flags(base, chosen).select_related("patent").prefetch_related("patent__identifiers")
    )
    shown = PatentFlags.objects.visible_to(request.user).filter(pk__in=[one.pk for one in page])
    seen = set(shown.values_list("pk", flat=True))
    context = {
        "page": page,
        "rows": [_row(one) for one in page if one.pk in seen],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": f"?unit={unit.pk}" if unit else "?",
        "unit": unit,
        "units": choices,
        "last": last_computed(unit),
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "web/classes/list.html", context)


@members_only
@require_GET
def classes_export(request: UserRequest) -> FileResponse:
    """The narrowed list with the evidence of each flag. Raises InvalidInput for more rows than a sheet is good for."""
    unit, _choices = unit_of(request)
    seen = PatentFlags.objects.visible_to(request.user).filter(organisation=unit)
    rows = filter_flags(seen, _chosen(request.GET))
    count = rows.count()
    if count > MOST_ROWS:
        message = _("符合条件的有 %(n)s 件，一次最多导出 %(most)s 件。请先用筛选缩小范围。")
        raise InvalidInput(message % {"n": count, "most": MOST_ROWS}, field="filters")
    names = flag_names()
    heads = [(_("专利号"), 20.0), (_("名称"), 44.0), (_("申请日"), 12.0), (_("行业（近似或导入的对照表）"), 24.0)]
    heads += [head for name in names.values() for head in ((name, 10.0), (_("依据"), 30.0))]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "classes.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(_("高价值与产业分类"), heads)
            related = rows.select_related("patent").prefetch_related("patent__identifiers")
            for at, one in enumerate(related.iterator(chunk_size=CHUNK), start=1):
                for column, value in enumerate(_cells(one)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("高价值与产业分类.xlsx"))


def _cells(one: PatentFlags) -> list[str]:
    patent = one.patent
    industry = f"{one.industry} {industry_name(one.industry)}" if one.industry else ""
    cells = [display_number(patent), patent.title or patent.title_en, day(patent.application_date), industry]
    for flag in FLAG_FIELDS:
        cells += [str(ANSWERS[getattr(one, flag)]), evidence_of(one, flag)]
    return cells


def _base(request: UserRequest, unit: Organisation | None) -> FlagsQuerySet:
    """What is counted; each row that is shown is checked again."""
    rows = PatentFlags.objects.counted_for(request.user)
    return rows.filter(organisation=unit) if unit else rows.none()


def _row(one: PatentFlags) -> Row:
    shown = [view for view in flag_views(one) if view.answer != "n"]
    industry = f"{one.industry} {industry_name(one.industry)}" if one.industry else ""
    return Row(one, display_number(one.patent), str(ANSWERS[one.high_value]), shown, industry)


def _chosen(params: QueryDict) -> dict[str, list[str]]:
    return {name: [value for value in params.getlist(name) if value] for name in FILTERS}


def _facets(params: QueryDict, base: FlagsQuerySet, chosen: dict[str, list[str]]) -> list[Facet]:
    counts = flag_facets(base, chosen)
    names = {**flag_names(), "industry": _("行业大类（主分类，近似）")}
    return [facet(params, name=name, label=names[name], counts=counts[name]) for name in FILTERS if counts[name]]
