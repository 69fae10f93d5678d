"""Records are read into working memory with a handful of queries, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from panhuo.patents.domain.identity import Number
from panhuo.patents.domain.record import Record, realm_of
from panhuo.patents.models import Inventor, Patent, PatentClass, PatentIdentifier, PatentOwner
from panhuo.patents.values import ClassValue

CHUNK = 500
"""Values in one SQL list: below the limits of both databases."""

T = TypeVar("T")


def chunks(items: Iterable[T], *, size: int = CHUNK) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def load_records(patents: Sequence[Patent]) -> list[Record]:
    """Working records of stored patents, in their order."""
    records = {p.pk: Record(patent=p, realm=realm_of(p.visibility, p.holder_id)) for p in patents}
    for ids in chunks(records):
        _load_children(records, ids)
    return [records[patent.pk] for patent in patents]


def ids_by_number(numbers: Iterable[Number], realms: Iterable[int]) -> dict[tuple[str, str, int], list[int]]:
    """(kind, key, realm) → ids of the patents that go by it."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        by_kind[number.kind].add(number.key)
    found: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for kind, keys in by_kind.items():
        for part in chunks(sorted(keys)):
            rows = PatentIdentifier.objects.filter(kind=kind, key__in=part, realm__in=list(realms))
            for key, realm, pk in rows.values_list("key", "realm", "patent_id"):
                if pk not in found[kind, key, realm]:
                    found[kind, key, realm].append(pk)
    return found


def _load_children(records: dict[int, Record], ids: list[int]) -> None:
    for row in PatentIdentifier.objects.filter(patent__in=ids):
        records[row.patent_id].numbers.append(Number(row.kind, row.value, row.raw, row.key))
        records[row.patent_id].stored.add((row.kind, row.value))
    owners = PatentOwner.objects.filter(patent__in=ids).select_related("owner_name")
    for owner in owners.order_by("original", "position"):
        record = records[owner.patent_id]
        (record.original_owners if owner.original else record.owners).append(owner.owner_name.name)
        if owner.owner_name.organisation_id is not None:
            record.owner_organisations |= {owner.owner_name.organisation_id}
    for inventor in Inventor.objects.filter(patent__in=ids).order_by("position"):
        records[inventor.patent_id].inventors.append(inventor.name)
    for item in PatentClass.objects.filter(patent__in=ids).order_by("-is_main", "pk"):
        records[item.patent_id].classes.append(ClassValue(item.scheme, item.symbol, item.is_main))
