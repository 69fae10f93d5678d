"""Which enterprise stands behind a need, a profile or a patent."""

from __future__ import annotations

from panhuo.matching.index.owner_kind import ENTERPRISE, owner_kind
from panhuo.matching.index.patent_docs import owners_today
from panhuo.matching.search.taker_groups import Party
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import Patent


def party_of_need(need: Need) -> Party | None:
    """The enterprise itself, not the authority or agency that keeps its need; None where it is not said.

    Nor is it said of an anonymous need: who looks for takers of a patent must not learn who stands behind it.
    """
    if need.is_anonymous:
        return None
    organisation = need.organisation
    if organisation is not None and organisation.kind == ENTERPRISE:
        return Party(organisation.name, organisation)
    return Party(need.organisation_name, None) if need.organisation_name else None


def party_of_profile(profile: EnterpriseProfile) -> Party:
    """The organisation of the profile."""
    return Party(profile.organisation.name, profile.organisation)


def parties_of_patent(patent: Patent) -> list[Party]:
    """Every owner of today that is an enterprise. Reads `owners` (prefetch them)."""
    return owners_of(patent, only=ENTERPRISE)


def owners_of(patent: Patent, *, only: str | None = None) -> list[Party]:
    """Owners of today, of one kind or all."""
    owners = [owner for owner in owners_today(patent) if only is None or owner_kind(owner) == only]
    return [
        Party(owner.owner_name.organisation.name, owner.owner_name.organisation)
        if owner.owner_name.organisation is not None
        else Party(owner.owner_name.name, None)
        for owner in owners
    ]
