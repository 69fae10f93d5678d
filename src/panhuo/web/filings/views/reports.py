"""The yearly report on implementation and industrialisation, patent by patent."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.deals.filings.api import (
    ReportFilters,
    UseWay,
    YearReport,
    confirm,
    filter_reports,
    may_work,
    prefill,
    rates_of,
    report_facets,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError
from panhuo.patents.api import display_number
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.agreements.views.rights import house_of
from panhuo.web.blame import blame
from panhuo.web.filings.forms import ReportForm, initial_of
from panhuo.web.listing import Chip, facet, paginate

NAMES = ("implemented", "industrialised", "confirmed")


def year_of(request: UserRequest) -> int:
    """The year in the address; else last year, of which reports are made."""
    wanted = request.POST.get("year") or request.GET.get("year", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) == 4 else timezone.localdate().year - 1  # noqa: PLR2004


@staff_only
@require_GET
def report_list(request: UserRequest) -> HttpResponse:
    """The year's patents, with rates that count the unknown as unknown."""
    house, year = house_of(request), year_of(request)
    base = YearReport.objects.visible_to(request.user).filter(organisation=house, year=year)
    filters = _filters(request.GET)
    labels = {"implemented": _("是否实施"), "industrialised": _("是否产业化"), "confirmed": _("是否确认")}
    counts = report_facets(base, filters, said={"yes": _("已确认"), "no": _("未确认")})
    facets = [facet(request.GET, name=name, label=labels[name], counts=counts[name]) for name in NAMES]
    page = paginate(
        request, filter_reports(base, filters).select_related("patent").prefetch_related("patent__identifiers")
    )
    rates = rates_of(house, year=year)
    this_year = timezone.localdate().year
    context = {
        "page": page,
        "rows": [(one, _ways(one)) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "house": house,
        "year": year,
        "years": list(range(this_year, this_year - 10, -1)),
        "rates": rates,
        "implementation_rate": _rate(
            rates.implementation_rate, unknown=rates.implementation_unknown, whole=rates.patents
        ),
        "industrialisation_rate": _rate(
            rates.industrialisation_rate, unknown=rates.industrialisation_unknown, whole=rates.patents
        ),
        "may_work": may_work(request.user, house),
        "tab": "reports",
    }
    return render(request, "web/filings/reports.html", context)


@staff_only
@require_POST
def report_prefill(request: UserRequest) -> HttpResponse:
    """Lines for the year from the records."""
    house, year = house_of(request), year_of(request)
    try:
        made = prefill(house, year=year, actor=request.user)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("新增 %(n)s 件；已有的填写没有改动") % {"n": made})
    return redirect(f"{request.path.removesuffix('prefill/')}?year={year}&org={house.pk}")


@staff_only
@require_http_methods(["GET", "POST"])
def report_edit(request: UserRequest, pk: int) -> HttpResponse:
    """What the organisation says of one patent."""
    rows = YearReport.objects.visible_to(request.user).select_related("organisation", "patent", "confirmed_by")
    report: YearReport = get_object_or_404(rows.prefetch_related("patent__identifiers"), pk=pk)
    form = ReportForm(request.POST or None, initial=initial_of(report))
    if request.method == "POST" and form.is_valid():
        try:
            confirm(report, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已确认"))
            return redirect(f"/filings/reports/?year={report.year}&org={report.organisation_id}")
    context = {
        "form": form, "report": report, "number": display_number(report.patent),
        "may_work": may_work(request.user, report.organisation),
        "hints": [(UseWay(one["way"]).label, one) for one in report.prefilled], "tab": "reports",
    }  # fmt: skip
    return render(request, "web/filings/report.html", context, status=422 if form.errors else 200)


@staff_only
@require_GET
def report_export(request: UserRequest) -> FileResponse:
    """The whole year as a workbook."""
    house, year = house_of(request), year_of(request)
    rows = YearReport.objects.visible_to(request.user).filter(organisation=house, year=year)
    shown = filter_reports(rows, _filters(request.GET)).select_related("patent")
    columns = [
        (_("专利号"), 20.0), (_("名称"), 36.0), (_("年度"), 8.0), (_("是否实施"), 10.0), (_("是否产业化"), 12.0),
        (_("实施方式"), 20.0), (_("实施单位"), 28.0), (_("产品"), 20.0), (_("产品销售收入（元）"), 18.0),
        (_("转化收入（元）"), 16.0), (_("证明材料"), 28.0), (_("备注"), 28.0), (_("是否确认"), 10.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.xlsx"
        with Book(path) as book:
            sheet = book.sheet(str(year), columns)
            for at, row in enumerate(shown.prefetch_related("patent__identifiers"), start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        name = _("%(year)s年度专利实施和产业化报告.xlsx") % {"year": year}
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=name)


def _cells(one: YearReport) -> Iterable[str | int]:
    return (
        display_number(one.patent), one.patent.title, one.year, str(one.get_implemented_display()),
        str(one.get_industrialised_display()), _ways(one), one.by, one.product, _yuan(one.product_revenue),
        _yuan(one.income), one.evidence, one.note, _("已确认") if one.confirmed_at else _("未确认"),
    )  # fmt: skip


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{fen // 100}.{fen % 100:02d}"


def _ways(one: YearReport) -> str:
    return "、".join(str(UseWay(way).label) for way in one.ways)


def _rate(rate: Fraction | None, *, unknown: int, whole: int) -> str:
    """Where something is unknown the rate is a least one; "" where all is."""
    if rate is None or unknown == whole:
        return ""
    shown = _percent(rate)
    return _("至少 %(rate)s") % {"rate": shown} if unknown else shown


def _percent(rate: Fraction | None) -> str:
    """One decimal, half up; "" where there is no rate."""
    if rate is None:
        return ""
    tenths = (rate.numerator * 2000 + rate.denominator) // (2 * rate.denominator)
    return f"{tenths // 10}.{tenths % 10}%"


def _filters(params: QueryDict) -> ReportFilters:
    return ReportFilters(**{name: tuple(v for v in params.getlist(name) if v) for name in NAMES})
