"""Letting an enterprise in together with what it said of itself."""

from __future__ import annotations

from django.db import transaction

from panhuo.needs.api import save_profile
from panhuo.orgs.api import Registration, User, approve_registration

PROFILE_FIELDS = ("main_products", "technologies_wanted", "industry", "size")


@transaction.atomic
def approve(registration: Registration, *, actor: User) -> None:
    """Approve, and write the profile that was filled in at registration, so that matches are there at once.

    Raises as `approve_registration`.
    """
    approved = approve_registration(registration, actor=actor)
    said = {name: approved.profile[name] for name in PROFILE_FIELDS if approved.profile.get(name)}
    if said.get("main_products") or said.get("technologies_wanted"):
        save_profile(approved.organisation, actor=None, **said)
