"""One purchase: the requirements, the offers as far as they may be read, the ranking, the decision, orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from panhuo.exchange.procurement.api import (
    AgencyOffer,
    AgencyOrder,
    Award,
    BidResult,
    OfferScore,
    Procurement,
    ProcurementState,
    Ranking,
    Record,
    Scheme,
    is_low,
    is_scorer,
    may_buy,
    may_choose_offer,
    may_close_offers,
    may_explain,
    may_score,
    may_see_prices,
    orderable,
    ranking_of,
    read_standard,
    records_of,
)
from panhuo.exchange.services.api import standings
from panhuo.orgs.api import SUPPLY_KINDS, Event, events_of, is_staff_of
from panhuo.portfolio.prefiling.api import institution_of
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.procurement.forms.procurement import AgencyOfferForm
from panhuo.web.procurement.scope import offerers_of, own_procurement
from panhuo.web.procurement.words import answer_rows, event_line, fail_words, hundredths
from panhuo.web.services.money import to_yuan
from panhuo.web.services.words import standing_words, tenths


@dataclass(frozen=True, slots=True)
class Row:
    """An offer as this user sees it. Figures are empty where there are none, or where they may not be seen."""

    offer: AgencyOffer
    price: int | None
    standing: str
    record: Record
    own: bool
    scored: bool
    quality: str
    price_score: str
    total: str
    fails: list[str]
    low: bool
    first: bool
    may_choose: bool
    may_explain: bool
    sheets: list[tuple[OfferScore, list[tuple[str, int]]]]


@signed_in
@require_GET
def procurement_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What this user may see and do."""
    found, user = own_procurement(request, pk), request.user
    standard = read_standard(found.standard.data)
    buyer, prices = may_buy(user, found.organisation), may_see_prices(user, found)
    ranking = ranking_of(found) if prices else None
    agencies = offerers_of(user, found)
    bound = institution_of(found.organisation).kind in SUPPLY_KINDS
    award = Award.objects.filter(procurement=found).select_related("offer__organisation", "decided_by").first()
    context: dict[str, Any] = {
        "procurement": found,
        "standard": standard,
        "sections": answer_rows(standard, found.answers),
        "buyer": buyer,
        "prices": prices,
        "ranking": ranking,
        "rows": _rows(request, found, ranking, prices=prices),
        "offer_count": found.offers.count() if buyer else None,
        "scorers": found.scorers.select_related("user") if buyer else [],
        "may_score": may_score(user, found),
        "may_close": may_close_offers(user, found),
        "may_edit": buyer and found.state == ProcurementState.DRAFT,
        "may_cancel": buyer and found.state in {"draft", "open", "scoring"},
        "may_name": buyer and found.state in {"draft", "open", "scoring"},
        "form": _offer_form(found, agencies) if agencies else None,
        "award": award,
        "orders": AgencyOrder.objects.visible_to(user).filter(award=award).select_related("agency") if award else [],
        "bound": bound,
        "choices": orderable(found, user) if award and buyer and bound else [],
        "events": _story(found) if buyer else [],
    }
    return render(request, "web/procurement/detail.html", context)


def _story(found: Procurement) -> list[tuple[Event, str]]:
    """What happened; who has offered stays sealed with the offers."""
    sealed = found.state == ProcurementState.OPEN
    rows = [one for one in events_of("procurement", found.pk) if not (sealed and one.verb == "procurement_offered")]
    return [(one, event_line(one)) for one in rows]


def _rows(request: UserRequest, found: Procurement, ranking: Ranking | None, *, prices: bool) -> list[Row]:
    """In the order of the ranking where it may be seen; a scorer sees no price."""
    user = request.user
    offers = found.offers.filter(pk__in=AgencyOffer.objects.visible_to(user)).select_related("organisation")
    by_id = {one.pk: one for one in offers.prefetch_related("scores")}
    results = {one.id: one for one in ranking.results} if ranking else {}
    order = [pk for pk in results if pk in by_id] or list(by_id)
    ids = [one.organisation_id for one in by_id.values()]
    known, records = standings(ids), records_of(ids)
    scheme = read_standard(found.standard.data).scheme
    said = [one.price for one in by_id.values()]
    may_decide = found.state == ProcurementState.SCORING and may_buy(user, found.organisation)
    rows = []
    for pk in order:
        offer, result = by_id[pk], results.get(pk)
        own = is_staff_of(user, offer.organisation)
        rows.append(
            Row(
                offer=offer,
                price=offer.price if prices or own else None,
                standing=standing_words(known[offer.organisation_id]),
                record=records[offer.organisation_id],
                own=own,
                scored=is_scorer(user, found) and any(one.scorer_id == user.pk for one in offer.scores.all()),
                **(_kept(found, pk) if own and not prices else _figures(result)),
                low=result.low_price if result else (prices or own) and is_low(scheme, offer.price, said),
                first=ranking is not None and ranking.winner == pk,
                may_choose=may_decide and ranking is not None and may_choose_offer(ranking, pk),
                may_explain=may_explain(user, offer),
                sheets=_sheets(offer, scheme) if prices else [],
            )
        )
    return rows


def _figures(result: BidResult | None) -> dict[str, Any]:
    if result is None:
        return {"quality": "", "price_score": "", "total": "", "fails": []}
    return {
        "quality": tenths(result.quality),
        "price_score": tenths(result.price_score),
        "total": tenths(result.total),
        "fails": [fail_words(code) for code in result.fails],
    }


def _sheets(offer: AgencyOffer, scheme: Scheme) -> list[tuple[OfferScore, list[tuple[str, int]]]]:
    """Each scorer's sheet with the names of the criteria: for the buyer, who answers for the decision."""
    labels = {one.id: one.label for one in scheme.criteria}
    return [
        (score, [(labels.get(key, key), value) for key, value in score.values.items()])
        for score in offer.scores.select_related("scorer")
    ]


def _kept(found: Procurement, pk: int) -> dict[str, Any]:
    """What an agency is told of its own offer once it is decided."""
    award = Award.objects.filter(procurement=found).first()
    kept = {row[0]: row for row in award.ranking.get("results", [])} if award else {}
    if pk not in kept:
        return _figures(None)
    _pk, quality, price_score, total, fails = kept[pk]
    figures = {"quality": quality, "price_score": price_score, "total": total}
    return {key: hundredths(value) for key, value in figures.items()} | {"fails": [fail_words(one) for one in fails]}


def _offer_form(found: Procurement, agencies: list[Any]) -> AgencyOfferForm:
    mine = found.offers.filter(organisation__in=agencies).first()
    initial = {"price": to_yuan(mine.price), "team": mine.team, "plan": mine.plan} if mine else {}
    return AgencyOfferForm(organisations=agencies, initial=initial)
