"""Writes a stock part by part; what was written is kept, so that a killed run goes on where it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from pyarrow import parquet

from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop
from panhuo.engine.stock.draw import PART, draw_patents, draw_takers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from panhuo.engine.stock.sources import Sources
    from panhuo.engine.types import Progress

FILE: Final = "stock.json"
PATENTS: Final = "patents"
TAKERS: Final = "takers"


def write_stock(
    folder: Path, sources: Sources, *, patents: int, takers: int, seed: int = 1, progress: Progress | None = None
) -> None:
    """Write `patents` patents and `takers` profiles and needs as Parquet parts under `folder`.

    The same sources, sizes and seed give the same stock. A folder that holds another stock is refused
    (`EngineError` ``stock.other``).
    """
    facts = {
        "patents": patents, "takers": takers, "seed": seed, "part": PART,
        "abstracts": len(sources.abstracts), "bibliographies": len(sources.bibliographies), "needs": len(sources.needs),
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    _claim(folder / FILE, facts)
    total, done = patents + takers, 0
    for name, draw, size in ((PATENTS, draw_patents, patents), (TAKERS, draw_takers, takers)):
        for part in range(-(-size // PART)):
            rows = min(PART, size - part * PART)
            _part(folder / f"{name}-{part:04d}.parquet", draw, sources, seed=seed, part=part, rows=rows)
            done += rows
            if progress is not None:
                progress(done, total)


def _claim(path: Path, facts: dict[str, Any]) -> None:
    if path.exists():
        if json.loads(path.read_text("utf-8")) != facts:
            raise EngineError(code="stock.other", message=gettext_noop("目录中已有另一份存量，请换一个目录。"))
        return
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(facts, indent=1), encoding="utf-8")
    temporary.replace(path)


def _part(
    path: Path, draw: Callable[..., dict[str, list[Any]]], sources: Sources, *, seed: int, part: int, rows: int
) -> None:
    if path.exists():
        return
    temporary = path.with_suffix(".part")
    parquet.write_table(pa.table(draw(sources, seed=seed, part=part, rows=rows)), temporary, compression="zstd")
    temporary.replace(path)
