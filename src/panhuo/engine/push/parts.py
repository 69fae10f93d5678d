"""Parts of a push on disk: a manifest says what is pushed, each part appears whole, a killed push goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from panhuo.engine.errors import EngineError
from panhuo.engine.phrases import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from panhuo.engine.push.mixture import Contributions

FILE: Final = "push.json"


@dataclass(frozen=True, slots=True)
class Parts:
    """The folder of one push."""

    folder: Path

    def claim(self, facts: dict[str, Any]) -> None:
        """Take the folder for this push, or go on with it. Raises `EngineError` ``push.other`` if it holds another."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / FILE
        if path.exists():
            if json.loads(path.read_text("utf-8")) != facts:
                message = gettext_noop("目录中已有另一次推送的结果，请换一个目录。")
                raise EngineError(code="push.other", message=message)
        else:
            temporary = path.with_suffix(".part")
            temporary.write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
            temporary.replace(path)
        for left in self.folder.glob("*.part"):
            left.unlink()

    def path(self, number: int) -> Path:
        """Where a part lies."""
        return self.folder / f"part-{number:05d}.parquet"

    def done(self, number: int) -> bool:
        """Whether a part was written."""
        return self.path(number).exists()

    def write(
        self,
        number: int,
        *,
        takers: Sequence[str],
        patents: Sequence[str],
        rows: NDArray[np.int64],
        scores: Contributions,
    ) -> None:
        """Write a part: one row for each taker and place.

        Columns: taker, rank, patent, score, and what each part contributes to the score.
        """
        found = rows >= 0
        taker, place = found.nonzero()
        parts = {name: part[found].astype("float32") for name, part in scores.items()}
        table = pa.table(
            {
                "taker": pa.array([takers[at] for at in taker.tolist()], pa.string()),
                "rank": pa.array((place + 1).astype("int16")),
                "patent": pa.array([patents[at] for at in rows[found].tolist()], pa.string()),
                "score": pa.array(np.sum(list(parts.values()), axis=0, dtype="float32")),
                **{name: pa.array(part) for name, part in parts.items()},
            }
        )
        temporary = self.path(number).with_suffix(".part")
        parquet.write_table(table, temporary, compression="zstd")
        temporary.replace(self.path(number))
