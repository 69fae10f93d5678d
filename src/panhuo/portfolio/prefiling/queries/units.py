"""Institutions and their colleges."""

from __future__ import annotations

from typing import Final

from panhuo.orgs.api import Organisation, Role, User, organisations_of

DEEPEST: Final = 5
"""Levels of organisations that are followed, so that a circle of parents can't hang a page."""


def institution_of(organisation: Organisation) -> Organisation:
    """The organisation at the top: the university of a college."""
    top = organisation
    for _level in range(DEEPEST):
        if top.parent is None:
            break
        top = top.parent
    return top


def units_of(organisation: Organisation) -> list[Organisation]:
    """The organisation itself and all below it."""
    found = [organisation]
    level = [organisation.pk]
    for _level in range(DEEPEST):
        below = list(Organisation.objects.active().filter(parent__in=level).exclude(pk__in=[o.pk for o in found]))
        if not below:
            break
        found += below
        level = [unit.pk for unit in below]
    return found


def line_of(organisation: Organisation) -> list[int]:
    """Ids of the organisation and of all above it."""
    ids = [organisation.pk]
    top = organisation
    for _level in range(DEEPEST):
        if top.parent is None:
            break
        top = top.parent
        ids.append(top.pk)
    return ids


def works_in_line(user: User, organisation: Organisation) -> bool:
    """Staff or administrator of the organisation or of one above it."""
    working = (Role.ADMIN, Role.STAFF)
    mine = organisations_of(user).filter(memberships__user=user, memberships__role__in=working)
    return mine.filter(pk__in=line_of(organisation)).exists()


def is_admin_in_line(user: User, organisation: Organisation) -> bool:
    """Administrator of the organisation or of one above it."""
    mine = organisations_of(user).filter(memberships__user=user, memberships__role=Role.ADMIN)
    return mine.filter(pk__in=line_of(organisation)).exists()
