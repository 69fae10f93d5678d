"""A filed file is taken in, decided on, written and taken back."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, log_event, start_job, stored
from panhuo.portfolio.inventory.domain.log import log_entries
from panhuo.portfolio.inventory.enums import FilingMatch, FilingState, Side
from panhuo.portfolio.inventory.listening import tell_listeners
from panhuo.portfolio.inventory.models import Filing, FilingRow
from panhuo.portfolio.inventory.rules import may_run_inventory

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

FOLDER: Final = "filings"
_MIB: Final = 1024 * 1024


def create_filing(organisation: Organisation, *, file: File[bytes], name: str, actor: User) -> Filing:
    """Keep the file and read it in the background: each row is matched by its number, field by field.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        InvalidInput: the file is empty or too large.
    """
    if not may_run_inventory(actor, organisation):
        raise NotAllowed
    if not file.size:
        raise InvalidInput(_("文件是空的，请重新选择"), field="file", code="empty")
    if file.size > settings.UPLOAD_MAX_MB * _MIB:
        message = _("文件最大 %(most)s MB") % {"most": settings.UPLOAD_MAX_MB}
        raise InvalidInput(message, field="file", code="too_large")
    shown = PurePath(name.replace("\\", "/")).name[-200:] or _("未命名文件")
    ending = PurePath(shown).suffix[:8]
    with stored(file, folder=FOLDER, name=f"{uuid4().hex}{ending}") as path, transaction.atomic():
        filing = Filing.objects.create(organisation=organisation, created_by=actor, file=path, name=shown)
        _start(filing, "plan", actor=actor)
        _log(filing, "inventory_filing_read", actor)
    return filing


@transaction.atomic
def choose(
    filing: Filing, *, side: Side | str, actor: User, row: FilingRow | None = None, field: str | None = None
) -> int:
    """Say whose value wins: for one row or all, for one field or all; gives how many differences were decided.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        DomainError: the file isn't open for decisions.
    """
    _require(filing, actor, states=(FilingState.PLANNED, FilingState.UNDONE))
    if side not in Side.values:
        raise InvalidInput(_("请选择以哪一边为准"), field="side", code="side")
    rows = filing.rows.filter(match=FilingMatch.DIFFERENT)
    if row is not None:
        rows = rows.filter(pk=row.pk)
    changed, decided = [], 0
    for one in rows:
        names = [name for name in one.differences if field in (None, name)]
        for name in names:
            one.choices = (
                {**one.choices, name: str(side)} if side else {k: v for k, v in one.choices.items() if k != name}
            )
        decided += len(names)
        changed.append(one)
    FilingRow.objects.bulk_update(changed, ["choices"], batch_size=500)
    return decided


@transaction.atomic
def apply_filing(filing: Filing, *, actor: User) -> Filing:
    """Write the values of the file where it was said to win, in the background.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        DomainError: the file isn't open, or the file wins nowhere.
    """
    _require(filing, actor, states=(FilingState.PLANNED, FilingState.UNDONE))
    if not any(Side.THEIRS in row.choices.values() for row in filing.rows.filter(match=FilingMatch.DIFFERENT)):
        raise DomainError(_("没有选择“以申报表为准”的差异，不需要写入"), code="nothing")
    filing.state = FilingState.APPLYING
    _start(filing, "write", actor=actor)
    return filing


@transaction.atomic
def undo_filing(filing: Filing, *, actor: User) -> int:
    """Put back what writing replaced, where nobody has changed the entry since; gives how many entries were kept.

    Raises:
        NotAllowed: the actor doesn't work for the institution.
        DomainError: nothing was written.
    """
    _require(filing, actor, states=(FilingState.APPLIED,))
    rows = list(filing.rows.filter(after_version__isnull=False).select_related("entry"))
    restored, kept = [], 0
    for row in rows:
        entry = row.entry
        if entry is None or entry.version != row.after_version:
            row.note, kept = _("写入后又有修改，撤销时保留"), kept + 1
            continue
        for name, value in (row.before or {}).items():
            setattr(entry, name, value)
        entry.version += 1
        entry.save()
        restored.append(entry)
        row.before, row.after_version, row.note = None, None, ""
    FilingRow.objects.bulk_update(rows, ["before", "after_version", "note"], batch_size=500)
    log_entries([(entry, {"filing": filing.pk}) for entry in restored], verb="inventory_filing_undone", actor=actor)
    tell_listeners([entry.pk for entry in restored])
    filing.state, filing.undone_at = FilingState.UNDONE, timezone.now()
    filing.save(update_fields=("state", "undone_at"))
    _log(filing, "inventory_filing_undone", actor)
    return kept


def _start(filing: Filing, work: str, *, actor: User) -> None:
    key = f"inventory.{work}_filing:{filing.pk}:{uuid4().hex[:8]}"
    params = {"filing": filing.pk}
    filing.job = start_job(
        f"inventory.{work}_filing", key=key, params=params, owner=actor, organisation=filing.organisation
    )
    filing.save(update_fields=("job", "state"))


def _require(filing: Filing, actor: User, *, states: tuple[str, ...]) -> None:
    if not may_run_inventory(actor, filing.organisation):
        raise NotAllowed(hidden=not Filing.objects.visible_to(actor).filter(pk=filing.pk).exists())
    Filing.objects.select_for_update(of=("self",)).get(pk=filing.pk)
    filing.refresh_from_db(fields=("state",))
    if filing.state not in states:
        state = FilingState(filing.state).label
        raise DomainError(_("这份申报表现在的状态是“%(state)s”，不能这样做") % {"state": state}, code="state")


def _log(filing: Filing, verb: str, actor: User) -> None:
    log_event(
        object_type="inventory_filing", object_id=filing.pk, verb=verb, actor=actor, organisation=filing.organisation,
        data={"name": filing.name},
    )  # fmt: skip
