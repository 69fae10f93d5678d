"""What every index backend can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from panhuo.engine.encode.cache import VectorCache
    from panhuo.engine.index.manifest import Manifest
    from panhuo.engine.text.terms import Keys
    from panhuo.engine.types import Doc, Filters, Hit, Query


class Searchable(Protocol):
    """An opened index: on disk or on a server, held to the same tests (tests/engine/test_backends.py)."""

    @property
    def manifest(self) -> Manifest: ...

    @property
    def by_meaning(self) -> bool: ...

    def __len__(self) -> int: ...

    def doc_version(self, doc_id: str) -> int | None: ...

    def document_counts(self, terms: Keys) -> tuple[int, NDArray[np.int64]]: ...

    def search(self, query: Query) -> list[Hit]: ...

    def similar(self, doc_id: str, *, filters: Filters | None = None, limit: int = 20) -> list[Hit]: ...

    def apply(
        self,
        upserts: Sequence[Doc],
        deletes: Sequence[str],
        *,
        last_outbox: int,
        vectors: VectorCache | None = None,
    ) -> None: ...
