"""Whom an authority may ask: by kind, region and parent."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from panhuo.orgs.api import Organisation, OrganisationKind, RegionLevel
from panhuo.policies.models import Campaign

ASKED = (OrganisationKind.AUTHORITY, OrganisationKind.UNIVERSITY, OrganisationKind.INSTITUTE, OrganisationKind.HOSPITAL)


def candidates(authority: Organisation, *, campaign: Campaign, kinds: Collection[str] = ()) -> list[Organisation]:
    """Active organisations in the authority's region or below it by parent, not asked yet in this campaign."""
    below = Q(parent=authority)
    if authority.region_id:
        below |= Q(region__code__startswith=_prefix(authority.region_id, authority))
    rows = Organisation.objects.active().filter(below, kind__in=list(kinds) or ASKED)
    asked = campaign.hand_ins.values("organisation_id")
    return list(rows.exclude(pk__in=asked).exclude(pk=authority.pk).select_related("region").order_by("kind", "name"))


def _prefix(code: str, authority: Organisation) -> str:
    level = authority.region.level if authority.region else RegionLevel.COUNTY
    return {RegionLevel.PROVINCE: code[:2], RegionLevel.CITY: code[:4]}.get(RegionLevel(level), code)
