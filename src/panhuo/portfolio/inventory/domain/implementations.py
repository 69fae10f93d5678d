"""Marking that a patent is put to use, with day, kind and proof."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput, NotAllowed, check_proof, stored
from panhuo.portfolio.inventory.domain.log import log_entries
from panhuo.portfolio.inventory.enums import ImplementationKind, Implemented
from panhuo.portfolio.inventory.listening import tell_listeners
from panhuo.portfolio.inventory.models import Entry, Implementation
from panhuo.portfolio.inventory.rules import Hand

if TYPE_CHECKING:
    from panhuo.orgs.api import User

FOLDER: Final = "implementations"


def add_implementation(
    entry: Entry,
    *,
    kind: str,
    since: date | None,
    by: str = "",
    note: str = "",
    evidence: File[bytes] | None = None,
    actor: User,
) -> Implementation:
    """Write one down; the entry is implemented from then on. Without a file the proof is missing, and says so.

    Raises:
        NotAllowed: the actor may not fill in the entry.
        InvalidInput: an unknown kind, a day in the future, a file that is no PDF, JPG or PNG.
    """
    _check(entry, actor)
    if kind not in ImplementationKind.values:
        raise InvalidInput(_("请选择实施方式"), field="kind", code="kind")
    if since is not None and since > timezone.localdate():
        raise InvalidInput(_("开始实施日期不能晚于今天"), field="since", code="future")
    values = {"kind": kind, "since": since, "by": by.strip()[:200], "note": note.strip()[:300], "created_by": actor}
    if evidence is None:
        return _write(entry, values, actor)
    stored_name, shown = check_proof(evidence)
    with stored(evidence, folder=FOLDER, name=stored_name) as path:
        return _write(entry, {**values, "evidence": path, "evidence_name": shown}, actor)


@transaction.atomic
def remove_implementation(implementation: Implementation, *, actor: User) -> None:
    """Take one back; whether the patent counts as implemented is left as it was answered.

    Raises:
        NotAllowed: the actor may not fill in the entry.
    """
    entry = implementation.entry
    _check(entry, actor)
    log_entries([(entry, {"kind": implementation.kind})], verb="inventory_implementation_removed", actor=actor)
    implementation.delete()


@transaction.atomic
def _write(entry: Entry, values: Mapping[str, Any], actor: User) -> Implementation:
    made = Implementation.objects.create(entry=entry, **values)
    entry.implemented = Implemented.YES
    entry.version += 1
    entry.save(update_fields=("implemented", "version", "updated_at"))
    data = {"kind": made.kind, "since": made.since.isoformat() if made.since else None, "proof": made.evidence_name}
    log_entries([(entry, data)], verb="inventory_implemented", actor=actor)
    tell_listeners([entry.pk])
    return made


def _check(entry: Entry, actor: User) -> None:
    visible = Entry.objects.visible_to(actor).filter(pk=entry.pk).exists()
    if not visible or not Hand.of(actor).may_fill(entry):
        raise NotAllowed(hidden=not visible)
