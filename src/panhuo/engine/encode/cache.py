"""Vectors that were computed once are kept, by encoder, side and content."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.encode.paths import cache_dir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.protocol import Encoder, Matrix
    from panhuo.engine.types import Progress, Side

CHUNK: Final = 256
"""Texts encoded between two commits: what a kill can cost at most."""


class VectorCache:
    """A SQLite file of vectors in half precision. Processes may share it; a kill loses one chunk at most."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as db:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")

    @classmethod
    def of_user(cls) -> VectorCache:
        """The cache in the user's cache folder."""
        return cls(cache_dir() / "vectors.sqlite3")

    def encode(self, texts: Sequence[str], *, encoder: Encoder, side: Side, progress: Progress | None = None) -> Matrix:
        """Vectors of `texts`, computing only those not known yet. `progress` counts the missing ones."""
        keys = [_key(text, encoder=encoder, side=side) for text in texts]
        out = np.zeros((len(texts), encoder.dim), dtype=np.float32)
        with closing(self._connect()) as db:
            missing = self._fill(db, keys, out)
            once = list({keys[row]: row for row in missing}.values())
            for start in range(0, len(once), CHUNK):
                rows = once[start : start + CHUNK]
                fresh = encoder.encode([texts[row] for row in rows], side=side).astype(np.float16)
                with db:
                    db.executemany(
                        "INSERT OR IGNORE INTO vector VALUES (?, ?)",
                        [(keys[row], vector.tobytes()) for row, vector in zip(rows, fresh, strict=True)],
                    )
                if progress is not None:
                    progress(start + len(rows), len(once))
            if missing:
                self._fill(db, keys, out)
        return out

    def _fill(self, db: sqlite3.Connection, keys: list[bytes], out: Matrix) -> list[int]:
        """Write known vectors into `out`; return the rows that are not known."""
        missing = []
        for row, key in enumerate(keys):
            found = db.execute("SELECT value FROM vector WHERE key = ?", (key,)).fetchone()
            if found is None:
                missing.append(row)
            else:
                out[row] = np.frombuffer(found[0], dtype=np.float16)
        return missing

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=60)


def _key(text: str, *, encoder: Encoder, side: Side) -> bytes:
    head = f"{encoder.name}\0{side.value}\0"
    return blake2b((head + text).encode("utf-8", "surrogatepass"), digest_size=16).digest()
