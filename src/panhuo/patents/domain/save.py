"""Saving what a source says: records are met by their numbers, made or changed, and the index hears of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, write_outbox_many
from panhuo.orgs.models import Event, Organisation, User
from panhuo.patents.domain.changes import Changes, apply_changes, changes_of
from panhuo.patents.domain.check import Checked
from panhuo.patents.domain.load import chunks, load_records
from panhuo.patents.domain.meet import Table, refuse_contradiction, row_changes
from panhuo.patents.domain.merge import merge_records
from panhuo.patents.domain.record import Record, may_touch, realm_of
from panhuo.patents.domain.refusal import Refusal, checked_or_refused
from panhuo.patents.domain.snapshot import Snapshot, take
from panhuo.patents.domain.touch import OBJECT_TYPE
from panhuo.patents.domain.write import write_records
from panhuo.patents.enums import Visibility
from panhuo.patents.models import Patent
from panhuo.patents.rules import require_write
from panhuo.patents.values import PatentValues

ROWS_A_TRANSACTION = 500
_SHORT = 120


@dataclass(slots=True)
class SaveResult:
    """`before` is what `restore_patent` takes (None: the record was made); `version` is the record's after this row.

    No changes and not created: the row said nothing new.
    """

    patent: Patent
    before: Snapshot | None
    changes: Changes
    created: bool
    version: int


@dataclass(slots=True)
class _Work:
    """What one transaction has yet to write."""

    table: Table
    actor: User | None
    via: Mapping[str, Any]
    is_demo: bool
    dirty: dict[int, Record] = field(default_factory=dict)
    events: list[tuple[Record, str, dict[str, Any]]] = field(default_factory=list)


def save_patent(
    values: PatentValues,
    *,
    holder: Organisation | None,
    visibility: str,
    actor: User | None,
    patent: Patent | None = None,
    via: Mapping[str, Any] | None = None,
    is_demo: bool = False,
) -> SaveResult:
    """Make or change one record (see `save_patents`); `patent` names it where it is already known.

    Raises:
        NotAllowed: the actor may not write for the holder.
        InvalidInput: the values can't be a patent's, or contradict what the numbers mean.
    """
    (result,) = save_patents(
        [values], holder=holder, visibility=visibility, actor=actor, patents=[patent], via=via, is_demo=is_demo
    )
    if isinstance(result, Refusal):
        raise result.error
    return result


def save_patents(
    rows: Sequence[PatentValues],
    *,
    holder: Organisation | None,
    visibility: str,
    actor: User | None,
    patents: Sequence[Patent | None] | None = None,
    via: Mapping[str, Any] | None = None,
    is_demo: bool = False,
) -> list[SaveResult | Refusal]:
    """Make or change records, in order, one transaction for each 500 rows; refused rows don't hold up the others.

    A row meets a record by any number within what the holder may touch. Own records are overwritten by what is said
    (never by what isn't), others' only filled where they are empty; a record of nobody that names the holder as an
    owner becomes the holder's. Visibility of a record that exists stays as it is. Each change raises the version,
    leaves an event and an outbox row. `patents` names the record of each row where it is already known; `via` goes
    into the events (which import, which row).

    Raises:
        NotAllowed: the actor may not write for the holder.
    """
    require_write(actor, holder)
    if visibility == Visibility.ORGANISATION and holder is None:
        raise InvalidInput(_("仅本机构可见的记录必须属于一家机构"), field="visibility", code="holder")
    known = list(patents) if patents is not None else [None] * len(rows)
    results: list[SaveResult | Refusal] = []
    for part in chunks(zip(rows, known, strict=True), size=ROWS_A_TRANSACTION):
        work = _Work(Table(holder, visibility), actor, via or {}, is_demo)
        with transaction.atomic():
            results += _save_chunk(part, work)
    return results


def _save_chunk(part: list[tuple[PatentValues, Patent | None]], work: _Work) -> list[SaveResult | Refusal]:
    checked = [checked_or_refused(values) for values, _patent in part]
    work.table.read(number for item in checked if isinstance(item, Checked) for number in item.numbers)
    results: list[SaveResult | Refusal] = []
    for said, (_values, patent) in zip(checked, part, strict=True):
        if isinstance(said, Refusal):
            results.append(said)
            continue
        try:
            results.append(_save_row(said, patent, work))
        except DomainError as error:
            results.append(Refusal(error))
    _flush(work)
    return results


def _save_row(said: Checked, patent: Patent | None, work: _Work) -> SaveResult:
    table = work.table
    found = table.meet(said.numbers)
    if patent is not None:
        found = _named_first(patent, said, found, table)
    record, before, merged = _choose(found, work)
    created = record is None
    if record is None:
        record = _blank(work)
        changes = changes_of(record, said)
    else:
        said = _without_taken(record, said, found, table)
        changes = row_changes(record, said, table.holder)
    if not created and not changes and not merged:
        return SaveResult(record.patent, None, {}, created=False, version=record.patent.version)
    if not created and before is None:
        before = take(record)
    _apply(record, said, changes, table.holder)
    if not created:
        record.patent.version += 1
    table.add(record)
    work.dirty[id(record)] = record
    work.events.append((record, "created" if created else "changed", _told(changes)))
    return SaveResult(record.patent, before, changes, created=created, version=record.patent.version)


def _named_first(patent: Patent, said: Checked, found: list[Record], table: Table) -> list[Record]:
    """The record that the caller names comes before those that the numbers mean."""
    named = next((record for record in found if record.patent.pk == patent.pk), None)
    named = named or load_records([Patent.objects.get(pk=patent.pk)])[0]
    if named.realm not in table.realms:
        raise NotAllowed(hidden=True)
    if not may_touch(named, table.holder, table.visibility):
        return found
    refuse_contradiction([named], said.numbers)
    return [named, *(record for record in found if record is not named and record.realm == named.realm)]


def _choose(found: list[Record], work: _Work) -> tuple[Record | None, Snapshot | None, bool]:
    """The record of a row, what undo must put back if records were merged for it, and whether they were."""
    table = work.table
    if not found:
        return None, None, False
    if not table.joinable(found):
        return found[0], None, False
    _flush(work)
    keep, before = found[0], take(found[0])
    before["merged"] = [merge_records(keep, lose, actor=work.actor) for lose in found[1:]]
    for lose in found:
        table.forget(lose)
    table.add(keep)
    work.dirty[id(keep)] = keep
    return keep, before, True


def _blank(work: _Work) -> Record:
    holder, visibility = work.table.holder, work.table.visibility
    patent = Patent(holder=holder, visibility=visibility, is_demo=work.is_demo)
    return Record(patent=patent, realm=realm_of(visibility, holder.pk if holder else None))


def _without_taken(record: Record, said: Checked, found: list[Record], table: Table) -> Checked:
    """Numbers that another record of the realm keeps are not taken from it."""
    if len(found) < 2:  # noqa: PLR2004
        return said
    free = [
        number
        for number in said.numbers
        if all(other is record for other in table.by_number.get((*number.met_by, record.realm), ()))
    ]
    return Checked(free, said.scalars, said.lists, said.classes, said.extra)


def _apply(record: Record, said: Checked, changes: Changes, holder: Organisation | None) -> None:
    if "holder" in changes:
        record.patent.holder = holder
    apply_changes(record, said, {name: change for name, change in changes.items() if name != "holder"})


def _flush(work: _Work) -> None:
    """Write what is waiting, tell the log and the index."""
    records = list(work.dirty.values())
    write_records(records)
    work.dirty.clear()
    events = [
        Event(
            object_type=OBJECT_TYPE, object_id=record.patent.pk, verb=verb, actor=work.actor,
            organisation=work.table.holder, data=data | dict(work.via),
        )
        for record, verb, data in work.events
    ]  # fmt: skip
    work.events.clear()
    Event.objects.bulk_create(events, batch_size=250)
    write_outbox_many(OBJECT_TYPE, [(record.patent.pk, record.patent.version) for record in records])


def _told(changes: Changes) -> dict[str, Any]:
    """What the log says of a change: every field, and the values where they are short."""
    short = {name: pair for name, pair in changes.items() if len(str(pair)) <= _SHORT}
    return {"fields": sorted(changes), "values": short}
