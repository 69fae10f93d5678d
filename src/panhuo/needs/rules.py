"""Who may write needs and profiles, as small predicates. Reading is said in `queries/visible.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import NotAllowed, RepresentationScope, acts_for, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.needs.models import Need
    from panhuo.orgs.models import Organisation, User


def may_write_for(actor: User | None, organisation: Organisation | None) -> bool:
    """Staff write for their organisation and by mandate for others, the administrator for all; None is the system."""
    if actor is None or is_installation_admin(actor):
        return True
    if organisation is None:
        return False
    return is_staff_of(actor, organisation) or acts_for(actor, organisation, RepresentationScope.NEEDS)


def may_edit_need(actor: User | None, need: Need) -> bool:
    """Whoever may write for the organisation that the need belongs to."""
    return may_write_for(actor, need.organisation)


def require_write(actor: User | None, organisation: Organisation | None) -> None:
    """Raises `NotAllowed` for who may not write for this organisation."""
    if not may_write_for(actor, organisation):
        raise NotAllowed
