"""Index, search, explain: needs in, matches out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from panhuo.cli.matchfile.patents import Candidate
from panhuo.engine.api import (
    Encoder,
    Explanation,
    Hit,
    Index,
    Query,
    Side,
    VectorCache,
    build_index,
    explain,
    need_text,
    open_index,
)
from panhuo.intake.api import NeedRow

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Match:
    """A patent for a need, and why."""

    need: NeedRow
    candidate: Candidate
    hit: Hit
    explanation: Explanation


@dataclass
class Matcher:
    """Candidates in a temporary index. `by_meaning` says whether meaning is compared."""

    index: Index
    candidates: dict[str, Candidate]
    encoder: Encoder | None

    @property
    def by_meaning(self) -> bool:
        """Whether meaning is compared, not words alone."""
        return self.index.by_meaning

    def matches(self, need: NeedRow, *, top: int) -> Iterator[Match]:
        """The best patents for a need, best first."""
        text = need_text(need.title or "", need.text or "")
        for hit in self.index.search(Query(text=text, side=Side.NEED, limit=top)):
            candidate = self.candidates[hit.id]
            why = explain(text, candidate.doc, index=self.index, encoder=self.encoder)
            yield Match(need, candidate, hit, why)


def open_matcher(folder: Path, candidates: list[Candidate], *, encoder: Encoder | None, progress: Report) -> Matcher:
    """Build the index in `folder` and open it; vectors computed once are kept in the user's cache."""
    docs = [candidate.doc for candidate in candidates]
    vectors = user_cache() if encoder else None
    build_index(folder, docs, encoder=encoder, vectors=vectors, progress=progress)
    index = open_index(folder, encoder=encoder)
    return Matcher(index, {candidate.doc.id: candidate for candidate in candidates}, encoder)


def user_cache() -> VectorCache | None:
    """The user's cache of vectors; None where its folder can't be written (then all is computed anew)."""
    import sqlite3

    try:
        return VectorCache.of_user()
    except (OSError, sqlite3.Error):
        return None


def work_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for the index that goes away afterwards."""
    return tempfile.TemporaryDirectory(prefix="panhuo-match-")
