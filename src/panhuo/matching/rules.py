"""Who may rate a match, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.matching.enums import RatingSide
from panhuo.matching.search.taker_parties import owners_of
from panhuo.needs.api import Need
from panhuo.orgs.api import is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.needs.api import EnterpriseProfile
    from panhuo.orgs.api import Organisation, User
    from panhuo.patents.api import Patent


def rating_organisation(
    user: User, *, side: RatingSide, patent: Patent, subject: Need | EnterpriseProfile
) -> Organisation | None:
    """The organisation for which the user rates on this side, None where there is none."""
    parties = demand_parties(subject) if side is RatingSide.DEMAND else supply_parties(patent)
    return next((party for party in parties if is_staff_of(user, party)), None)


def may_rate(user: User, *, side: RatingSide, patent: Patent, subject: Need | EnterpriseProfile) -> bool:
    """Staff of the party on that side, whoever entered the need, and the administrator of the installation."""
    if not user.is_active:
        return False
    entered = side is RatingSide.DEMAND and isinstance(subject, Need) and subject.created_by_id == user.pk
    return (
        is_installation_admin(user)
        or entered
        or rating_organisation(user, side=side, patent=patent, subject=subject) is not None
    )


def demand_parties(subject: Need | EnterpriseProfile) -> list[Organisation]:
    """The organisation that has the need or the profile."""
    return [subject.organisation] if subject.organisation is not None else []


def supply_parties(patent: Patent) -> list[Organisation]:
    """Who keeps the record, then the owners that we know as organisations."""
    holder = [patent.holder] if patent.holder is not None else []
    return [*holder, *(party.organisation for party in owners_of(patent) if party.organisation is not None)]
