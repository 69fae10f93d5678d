"""Who may import for whom, and what an import allows now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.imports.enums import RowAction
from panhuo.imports.models import ImportBatch
from panhuo.imports.transitions import Verb, transition
from panhuo.orgs.api import (
    DomainError,
    NotAllowed,
    Organisation,
    User,
    is_admin_of,
    is_installation_admin,
    is_staff_of,
)

WRITES = (RowAction.NEW, RowAction.CHANGED)
"""Rows that applying does something with."""


def may_import_for(user: User, organisation: Organisation | None) -> bool:
    """Staff and administrators of the organisation; for the installation itself only its administrator."""
    if is_installation_admin(user):
        return True
    return organisation is not None and (is_staff_of(user, organisation) or is_admin_of(user, organisation))


def check_may_import(user: User, organisation: Organisation | None) -> None:
    """Raises NotAllowed."""
    if not may_import_for(user, organisation):
        raise NotAllowed(_("只有本机构的经办人和管理员可以导入"))


def check_visible(batch: ImportBatch, actor: User | None) -> None:
    """Raises NotAllowed (hidden). Without an actor the caller took the import from `visible_to`."""
    if actor is not None and not ImportBatch.objects.visible_to(actor).filter(pk=batch.pk).exists():
        raise NotAllowed(hidden=True)


def allowed_verbs(batch: ImportBatch) -> frozenset[Verb]:
    """What can be done with the import as it stands: the buttons of its page."""
    return frozenset(verb for verb in Verb if allows(batch, verb))


def allows(batch: ImportBatch, verb: Verb) -> bool:
    """Whether the table of states has this verb here and the rows give what it needs."""
    row = transition(verb)
    return batch.state in row.sources and (not row.needs or _NEEDS[row.needs](batch))


def check_allows(batch: ImportBatch, verb: Verb) -> None:
    """Raises DomainError with the state in its message."""
    if not allows(batch, verb):
        raise DomainError(
            _("这次导入现在是“%(state)s”，不能这样操作"),
            code="import_state",
            params={"state": batch.get_state_display()},
        )


def _nothing_applied(batch: ImportBatch) -> bool:
    return not batch.rows.filter(applied=True).exists()


def _rows_to_apply(batch: ImportBatch) -> bool:
    return batch.planned_at is not None and batch.rows.filter(action__in=WRITES, applied=False).exists()


def _rows_to_undo(batch: ImportBatch) -> bool:
    return batch.rows.filter(applied=True).exists()


_NEEDS = {
    "nothing_applied": _nothing_applied,
    "rows_to_apply": _rows_to_apply,
    "rows_to_undo": _rows_to_undo,
}
