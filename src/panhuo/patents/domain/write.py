"""Working records are written back in bulk: rows, numbers, names, classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.utils import timezone

from panhuo.intake.owners import org_key
from panhuo.patents.domain.load import chunks
from panhuo.patents.domain.owner_names import ensure_owner_names
from panhuo.patents.domain.record import Record
from panhuo.patents.models import Inventor, OwnerName, Patent, PatentClass, PatentIdentifier, PatentOwner
from panhuo.patents.values import SCALAR_FIELDS

WRITTEN: Final = (
    *SCALAR_FIELDS, "holder", "visibility", "ipc_main", "ipc_subclass", "filing_year", "extra", "is_demo", "version",
    "merged_into", "updated_at",
)  # fmt: skip
_BATCH: Final = 250
_OWNER_LISTS: Final = {"owners": False, "original_owners": True}


def write_records(records: Sequence[Record]) -> None:
    """Store new and changed records with their lists; the caller holds the transaction."""
    new = [record for record in records if record.is_new]
    old = [record for record in records if not record.is_new]
    Patent.objects.bulk_create([record.patent for record in new], batch_size=_BATCH)
    _write_changed([record.patent for record in old])
    _write_numbers(records)
    _write_owners(records, {record.patent.pk for record in new})
    _replace(Inventor, records, "inventors", _inventors)
    _replace(PatentClass, records, "classes", _classes)
    for record in records:
        record.changed.clear()


def _write_changed(patents: list[Patent]) -> None:
    """One upsert a batch: much quicker than an UPDATE a record."""
    if not patents:
        return
    now = timezone.now()
    for patent in patents:
        patent.updated_at = now
    Patent.objects.bulk_create(
        patents, batch_size=_BATCH, update_conflicts=True, unique_fields=["id"], update_fields=list(WRITTEN)
    )


def _write_numbers(records: Sequence[Record]) -> None:
    rows = [
        PatentIdentifier(
            patent_id=record.patent.pk, kind=n.kind, value=n.value, raw=n.raw, key=n.key, realm=record.realm
        )
        for record in records
        for n in record.numbers
        if (n.kind, n.value) not in record.stored
    ]
    PatentIdentifier.objects.bulk_create(rows, batch_size=_BATCH)
    for record in records:
        record.stored = {(n.kind, n.value) for n in record.numbers}


def _write_owners(records: Sequence[Record], new: set[int]) -> None:
    for field, original in _OWNER_LISTS.items():
        changed = [record for record in records if field in record.changed]
        ids = [record.patent.pk for record in changed if record.patent.pk not in new]
        for part in chunks(ids):
            PatentOwner.objects.filter(patent__in=part, original=original).delete()
        names = ensure_owner_names({name for record in changed for name in record.items(field)})
        rows = [row for record in changed for row in _owners(record, field, original=original, names=names)]
        PatentOwner.objects.bulk_create(rows, batch_size=_BATCH)


def _owners(record: Record, field: str, *, original: bool, names: dict[str, OwnerName]) -> list[PatentOwner]:
    found = dict.fromkeys(names[org_key(name)[:200]] for name in record.items(field))
    return [
        PatentOwner(patent_id=record.patent.pk, position=position, owner_name=name, original=original)
        for position, name in enumerate(found)
    ]


def _replace(model: Any, records: Sequence[Record], field: str, make: Callable[[Record], list[Any]]) -> None:
    changed = [record for record in records if field in record.changed]
    rows = [row for record in changed for row in make(record)]
    for part in chunks([record.patent.pk for record in changed]):
        if model is Inventor:
            _keep_claims(rows, part)
        model.objects.filter(patent__in=part).delete()
    model.objects.bulk_create(rows, batch_size=_BATCH)


def _keep_claims(rows: list[Inventor], ids: list[int]) -> None:
    """A name that a person claimed stays theirs when the list is written anew."""
    claimed = Inventor.objects.filter(patent__in=ids, person__isnull=False)
    people = {(pk, name): person for pk, name, person in claimed.values_list("patent_id", "name", "person_id")}
    for row in rows:
        row.person_id = people.get((row.patent_id, row.name), row.person_id)


def _inventors(record: Record) -> list[Inventor]:
    return [
        Inventor(patent_id=record.patent.pk, position=position, name=name)
        for position, name in enumerate(record.inventors)
    ]


def _classes(record: Record) -> list[PatentClass]:
    return [
        PatentClass(patent_id=record.patent.pk, scheme=c.scheme, symbol=c.symbol, is_main=c.is_main)
        for c in record.classes
    ]
