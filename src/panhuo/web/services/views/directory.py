"""The directory: the list, its Excel, one organisation."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.exchange.services.api import (
    CreditRecord,
    DirectoryFilters,
    OrderRating,
    ServiceItem,
    ServiceProfile,
    ServiceProfileQuerySet,
    directory_facets,
    filter_directory,
    may_edit_profile,
    may_offer_services,
    ratings_of,
    standing_of,
    standings,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import OrganisationKind, User, is_installation_admin, organisations_of, works_for_kind
from panhuo.web.access import public
from panhuo.web.listing import Chip, Facet, facet, paginate, replaced
from panhuo.web.procurement.scope import buyers_of
from panhuo.web.services.words import price_words, rating_words, region_words, standing_words

NAMES = ("kind", "region", "credit")


@dataclass(frozen=True, slots=True)
class Row:
    """`blocked`: may not take orders today."""

    profile: ServiceProfile
    items: list[ServiceItem]
    kinds: list[str]
    standing: str
    sanctioned: bool
    rating: str


@public
@require_GET
def service_list(request: HttpRequest) -> HttpResponse:
    """Everybody's; filters with counts, words and page in the address."""
    filters = _filters(request.GET)
    base = ServiceProfile.objects.listed()
    facets = _facets(request.GET, filters)
    page = paginate(request, _with_parts(filter_directory(base, filters).order_by("organisation__name", "pk")))
    chips = [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active]
    if filters.q:
        chips.insert(0, Chip(_("词语"), filters.q, replaced(request.GET, q="")))
    context = {
        "page": page,
        "rows": rows_of(list(page)),
        "facets": facets,
        "chips": chips,
        "q": filters.q,
        "keep": [(n, v) for n in NAMES for v in request.GET.getlist(n)],
        "clear_url": "?",
        "export_query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_keep_profile": _keeps(request),
        "may_credit": works_for_kind(request.user, OrganisationKind.AUTHORITY) or is_installation_admin(request.user),
        "may_buy": isinstance(request.user, User) and bool(buyers_of(request.user)),
    }
    return render(request, "web/services/list.html", context)


@public
@require_GET
def service_export(request: HttpRequest) -> FileResponse:
    """The narrowed directory as a workbook, a row a service."""
    rows = _with_parts(filter_directory(ServiceProfile.objects.listed(), _filters(request.GET)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "services.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("服务目录"), _columns())
            at = 0
            for row in rows_of(list(rows)):
                for item in row.items:
                    at += 1
                    for column, value in enumerate(_cells(row, item)):
                        book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("服务目录.xlsx"))


@public
@require_GET
def service_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Services, cases, credit and what clients said."""
    profiles = ServiceProfile.objects.visible_to(request.user).select_related("organisation__region")
    profile = get_object_or_404(profiles, pk=pk)
    house = profile.organisation
    context = {
        "profile": profile,
        "items": [(one, price_words(one), region_words(one)) for one in profile.items.prefetch_related("regions")],
        "cases": profile.cases.all(),
        "credit": CreditRecord.objects.public().filter(organisation=house)[:5],
        "standing": standing_of(house),
        "standing_words": standing_words(standing_of(house)),
        "rating": rating_words(ratings_of([house.pk])[house.pk]),
        "ratings": OrderRating.objects.filter(provider=house).exclude(comment="")[:10],
        "may_edit": isinstance(request.user, User) and may_edit_profile(request.user, profile),
    }
    return render(request, "web/services/detail.html", context)


def rows_of(profiles: list[ServiceProfile]) -> list[Row]:
    """With credit and ratings, read for all of them at once."""
    ids = [one.organisation_id for one in profiles]
    known, said = standings(ids), ratings_of(ids)
    return [
        Row(
            one,
            list(one.items.all()),
            list(dict.fromkeys(str(item.get_kind_display()) for item in one.items.all())),
            standing_words(known[one.organisation_id]),
            not known[one.organisation_id].clean,
            rating_words(said[one.organisation_id]),
        )
        for one in profiles
    ]


def _with_parts(rows: ServiceProfileQuerySet) -> ServiceProfileQuerySet:
    items = Prefetch("items", queryset=ServiceItem.objects.prefetch_related("regions"))
    return rows.select_related("organisation__region").prefetch_related(items)


def _columns() -> list[tuple[str, float]]:
    return [
        (_("机构"), 30.0), (_("地区"), 12.0), (_("服务类型"), 12.0), (_("名称"), 30.0), (_("价格"), 22.0),
        (_("服务地区"), 22.0), (_("信用"), 24.0), (_("评价"), 28.0), (_("联系方式"), 24.0),
    ]  # fmt: skip


def _cells(row: Row, item: ServiceItem) -> tuple[str, ...]:
    house = row.profile.organisation
    return (
        str(house), str(house.region or ""), str(item.get_kind_display()), item.title, price_words(item),
        region_words(item), row.standing, row.rating, row.profile.contact,
    )  # fmt: skip


def _filters(params: QueryDict) -> DirectoryFilters:
    chosen = {name: tuple(v for v in params.getlist(name) if v) for name in NAMES}
    return DirectoryFilters(q=params.get("q", "").strip()[:100], **chosen)


def _facets(params: QueryDict, filters: DirectoryFilters) -> list[Facet]:
    labels = {"kind": _("服务类型"), "region": _("服务地区"), "credit": _("信用")}
    counts = directory_facets(ServiceProfile.objects.listed(), filters)
    return [facet(params, name=name, label=labels[name], counts=counts[name]) for name in NAMES if counts[name]]


def _keeps(request: HttpRequest) -> bool:
    user = request.user
    return isinstance(user, User) and any(may_offer_services(user, one) for one in organisations_of(user))
