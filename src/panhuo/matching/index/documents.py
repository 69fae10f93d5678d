"""Records of an index as documents, for building anew and for following writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from panhuo.engine.api import Doc
from panhuo.matching.index.demand_docs import indexed_needs, indexed_profiles, need_docs, profile_docs
from panhuo.matching.index.names import NEED, PATENT, PROFILE, IndexName, doc_id
from panhuo.matching.index.patent_docs import indexed_patents, patent_docs

CHUNK: Final = 500
"""Records read at once: within SQLite's limit on variables of a statement, and little memory."""

Docs = Callable[[Sequence[int]], Iterator[Doc]]

_READERS: Final[dict[str, Docs]] = {PATENT: patent_docs, NEED: need_docs, PROFILE: profile_docs}


class Documents:
    """Every document that an index should hold, read in chunks by key (no long-lived cursor)."""

    def __init__(self, name: IndexName) -> None:
        self.name = name
        self._count: int | None = None

    def __len__(self) -> int:
        """How many there were when first asked."""
        if self._count is None:
            self._count = sum(queryset.count() for _type, queryset in _querysets(self.name))
        return self._count

    def __iter__(self) -> Iterator[Doc]:
        for object_type, queryset in _querysets(self.name):
            last = 0
            while ids := list(queryset.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
                yield from _READERS[object_type](ids)
                last = ids[-1]


def documents_of(object_type: str, ids: Sequence[int]) -> tuple[list[Doc], list[str]]:
    """What to put in and what to take out for these records, as they are now."""
    docs: list[Doc] = []
    for start in range(0, len(ids), CHUNK):
        docs += _READERS[object_type](ids[start : start + CHUNK])
    there = {doc.id for doc in docs}
    wanted = [doc_id(object_type, object_id) for object_id in ids]
    return docs, [name for name in wanted if name not in there]


def _querysets(name: IndexName) -> list[tuple[str, QuerySet[Any]]]:
    if name is IndexName.PATENTS:
        return [(PATENT, indexed_patents())]
    return [(NEED, indexed_needs()), (PROFILE, indexed_profiles())]
