"""Coverage of pre-filing assessment, and grades beside what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.intake.api import Book
from panhuo.orgs.api import InvalidInput, Organisation
from panhuo.patents.api import Patent, PatentKind, PatentQuerySet, display_number
from panhuo.portfolio.prefiling.api import (
    Coverage,
    Fate,
    coverage_of,
    fates_by_grade,
    unassessed,
    units_of,
    usual_period,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.format import day
from panhuo.web.listing import paginate
from panhuo.web.prefiling.scope import chosen_unit, unit_choices
from panhuo.web.prefiling.words import fate_label, figure

KINDS = ("", PatentKind.INVENTION.value, PatentKind.UTILITY.value, PatentKind.DESIGN.value)


@dataclass(frozen=True, slots=True)
class Asked:
    unit: Organisation
    since: date
    until: date
    kind: str

    @property
    def query(self) -> str:
        return f"unit={self.unit.pk}&since={self.since}&until={self.until}&kind={self.kind}"


@staff_only
@require_GET
def prefiling_coverage(request: UserRequest) -> HttpResponse:
    """Numerator, denominator, period and scope for the institution and each college; below, what was not assessed."""
    asked = _asked(request)
    units = units_of(asked.unit)
    rows = [coverage_of(asked.unit, since=asked.since, until=asked.until, kind=asked.kind)]
    rows += [coverage_of(one, since=asked.since, until=asked.until, kind=asked.kind) for one in units[1:]]
    missing = _missing(request, asked)
    context = {
        "asked": asked,
        "units": unit_choices(request.user),
        "kinds": [(kind, PatentKind(kind).label if kind else _("全部类型")) for kind in KINDS],
        "rows": [(row, percent(row)) for row in rows],
        "page": paginate(request, missing.prefetch_related("identifiers")),
    }
    return render(request, "web/prefiling/coverage.html", context)


@staff_only
@require_GET
def prefiling_unassessed_export(request: UserRequest) -> FileResponse:
    """What was filed in the period without an assessment, as a workbook."""
    asked = _asked(request)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "unassessed.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(
                _("未经评估的申请"), [(_("申请号"), 18), (_("名称"), 50), (_("类型"), 10), (_("申请日"), 12)]
            )
            rows = _missing(request, asked).prefetch_related("identifiers").iterator(chunk_size=500)
            for at, patent in enumerate(rows, start=1):
                kind = str(patent.get_kind_display())
                for column, value in enumerate(
                    (display_number(patent), patent.title, kind, day(patent.application_date))
                ):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("未经评估的申请.xlsx"))


@staff_only
@require_GET
def prefiling_fates(request: UserRequest) -> HttpResponse:
    """The grade at filing beside what became of it: a table and a picture."""
    unit = chosen_unit(request)
    rows = fates_by_grade(units_of(unit))
    names = {fate: fate_label(fate) for fate in Fate}
    option = {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 40, "right": 16, "top": 36, "bottom": 28},
        "xAxis": {"type": "category", "data": [row.grade for row in rows]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [
            {"name": names[fate], "type": "bar", "stack": "all", "data": [row.counts[fate] for row in rows]}
            for fate in Fate
        ],
    }
    context = {
        "unit": unit,
        "units": unit_choices(request.user),
        "heads": list(names.values()),
        "rows": [(row, [row.counts[fate] for fate in Fate]) for row in rows],
        "option": option,
    }
    return render(request, "web/prefiling/fates.html", context)


def percent(row: Coverage) -> str:
    """The rate in percent; empty where nothing was filed."""
    return "" if row.rate is None else f"{figure(row.rate * 100)}%"


def _missing(request: UserRequest, asked: Asked) -> PatentQuerySet:
    units = units_of(asked.unit)
    found = unassessed(units, since=asked.since, until=asked.until, kind=asked.kind)
    seen = Patent.objects.visible_to(request.user).filter(pk__in=found.values("pk"))
    return seen.order_by("-application_date", "-pk")


def _asked(request: UserRequest) -> Asked:
    unit = chosen_unit(request)
    since, until = usual_period()
    since, until = _day(request, "since", since), _day(request, "until", until)
    if since > until:
        raise InvalidInput(_("起始日期晚于截止日期"), field="since")
    kind = request.GET.get("kind", "")
    return Asked(unit, since, until, kind if kind in KINDS else "")


def _day(request: UserRequest, name: str, usual: date) -> date:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return usual
