"""The list of agreements, and its Excel."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.agreements.api import (
    SORTS,
    Agreement,
    AgreementFilters,
    Approval,
    agreement_facets,
    filter_agreements,
)
from panhuo.intake.api import Book
from panhuo.patents.api import display_number
from panhuo.web.access import UserRequest, members_only
from panhuo.web.agreements.own import houses_of
from panhuo.web.format import day
from panhuo.web.listing import PAGE_SIZES, Chip, Facet, facet, paginate

NAMES = ("state", "kind", "way", "year")


@members_only
@require_GET
def agreement_list(request: UserRequest) -> HttpResponse:
    """Those that the user may see; filters, sort and page in the address."""
    base = Agreement.objects.visible_to(request.user)
    filters = _filters(request.GET)
    facets = _facets(request.GET, filters, request)
    rows = filter_agreements(base, filters).order_by(SORTS.get(request.GET.get("sort", ""), "-pk"), "-pk")
    page = paginate(request, rows.select_related("holder").prefetch_related("parties", "patents__patent__identifiers"))
    context = {
        "page": page,
        "rows": [(one, _takers(one), list(one.patents.all())) for one in page],
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "q": filters.q,
        "kept": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"q", "page"}],
        "kept_for_sort": [(k, v) for k, vs in request.GET.lists() for v in vs if k not in {"sort", "size", "page"}],
        "sorts": [
            ("new", _("最新建立")), ("signed", _("签订日")), ("effect", _("生效日")), ("end", _("止日")),
            ("number", _("合同编号")),
        ],
        "sort": request.GET.get("sort", "new"),
        "sizes": PAGE_SIZES,
        "waiting": _waiting(request),
        "may_add": bool(houses_of(request.user)),
        "tab": "list",
    }  # fmt: skip
    return render(request, "web/agreements/list.html", context)


def _waiting(request: UserRequest) -> QuerySet[Approval]:
    """Approvals that wait for the user."""
    rows = Approval.objects.filter(approver=request.user, decision="pending", agreement__state="review")
    return rows.select_related("agreement")


@members_only
@require_GET
def agreement_export(request: UserRequest) -> FileResponse:
    """The narrowed list as a workbook."""
    rows = filter_agreements(Agreement.objects.visible_to(request.user), _filters(request.GET)).order_by("-pk")
    rows = rows.select_related("holder").prefetch_related("parties", "patents__patent__identifiers")
    columns = [
        (_("合同编号"), 20.0), (_("名称"), 36.0), (_("种类"), 12.0), (_("状态"), 10.0), (_("本方单位"), 28.0),
        (_("对方"), 28.0),
        (_("专利"), 40.0), (_("签订日"), 12.0), (_("生效日"), 12.0), (_("止日"), 12.0), (_("价款（元）"), 14.0),
    ]  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "agreements.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("协议"), columns)
            for at, row in enumerate(rows, start=1):
                for column, value in enumerate(_cells(row)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("协议.xlsx"))


def _cells(one: Agreement) -> Iterable[str | int | None]:
    price = "" if one.price is None else f"{one.price // 100}.{one.price % 100:02d}"
    numbers = "；".join(display_number(link.patent) for link in one.patents.all())
    return (
        one.number, one.title, str(one.get_kind_display()), str(one.get_state_display()), str(one.holder), _takers(one),
        numbers, day(one.signed_on), day(one.effective_on), day(one.ends_on), price,
    )  # fmt: skip


def _takers(one: Agreement) -> str:
    return "、".join(party.name for party in one.parties.all() if party.side == "taker")


def _filters(params: QueryDict) -> AgreementFilters:
    chosen = {name: tuple(v for v in params.getlist(name) if v) for name in NAMES}
    return AgreementFilters(**chosen, q=params.get("q", "").strip()[:100])


def _facets(params: QueryDict, filters: AgreementFilters, request: UserRequest) -> list[Facet]:
    labels = {"state": _("状态"), "kind": _("种类"), "way": _("方式"), "year": _("生效年度")}
    ways = {"open_licence": _("开放许可"), "use_first": _("先使用后付费"), "other": _("其他")}
    counts = agreement_facets(Agreement.objects.visible_to(request.user), filters, ways=ways)
    return [facet(params, name=name, label=labels[name], counts=counts[name]) for name in NAMES if counts[name]]
