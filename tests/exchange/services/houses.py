"""A client, two providers and the people who work for them; all invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from factories import make_organisation, make_user
from panhuo.exchange.services.api import ItemValues, ServiceProfile, create_request, make_offer, save_item, save_profile
from panhuo.orgs.api import OrganisationKind


def make_provider(
    name: str = "示例专利代理有限公司", *, kind: str = "agency", published: bool = True
) -> tuple[Any, Any]:
    """A listed service organisation with one service, and a person of its staff."""
    house = make_organisation(name=name, kind=OrganisationKind.SERVICE)
    person = make_user(organisation=house)
    profile = save_profile(house, summary=f"{name}简介", licence="示例0001", published=published, actor=person)
    values = ItemValues(
        kind=kind, title=f"{name}的服务", price_kind="fixed", price_low=800_000, unit="件", nationwide=True
    )
    save_item(profile, values=values, actor=person)
    return house, person


def profile_of(house: Any) -> ServiceProfile:
    return ServiceProfile.objects.get(organisation=house)


def asked(client: Any, person: Any, **said: Any) -> Any:
    usual = {
        "kind": "navigation", "title": "泵业专利导航", "text": "梳理隔膜泵方向的专利", "actor": person,
        "offers_until": timezone.localdate() + timedelta(days=5),
    }  # fmt: skip
    return create_request(client, **(usual | said))


def offered(request: Any, house: Any, person: Any, **said: Any) -> Any:
    usual = {"organisation": house, "text": "分三步做", "price": 5_000_000, "days": 30, "actor": person}
    return make_offer(request, **(usual | said))
