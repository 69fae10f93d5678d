"""Which rows mean the same record, across all files of an import."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from panhuo.imports.models import ImportBatch, ImportKey, ImportRow

_PART = 400
_BATCH = 500


@dataclass(slots=True)
class Leads:
    """Tokens stand for leading rows: a stored row's id, or -1 - place for a row of the chunk at hand."""

    by_key: dict[str, int]
    joined: dict[int, int] = field(default_factory=dict)

    def meet(self, place: int, keys: Collection[str]) -> None:
        """Note the keys of the row at this place of the chunk; rows are noted in their order."""
        own = -1 - place
        met = sorted({self.resolve(self.by_key[key]) for key in keys if key in self.by_key} | {own}, key=_age)
        for other in met[1:]:
            self.joined[other] = met[0]
        for key in keys:
            self.by_key[key] = met[0]

    def lead_of(self, place: int) -> int | None:
        """The row that leads the one at this place of the chunk; None where it leads itself."""
        lead = self.resolve(-1 - place)
        return None if lead == -1 - place else lead

    def resolve(self, token: int) -> int:
        """Follow the token to the row that leads now."""
        while token in self.joined:
            token = self.joined[token]
        return token


def _age(token: int) -> tuple[bool, int]:
    """Stored rows are older than those of the chunk."""
    return token < 0, abs(token)


def read_leads(batch: ImportBatch, keys: Sequence[str]) -> Leads:
    """What earlier chunks know of these keys."""
    known: dict[str, int] = {}
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), _PART):
        rows = ImportKey.objects.filter(batch=batch, key__in=wanted[start : start + _PART])
        known |= dict(rows.values_list("key", "row_id"))
    return Leads(known)


def write_leads(batch: ImportBatch, leads: Leads, rows: Sequence[ImportRow]) -> None:
    """Keep the keys with the rows that lead them; `rows` are those of the chunk, now stored."""
    for old, new in leads.joined.items():
        if old >= 0:
            lead = _id_of(leads.resolve(new), rows)
            ImportRow.objects.filter(batch=batch, lead=old).update(lead=lead)
            ImportRow.objects.filter(pk=old).update(lead=lead)
            ImportKey.objects.filter(batch=batch, row=old).update(row=lead)
    keys = [
        ImportKey(batch=batch, key=key, row_id=_id_of(leads.resolve(token), rows))
        for key, token in leads.by_key.items()
    ]
    ImportKey.objects.bulk_create(
        keys, batch_size=_BATCH, update_conflicts=True, unique_fields=["batch", "key"], update_fields=["row"]
    )


def _id_of(token: int, rows: Sequence[ImportRow]) -> int:
    return token if token >= 0 else rows[-1 - token].pk
