"""Reads a stock: documents for the index, and vectors mixed from those of its real sources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from pyarrow import parquet

from panhuo.engine.stock.write import FILE, PATENTS, TAKERS
from panhuo.engine.types import Doc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from panhuo.engine.encode.protocol import Matrix

FAR: Final = 0.5
"""Weight of the second source in a mixed vector."""

TITLE: Final = 0.5
"""Weight of a patent's title in its mixed vector."""


@dataclass(frozen=True, slots=True)
class Base:
    """Vectors of the real texts: abstracts and titles as patents, needs as needs."""

    abstracts: Matrix
    titles: Matrix
    needs: Matrix

    def save(self, path: Path) -> None:
        """Write in half precision."""
        with path.open("wb") as handle:
            np.savez(
                handle, **{name: getattr(self, name).astype(np.float16) for name in ("abstracts", "titles", "needs")}
            )

    @classmethod
    def load(cls, path: Path) -> Base:
        """Read what `save` wrote."""
        with np.load(path) as data:
            return cls(**{name: data[name].astype(np.float32) for name in data.files})

    def patents(self, part: dict[str, Any]) -> Matrix:
        """Unit vectors of patents: real ones perturbed, not encoded from the recombined texts."""
        mixed = self.abstracts[part["near"]] + FAR * self.abstracts[part["far"]] + TITLE * self.titles[part["paper"]]
        return _unit(mixed)

    def takers(self, part: dict[str, Any]) -> Matrix:
        """Unit vectors of profiles and needs: of needs two real ones mixed; of profiles two titles, moved to needs."""
        near, far = np.asarray(part["near"]), np.asarray(part["far"])
        is_need = np.array([kind == "need" for kind in part["type"]])
        out = np.empty((len(near), self.needs.shape[1]), dtype=np.float32)
        out[is_need] = self.needs[near[is_need]] + FAR * self.needs[far[is_need]]
        move = self.needs.mean(axis=0) - self.titles.mean(axis=0)
        titles = _unit(self.titles[near[~is_need]] + self.titles[far[~is_need]])
        out[~is_need] = titles + move
        return _unit(out)


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return unit


class Stock:
    """A written stock. `len` counts its patents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.facts: dict[str, int] = json.loads((folder / FILE).read_text("utf-8"))

    def __len__(self) -> int:
        return self.facts["patents"]

    def patents(self, columns: list[str] | None = None) -> Iterator[dict[str, list[Any]]]:
        """The parts of the patents, column by column."""
        return self._parts(PATENTS, columns)

    def takers(self, columns: list[str] | None = None) -> Iterator[dict[str, list[Any]]]:
        """The parts of the profiles and needs."""
        return self._parts(TAKERS, columns)

    def docs(self) -> Iterator[Doc]:
        """The patents as documents."""
        for part in self.patents():
            for row, doc_id in enumerate(part["id"]):
                ipc = part["ipc"][row]
                yield Doc(
                    id=doc_id,
                    title=part["title"][row],
                    text=part["text"][row],
                    facets={
                        "scope": ("public",),
                        "kind": (part["kind"][row],),
                        "state": (part["state"][row],),
                        "ipc": (ipc[:1], ipc[:3], ipc) if len(ipc) == 4 else (ipc,),  # noqa: PLR2004 -- a subclass
                        "year": (part["year"][row],),
                        "region": (part["region"][row],),
                        "industry": (part["industry"][row],),
                    },
                )

    def _parts(self, name: str, columns: list[str] | None) -> Iterator[dict[str, list[Any]]]:
        for path in sorted(self._folder.glob(f"{name}-*.parquet")):
            yield parquet.read_table(path, columns=columns).to_pydict()
