"""Who may do what in the roll-up, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import Organisation, OrganisationKind, Role, is_staff_of, organisations_of

if TYPE_CHECKING:
    from panhuo.exchange.rollup.models import Dunning
    from panhuo.orgs.api import User


def authority_of(user: User) -> Organisation | None:
    """The authority for which the user works (administrator or staff), with a known region; the first of several."""
    rows = organisations_of(user).filter(
        kind=OrganisationKind.AUTHORITY, region__isnull=False, memberships__user=user,
        memberships__role__in=(Role.ADMIN, Role.STAFF),
    )  # fmt: skip
    return rows.order_by("pk").first()


def may_take_in(user: User, authority: Organisation) -> bool:
    """Staff of the authority."""
    return authority.kind == OrganisationKind.AUTHORITY and is_staff_of(user, authority)


def may_reply(user: User, dunning: Dunning) -> bool:
    """Staff of the institution that was dunned, once."""
    return dunning.organisation is not None and not dunning.reply and is_staff_of(user, dunning.organisation)
