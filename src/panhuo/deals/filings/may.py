"""Who may file, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import NotAllowed, is_staff_of

if TYPE_CHECKING:
    from panhuo.orgs.models import Organisation, User


def may_work(user: User, organisation: Organisation) -> bool:
    """Staff of the organisation that files."""
    return is_staff_of(user, organisation)


def require_work(user: User, organisation: Organisation) -> None:
    """Raises `NotAllowed`."""
    if not may_work(user, organisation):
        raise NotAllowed
