"""The public catalogue: what the office announced, without an account."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.openlicence.api import SORTS, OpenStatement, fee_words, filter_statements, statement_facets
from panhuo.web.access import public
from panhuo.web.listing import PAGE_SIZES, Chip, facet, paginate
from panhuo.web.openlicence.views.browse import read_filters, statements_workbook

MOST_ROWS = 5000


@public
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """Statements that anybody may accept today."""
    base = OpenStatement.objects.open()
    filters = read_filters(request.GET)
    labels = {"kind": _("专利类型"), "mode": _("支付方式"), "holder": _("单位")}
    counts = statement_facets(base, filters)
    facets = [facet(request.GET, name=name, label=labels[name], counts=counts[name]) for name in labels if counts[name]]
    order = SORTS.get(request.GET.get("sort", "new"), SORTS["new"])
    page = paginate(request, filter_statements(base, filters).order_by(order, "-pk").select_related("holder", "patent"))
    context = {
        "page": page,
        "rows": [(one, fee_words(one)) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "q": filters.q,
        "kept": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"q", "page"}],
        "kept_for_sort": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"sort", "size", "page"}],
        "sorts": [("new", _("最新公告")), ("end", _("许可期限")), ("number", _("专利号")), ("title", _("名称"))],
        "sort": request.GET.get("sort", "new"),
        "sizes": PAGE_SIZES,
    }
    return render(request, "web/openlicence/catalogue.html", context)


@public
@require_GET
def catalogue_export(request: HttpRequest) -> FileResponse:
    """The narrowed catalogue as a workbook."""
    rows = filter_statements(OpenStatement.objects.open(), read_filters(request.GET)).order_by("-announced_on", "-pk")
    return statements_workbook(rows[:MOST_ROWS], inside=False)
