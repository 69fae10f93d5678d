"""Who may write patents, as small predicates. Reading is said in `queries/visible.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import NotAllowed, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User
    from panhuo.patents.models import OwnerName, Patent


def may_write_for(actor: User | None, holder: Organisation | None) -> bool:
    """Staff write for their organisation, the administrator for all; None is the system itself."""
    if actor is None or is_installation_admin(actor):
        return True
    return holder is not None and is_staff_of(actor, holder)


def may_edit(actor: User | None, patent: Patent) -> bool:
    """Whoever may write for the organisation that holds the record."""
    return may_write_for(actor, patent.holder)


def may_decide_owner(actor: User | None, owner_name: OwnerName) -> bool:
    """Staff of the organisation that a name is thought to mean; the administrator."""
    if actor is None or is_installation_admin(actor):
        return True
    meant = owner_name.candidate or owner_name.organisation
    return meant is not None and is_staff_of(actor, meant)


def require_write(actor: User | None, holder: Organisation | None) -> None:
    """Raises `NotAllowed` for who may not write for this holder."""
    if not may_write_for(actor, holder):
        raise NotAllowed


def require_edit(actor: User | None, patent: Patent) -> None:
    """Raises `NotAllowed` for who may not change this record."""
    if not may_edit(actor, patent):
        raise NotAllowed
