"""Who stands behind an anonymous need, and who may know it: said once, here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext as _

from panhuo.orgs.api import RepresentationScope, Viewer, granted_ids, represented_ids

if TYPE_CHECKING:
    from panhuo.needs.models import Need
    from panhuo.orgs.api import User

FIRM: Final = "need_firm"
"""Type of the grants that open the name: given when a contact is accepted."""


def knows_firm(viewer: Viewer) -> Q:
    """Needs whose firm the viewer may know: named openly, their own, or opened to them by an accepted contact."""
    known = Q(is_anonymous=False)
    if viewer.sees_all:
        return Q()
    if viewer.user_id is not None:
        known |= Q(organisation__in=viewer.organisations) | Q(created_by=viewer.user_id)
        known |= Q(organisation__in=represented_ids(viewer, RepresentationScope.NEEDS))
        known |= Q(pk__in=granted_ids(FIRM, viewer))
    return known


def hidden_firms(needs: Iterable[Need], user: User | AnonymousUser) -> set[int]:
    """Ids of those among `needs` whose firm this user may not know; asks only where one is anonymous."""
    from panhuo.needs.models import Need

    wanted = [need.pk for need in needs if need.is_anonymous]
    if not wanted:
        return set()
    known = Need.objects.filter(knows_firm(Viewer.of(user)), pk__in=wanted).values_list("pk", flat=True)
    return set(wanted) - set(known)


def firm_known(need: Need, user: User | AnonymousUser) -> bool:
    """Whether this user may know who stands behind the need."""
    return not hidden_firms([need], user)


def firm_name(need: Need, user: User | AnonymousUser) -> str:
    """The firm by its name in the file, else the organisation that published the need; "" where neither is known."""
    return firm_names([need], user)[need.pk]


def firm_names(needs: Iterable[Need], user: User | AnonymousUser) -> dict[int, str]:
    """`firm_name` of many, by the needs' ids."""
    listed = list(needs)
    hidden = hidden_firms(listed, user)
    return {
        need.pk: _("匿名企业") if need.pk in hidden else need.organisation_name or str(need.organisation or "")
        for need in listed
    }
