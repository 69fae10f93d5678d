"""A purchase of agency with two agencies that were asked and two scorers; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from exchange.services.houses import make_provider
from factories import make_user
from panhuo.exchange.procurement.api import (
    AgencyOffer,
    Procurement,
    award,
    close_offers,
    make_agency_offer,
    name_scorer,
    publish_procurement,
    read_standard,
    save_procurement,
    score_offer,
    standard_for,
)


@dataclass
class Purchase:
    university: Any
    office: Any
    agencies: list[tuple[Any, Any]]
    scorers: list[Any]
    procurement: Procurement


def filled(organisation: Any) -> dict[str, str]:
    """Every line of the form that must be filled in."""
    standard = read_standard(standard_for(organisation).data)
    words = {"text": "按标准执行", "number": "10", "yes_no": "yes"}
    return {item.id: item.choices[0] if item.choices else words[item.kind] for item in standard.items if item.required}


def make_purchase(university: Any, office: Any) -> Purchase:
    """A draft with everything filled in."""
    agencies = [make_provider("示例专利代理甲所"), make_provider("示例专利代理乙所")]
    draft = save_procurement(
        university,
        title="发明专利申请代理",
        answers=filled(university),
        offers_until=timezone.localdate() + timedelta(days=5),
        invited=[house for house, _person in agencies],
        actor=office,
    )
    scorers = [make_user(username=f"scorer{n}") for n in (1, 2)]
    for one in scorers:
        name_scorer(draft, user=one, actor=office)
    return Purchase(university, office, agencies, scorers, draft)


def offered(purchase: Purchase, prices: tuple[int, int]) -> list[AgencyOffer]:
    """Published, both agencies have offered, offers are open."""
    publish_procurement(purchase.procurement, actor=purchase.office)
    purchase.procurement.refresh_from_db()
    for (house, person), price in zip(purchase.agencies, prices, strict=True):
        values = {"price": price, "team": f"{house}团队", "plan": f"{house}方案"}
        make_agency_offer(purchase.procurement, organisation=house, actor=person, **values)
    close_offers(purchase.procurement, actor=purchase.office)
    return list(
        AgencyOffer.objects.select_related("procurement__organisation", "procurement__standard", "organisation")
    )


def scored(purchase: Purchase, offers: list[AgencyOffer], values: tuple[int, int]) -> None:
    """Both scorers rate each offer flatly."""
    criteria = read_standard(purchase.procurement.standard.data).scheme.criteria
    for offer, value in zip(offers, values, strict=True):
        for scorer in purchase.scorers:
            score_offer(offer, values={one.id: value for one in criteria}, actor=scorer)


def awarded(purchase: Purchase) -> Any:
    """Decided for the first agency."""
    offers = offered(purchase, (800_000, 700_000))
    scored(purchase, offers, (9, 7))
    return award(offers[0], reasons="质量最好", actor=purchase.office)
