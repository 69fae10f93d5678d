"""What kind of institution an organisation is for the laws on transfer, and whose texts hold for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.agreements.models import HolderProfile
from panhuo.deals.rules.institutions import Institution

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation


def profile_of(organisation: Organisation) -> HolderProfile | None:
    """The organisation's own, or that of the one above it."""
    own = HolderProfile.objects.filter(organisation=organisation).first()
    if own is None and organisation.parent is not None:
        return profile_of(organisation.parent)
    return own


def institution_of(organisation: Organisation) -> Institution | None:
    """None: nobody said."""
    profile = profile_of(organisation)
    return Institution(profile.institution) if profile and profile.institution else None


def region_of(organisation: Organisation) -> str:
    """The region said in the profile; else the name of the organisation's region of today; "" where none is known."""
    profile = profile_of(organisation)
    if profile and profile.region:
        return profile.region
    region = organisation.region
    names: list[str] = []
    while region is not None:
        names.insert(0, region.name)
        region = region.parent
    return "".join(names)
