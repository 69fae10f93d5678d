"""Row of a document by its id, without a dictionary in memory."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from panhuo.engine.index import arrays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from panhuo.engine.index.strings import Strings


def write_ids(folder: Path, hashes: Sequence[int]) -> None:
    """Write the look-up table from the ids' hashes in row order."""
    values = np.array(hashes, dtype=np.uint64)
    order = np.argsort(values, kind="stable")
    arrays.save(folder / "id_hashes.npy", values[order])
    arrays.save(folder / "id_rows.npy", order.astype(np.uint32))


def id_hash(doc_id: str) -> int:
    """A 64-bit hash of an id."""
    return int.from_bytes(blake2b(doc_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class IdTable:
    """Finds rows by id."""

    def __init__(self, folder: Path, names: Strings) -> None:
        self._hashes = arrays.load(folder / "id_hashes.npy")
        self._rows = arrays.load(folder / "id_rows.npy")
        self._names = names

    def rows(self, doc_id: str) -> Iterator[int]:
        """Rows of the document: more than one where older ones are dead."""
        value = np.uint64(id_hash(doc_id))
        at = int(np.searchsorted(self._hashes, value))
        while at < len(self._hashes) and self._hashes[at] == value:
            row = int(self._rows[at])
            if self._names[row] == doc_id:
                yield row
            at += 1
