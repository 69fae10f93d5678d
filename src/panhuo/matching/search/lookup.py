"""Records of found documents, with all that a card shows, in few queries."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from panhuo.matching.index.names import NEED, PATENT, PROFILE
from panhuo.matching.search.question import Ranking
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import Patent, PatentOwner


def ids_of(found: Iterable[Ranking], object_type: str) -> list[int]:
    """Ids of one type of record."""
    return [item.object_id for item in found if item.object_type == object_type]


def patents_by_id(found: Iterable[Ranking]) -> dict[int, Patent]:
    """Patents with holder, owners (and their organisations), numbers and classes."""
    owners = PatentOwner.objects.select_related("owner_name__organisation")
    patents = Patent.objects.select_related("holder").prefetch_related(
        "identifiers", "classes", Prefetch("owners", queryset=owners)
    )
    return patents.in_bulk(ids_of(found, PATENT))


def needs_by_id(found: Iterable[Ranking]) -> dict[int, Need]:
    """Needs with organisation and region."""
    return Need.objects.select_related("organisation", "region").in_bulk(ids_of(found, NEED))


def profiles_by_id(found: Iterable[Ranking]) -> dict[int, EnterpriseProfile]:
    """Profiles with their organisation."""
    return EnterpriseProfile.objects.select_related("organisation__region").in_bulk(ids_of(found, PROFILE))
