"""Matches for the home page: the newest needs that concern somebody, each with its best patent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from panhuo.matching.index.demand_docs import indexed_needs, indexed_profiles
from panhuo.matching.search.filters import Wanted
from panhuo.matching.search.patents import patents_for_need, patents_for_profile
from panhuo.matching.search.results import PatentHit
from panhuo.orgs.api import SUPPLY_KINDS, OrganisationKind, organisations_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.needs.api import EnterpriseProfile, Need
    from panhuo.orgs.api import User


@dataclass(frozen=True, slots=True)
class LatestMatch:
    """A need or a profile with its best patent."""

    hit: PatentHit
    need: Need | None = None
    profile: EnterpriseProfile | None = None


def latest_matches(user: User | AnonymousUser, limit: int = 5) -> list[LatestMatch]:
    """What concerns this person, newest first, at most `limit`.

    For an enterprise: its own needs and profile. For those who own patents: the newest needs, with their own patents.
    For everybody else: the newest needs that they may see.
    """
    organisations = list(organisations_of(user)) if user.is_authenticated else []
    firms = [org.pk for org in organisations if org.kind == OrganisationKind.ENTERPRISE]
    owners = [org.pk for org in organisations if org.kind in SUPPLY_KINDS]
    if firms:
        return list(_of_firms(user, firms, limit))
    found = list(_of_newest(user, owners, limit))
    return found or (list(_of_newest(user, [], limit)) if owners else [])


def _of_firms(user: User | AnonymousUser, firms: list[int], limit: int) -> Iterator[LatestMatch]:
    needs = indexed_needs().visible_to(user).filter(organisation__in=firms).order_by("-pk")[:limit]
    for need in needs:
        for hit in patents_for_need(need, user=user, limit=1).hits:
            yield LatestMatch(hit, need=need)
    profiles = indexed_profiles().visible_to(user).filter(organisation__in=firms)
    for profile in profiles[: max(0, limit - len(needs))]:
        for hit in patents_for_profile(profile, user=user, limit=1).hits:
            yield LatestMatch(hit, profile=profile)


def _of_newest(user: User | AnonymousUser, owners: list[int], limit: int) -> Iterator[LatestMatch]:
    filters: Wanted | None = {"owner": owners} if owners else None
    for need in indexed_needs().visible_to(user).order_by("-pk")[:limit]:
        for hit in patents_for_need(need, user=user, filters=filters, limit=1).hits:
            yield LatestMatch(hit, need=need)
