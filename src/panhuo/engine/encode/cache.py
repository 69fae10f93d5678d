"""Vectors that were computed once are kept, by encoder, side and content."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.encode.paths import cache_dir
from panhuo.engine.types import Side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from panhuo.engine.encode.protocol import Codes, Encoder, Matrix, TokenEncoder
    from panhuo.engine.types import Progress

CHUNK: Final = 256
"""Texts encoded between two commits: what a kill can cost at most."""

COLUMNS: Final = "key BLOB PRIMARY KEY, value BLOB NOT NULL"


class VectorCache:
    """A SQLite file of vectors in half precision. Processes may share it; a kill loses one chunk at most."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as db:
            db.execute("PRAGMA journal_mode=WAL")
            for table in ("vector", "tokens"):
                db.execute(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS}) WITHOUT ROWID")

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

    def encode_patents(
        self, texts: Sequence[str], *, encoder: TokenEncoder, progress: Progress | None = None
    ) -> tuple[Matrix, list[Codes]]:
        """Vectors and token vectors of patents, computing only those of which either is not known yet."""
        keys = [_key(text, encoder=encoder, side=Side.PATENT) for text in texts]
        out = np.zeros((len(texts), encoder.dim), dtype=np.float32)
        with closing(self._connect()) as db:
            codes: dict[bytes, Codes] = {}
            for key in keys:
                row = db.execute("SELECT value FROM tokens WHERE key = ?", (key,)).fetchone()
                if row is not None:
                    codes[key] = np.frombuffer(row[0], dtype=np.int8).reshape(-1, encoder.token_dim)
            unknown = {keys[row] for row in self._fill(db, keys, out)} | (set(keys) - set(codes))
            once = sorted({key: row for row, key in enumerate(keys) if key in unknown}.values())
            for start in range(0, len(once), CHUNK):
                rows = once[start : start + CHUNK]
                fresh, said = encoder.encode_patents([texts[row] for row in rows])
                halves = fresh.astype(np.float16)
                with db:
                    for row, vector, own in zip(rows, halves, said, strict=True):
                        codes[keys[row]] = own
                        db.execute("INSERT OR REPLACE INTO vector VALUES (?, ?)", (keys[row], vector.tobytes()))
                        db.execute("INSERT OR REPLACE INTO tokens VALUES (?, ?)", (keys[row], own.tobytes()))
                if progress is not None:
                    progress(start + len(rows), len(once))
            if once:
                self._fill(db, keys, out)
        return out, [codes[key] for key in keys]

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
