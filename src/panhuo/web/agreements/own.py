"""Records that a page may show; 404 for others."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from panhuo.deals.agreements.api import Agreement
from panhuo.orgs.api import Organisation, User, organisations_of, own_organisations


def own_agreement(user: User, pk: int) -> Agreement:
    """One that the user may see, with what pages show of it."""
    rows = Agreement.objects.visible_to(user).select_related("holder", "head", "created_by")
    return get_object_or_404(rows.prefetch_related("parties__organisation", "patents", "overrides"), pk=pk)


def held_agreement(user: User, pk: int) -> Agreement:
    """One whose holder the user belongs to: its checks, approvals and notices are the holder's own matter."""
    return get_object_or_404(
        Agreement.objects.visible_to(user)
        .filter(holder__in=organisations_of(user))
        .select_related("holder", "created_by"),
        pk=pk,
    )


def houses_of(user: User) -> list[Organisation]:
    """Organisations that the user does the work for."""
    return sorted(own_organisations(user, working=True), key=lambda one: one.pk)
