"""Asking for services, and offering them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.services.api import (
    OfferState,
    RequestState,
    ServiceKind,
    ServiceOffer,
    ServiceOrder,
    ServiceRequest,
    close_request,
    create_request,
    is_open,
    make_offer,
    may_choose,
    place_order,
    ratings_of,
    standings,
    withdraw_offer,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, events_of, is_staff_of
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.listing import Chip, facet, paginate
from panhuo.web.services.forms.orders import OfferForm, RequestForm
from panhuo.web.services.money import to_fen
from panhuo.web.services.scope import offerers_of, working_for
from panhuo.web.services.words import event_line, rating_words, standing_words


@members_only
@require_GET
def service_requests(request: UserRequest) -> HttpResponse:
    """One's own and those that one may offer for."""
    base = ServiceRequest.objects.visible_to(request.user)
    chosen = {name: [v for v in request.GET.getlist(name) if v] for name in ("state", "kind")}
    facets = []
    for name, label, choices in (
        ("state", _("状态"), RequestState.choices),
        ("kind", _("服务类型"), ServiceKind.choices),
    ):
        others = {f"{n}__in": v for n, v in chosen.items() if v and n != name}
        counted = [(value, str(text), base.filter(**others, **{name: value}).count()) for value, text in choices]
        facets.append(facet(request.GET, name=name, label=label, counts=counted))
    rows = base.filter(**{f"{n}__in": v for n, v in chosen.items() if v})
    context = {
        "page": paginate(request, rows.select_related("organisation")),
        "facets": facets,
        "chips": [Chip(f.label, e.label, e.url) for f in facets for e in f.entries if e.active],
        "clear_url": "?",
        "may_ask": bool(working_for(request.user)),
    }
    return render(request, "web/services/requests.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def service_request_new(request: UserRequest) -> HttpResponse:
    """Write what is wanted, and whom to ask."""
    houses = working_for(request.user)
    if not houses:
        raise NotAllowed
    initial = {"kind": request.GET.get("kind", ""), "invited": request.GET.getlist("invite")}
    ticked = [*request.GET.getlist("invite"), *request.POST.getlist("invited")]
    form = RequestForm(request.POST or None, organisations=houses, ticked=ticked, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            made = create_request(
                said.pop("organisation"), **{**said, "budget": to_fen(said["budget"])}, actor=request.user
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("征集已发出"))
            return redirect("service-request", made.pk)
    return render(request, "web/services/request_form.html", {"form": form}, status=422 if form.errors else 200)


@members_only
@require_GET
def service_request(request: UserRequest, pk: int) -> HttpResponse:
    """What is wanted, the offers that one may read, and one's own offer."""
    wanted = _own(request, pk)
    offers = list(wanted.offers.filter(pk__in=ServiceOffer.objects.visible_to(request.user)).select_related(None))
    own = offerers_of(request.user, wanted)
    context = {
        "wanted": wanted,
        "open": is_open(wanted),
        "offers": _offer_rows(offers),
        "form": OfferForm(organisations=own, initial=_offer_initial(offers, own)) if own else None,
        "may_choose": may_choose(request.user, wanted),
        "client": is_staff_of(request.user, wanted.organisation),
        "withdrawable": [
            one.pk
            for one in offers
            if one.state == OfferState.SUBMITTED and is_open(wanted) and is_staff_of(request.user, one.organisation)
        ],
        "order": ServiceOrder.objects.visible_to(request.user).filter(request=wanted).first(),
        "events": [(one, event_line(one)) for one in events_of("service_request", wanted.pk)],
    }
    return render(request, "web/services/request.html", context)


@staff_only
@require_POST
def service_offer(request: UserRequest, pk: int) -> HttpResponse:
    """Make or change one's offer."""
    wanted = _own(request, pk)
    form = OfferForm(request.POST, organisations=offerers_of(request.user, wanted))
    if not form.is_valid():
        raise InvalidInput(_("请填写方案、报价和工期"), field="text")
    said = form.cleaned_data
    make_offer(
        wanted,
        organisation=said["organisation"],
        text=said["text"],
        price=to_fen(said["price"]) or 0,
        days=said["days"],
        actor=request.user,
    )
    messages.success(request, _("报价已提交；截止前可以修改"))
    return redirect("service-request", pk)


@staff_only
@require_POST
def service_offer_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(ServiceOffer.objects.visible_to(request.user), pk=pk)
    withdraw_offer(offer, actor=request.user)
    return redirect("service-request", offer.request_id)


@staff_only
@require_POST
def service_choose(request: UserRequest, pk: int) -> HttpResponse:
    """Order from this offer."""
    offer = get_object_or_404(ServiceOffer.objects.visible_to(request.user), pk=pk)
    order = place_order(offer, reasons=request.POST.get("reasons", ""), actor=request.user)
    messages.success(request, _("已下单，等服务方确认"))
    return redirect("service-order", order.pk)


@staff_only
@require_POST
def service_request_close(request: UserRequest, pk: int) -> HttpResponse:
    close_request(_own(request, pk), actor=request.user)
    return redirect("service-request", pk)


def _own(request: UserRequest, pk: int) -> ServiceRequest:
    rows = ServiceRequest.objects.visible_to(request.user).select_related("organisation")
    found: ServiceRequest = get_object_or_404(rows, pk=pk)
    return found


def _offer_rows(offers: list[ServiceOffer]) -> list[tuple[ServiceOffer, str, str]]:
    """Each with credit and ratings of who made it."""
    ids = [one.organisation_id for one in offers]
    known, said = standings(ids), ratings_of(ids)
    return [
        (one, standing_words(known[one.organisation_id]), rating_words(said[one.organisation_id])) for one in offers
    ]


def _offer_initial(offers: list[ServiceOffer], own: list[Any]) -> dict[str, Any]:
    ids = [one.pk for one in own]
    mine = next((one for one in offers if one.organisation_id in ids), None)
    return {"text": mine.text, "price": mine.price / 100, "days": mine.days} if mine else {}
