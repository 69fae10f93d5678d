"""Whom to ask about a patent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from panhuo.orgs.api import Organisation, OrganisationStatus, User, organisations_of
from panhuo.web.access import AccessRule, may_enter

if TYPE_CHECKING:
    from panhuo.patents.api import Patent


def owners(patent: Patent) -> list[Organisation]:
    """Active organisations of any kind that own it today or keep its record. Reads `owners` and `holder`."""
    rows = [owner.owner_name.organisation for owner in patent.owners.all() if not owner.original]
    listed = [*rows, patent.holder] if rows else [patent.holder]
    return list({one.pk: one for one in listed if one and one.status == OrganisationStatus.ACTIVE}.values())


def contact_url(patent: Patent, user: User | AnonymousUser) -> str:
    """Where this user asks the owner for contact; "" for owners themselves, strangers and owners that are not here."""
    if not isinstance(user, User) or not may_enter(AccessRule.STAFF, user):
        return ""
    houses, own = {one.pk for one in owners(patent)}, set(organisations_of(user).values_list("pk", flat=True))
    return f"{reverse('contact-new')}?patent={patent.pk}" if houses and own and not houses & own else ""
