"""Who may do what with statements, as small predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.deals.openlicence.enums import OPEN_STATES, StatementState
from panhuo.orgs.api import NotAllowed, is_installation_admin, is_staff_of

if TYPE_CHECKING:
    from panhuo.deals.openlicence.models import OpenStatement
    from panhuo.orgs.models import Organisation, User


def may_work(user: User, holder: Organisation) -> bool:
    """Staff of the patentee."""
    return is_staff_of(user, holder)


def may_edit(user: User, statement: OpenStatement) -> bool:
    """Before it was handed to the office, or after the office refused it."""
    editable = {StatementState.DRAFT, StatementState.CHECKED, StatementState.REFUSED}
    return statement.state in editable and may_work(user, statement.holder)


def may_accept(user: User, statement: OpenStatement, organisation: Organisation) -> bool:
    """Staff of any other organisation, while it is open (任何单位或者个人)."""
    other = organisation.pk != statement.holder_id
    return statement.state in OPEN_STATES and other and is_staff_of(user, organisation)


def may_change_lint(user: User) -> bool:
    """Keeps the promotional words and the usual upper limits: the administrator of the installation."""
    return is_installation_admin(user)


def require_work(user: User | None, holder: Organisation) -> None:
    """Raises `NotAllowed`; None is the system."""
    if user is not None and not may_work(user, holder):
        raise NotAllowed
