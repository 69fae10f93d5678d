"""Adoption of the standard by kind of institution, and what is known of each."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.procurement.api import (
    IN_FULL,
    TRAITS,
    Adoption,
    Figure,
    InstitutionTrait,
    adoption_figures,
    decide_adoption,
    declare_adoption,
    kept_by,
    known_of,
    may_confirm_adoption,
    state_traits,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import InvalidInput, Organisation, Region, RegionLevel
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.format import day
from panhuo.web.listing import paginate
from panhuo.web.procurement.words import kind_words, trait_words
from panhuo.web.services.words import tenths

SAID = {"yes": True, "no": False}


@members_only
@require_GET
def procurement_adoption(request: UserRequest) -> HttpResponse:
    """Numerator, denominator and cut-off day for each kind; counts only, without names."""
    until, region = _until(request), _region(request)
    figures = adoption_figures(until=until, region=region)
    context: dict[str, Any] = {
        "until": until,
        "region": region,
        "regions": Region.objects.filter(level=RegionLevel.PROVINCE),
        "groups": [
            (_("应当全面实施"), [_row(one) for one in figures if one.kind in IN_FULL]),
            (_("鼓励参照使用"), [_row(one) for one in figures if one.kind not in IN_FULL]),
        ],
        "option": _chart(figures),
        "query": f"until={until}&region={region}",
        "page": paginate(request, kept_by(request.user).select_related("region").order_by("kind", "name", "pk")),
        "waiting": _waiting(request),
    }
    context["lines"] = _lines(request, list(context["page"]))
    return render(request, "web/procurement/adoption.html", context)


@members_only
@require_GET
def procurement_adoption_export(request: UserRequest) -> FileResponse:
    until = _until(request)
    heads = [
        (_("类别"), 20.0),
        (_("已采用"), 10.0),
        (_("单位数"), 10.0),
        (_("采用率"), 10.0),
        (_("类别未知"), 10.0),
        (_("截止日期"), 12.0),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "adoption.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("采购标准推广应用"), heads)
            for at, one in enumerate(adoption_figures(until=until, region=_region(request)), start=1):
                cells: tuple[str | int | None, ...] = (
                    kind_words(one.kind),
                    one.adopted,
                    one.of,
                    _percent(one),
                    one.unknown,
                    day(until),
                )
                for column, value in enumerate(cells):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("采购标准推广应用.xlsx"))


@staff_only
@require_POST
def procurement_traits(request: UserRequest, pk: int) -> HttpResponse:
    """State what kind of institution it is, and since when it buys by the standard."""
    house = get_object_or_404(Organisation.objects.active().select_related("region"), pk=pk)
    traits = {name: SAID.get(request.POST.get(name, "")) for name in TRAITS}
    state_traits(house, traits=traits, source=request.POST.get("source", ""), actor=request.user)
    messages.success(request, _("已保存"))
    return redirect("procurement-adoption")


@staff_only
@require_POST
def procurement_declare(request: UserRequest, pk: int) -> HttpResponse:
    house = get_object_or_404(Organisation.objects.active().select_related("region"), pk=pk)
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError as error:
        raise InvalidInput(_("请填写开始日期"), field="on", code="date") from error
    declare_adoption(house, on=on, evidence=request.POST.get("evidence", ""), actor=request.user)
    messages.success(request, _("已登记"))
    return redirect("procurement-adoption")


@staff_only
@require_POST
def procurement_adoption_decide(request: UserRequest, pk: int) -> HttpResponse:
    adoption = get_object_or_404(Adoption.objects.visible_to(request.user), pk=pk)
    confirm = request.POST.get("confirm") == "1"
    decide_adoption(adoption, confirm=confirm, reason=request.POST.get("reason", ""), actor=request.user)
    return redirect(reverse("procurement-adoption"))


def _waiting(request: UserRequest) -> list[Adoption]:
    """Adoptions that this user may confirm."""
    rows = Adoption.objects.visible_to(request.user).filter(state="submitted").select_related("organisation__region")
    others = rows.exclude(by=request.user)
    return [one for one in others[:50] if may_confirm_adoption(request.user, one.organisation)]


def _lines(request: UserRequest, houses: list[Organisation]) -> list[dict[str, Any]]:
    stated = {one.organisation_id: one for one in InstitutionTrait.objects.filter(organisation__in=houses)}
    known = {one.id: one for one in known_of(houses)}
    words = {True: "yes", False: "no", None: ""}
    lines = []
    for house in houses:
        trait = stated.get(house.pk)
        values = [(name, trait_words(name), words[getattr(trait, name) if trait else None]) for name in _asked(house)]
        lines.append(
            {
                "house": house,
                "traits": values,
                "source": trait.source if trait else "",
                "on": known[house.pk].adopted_on,
            }
        )
    return lines


def _asked(house: Organisation) -> tuple[str, ...]:
    """Traits that make sense for its kind."""
    return {
        "enterprise": ("state_owned", "listed", "innovative"),
        "university": ("private", "national_laboratory"),
        "institute": ("national_laboratory",),
    }.get(house.kind, ())


def _row(one: Figure) -> tuple[str, Figure, str]:
    return kind_words(one.kind), one, _percent(one)


def _percent(one: Figure) -> str:
    return "" if one.rate is None else f"{tenths(one.rate * 100)}%"


def _chart(figures: list[Figure]) -> dict[str, Any]:
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0},
        "grid": {"left": 110, "right": 16, "top": 36, "bottom": 28},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [kind_words(one.kind) for one in figures]},
        "series": [
            {"name": _("已采用"), "type": "bar", "stack": "all", "data": [one.adopted for one in figures]},
            {"name": _("未采用"), "type": "bar", "stack": "all", "data": [one.of - one.adopted for one in figures]},
        ],
    }


def _until(request: UserRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("until", ""))
    except ValueError:
        return timezone.localdate()


def _region(request: UserRequest) -> str:
    wanted = request.GET.get("region", "")
    return wanted if wanted.isdecimal() and len(wanted) == 2 else ""  # noqa: PLR2004 -- first two digits of a code
