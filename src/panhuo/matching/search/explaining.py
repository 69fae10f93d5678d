"""The common part of every hit: explanation, the sentence on what decided, and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from panhuo.engine.api import Doc, Encoder, Explanation, Level, Searchable, Side, explain, level_of
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.opened import current_encoder, opened, vector_cache
from panhuo.matching.search.because import because
from panhuo.matching.search.question import Ranking
from panhuo.matching.search.results import Unknown
from panhuo.matching.search.sentence_encoder import SentenceEncoder

BY_MEANING: Final = 10
"""Hits whose sentences are compared by meaning too. A sentence that was never looked at costs some 10 ms; hits further
down are explained by shared words, and say so. Two patents are compared by words alone: what "close" means was measured
for needs only (docs/decisions/0013-explanation.md)."""

_LIMITS: Final = {
    "meaning": _("未比较语义"),
    "length": _("文字过长，只看了前面的部分"),
}
"""What the explanation itself could not look at, by the engine's code."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains patents by needs (or by a text in a need's place), with the index that holds the patents."""

    index: Searchable | None
    encoder: Encoder | None

    def facts(
        self,
        found: Ranking,
        *,
        rank: int,
        text: str,
        doc: Doc,
        unknown: tuple[Unknown, ...],
        version: int,
        side: Side = Side.NEED,
    ) -> dict[str, Any]:
        """Arguments that every kind of hit takes.

        `text` (which stands on `side`) asks, `doc` answers; `version` is that of the found record as it is now.
        """
        encoder = self.encoder if rank <= BY_MEANING and side is Side.NEED else None
        explanation = explain(text, doc, index=self.index, encoder=encoder, need_side=side)
        return {
            "rank": rank,
            "score": found.score,
            "parts": found.parts,
            "explanation": _in_words(explanation, unknown, side=side),
            "because": because(found.parts, explanation.words),
            "level": self._level(found),
            "unknown": unknown,
            "stale": version != found.version,
        }

    def _level(self, found: Ranking) -> Level | None:
        return None if self.index is None else level_of(found.parts, found.score, docs=self.index.manifest.docs)


def explainer(*, typed: bool = False) -> Explainer:
    """The explainer of this moment. Vectors of records' sentences are kept; of `typed` texts nothing is."""
    encoder = current_encoder()
    kept = SentenceEncoder(encoder, vector_cache(), keep_needs=not typed) if encoder is not None else None
    return Explainer(opened(IndexName.PATENTS), kept)


def _in_words(found: Explanation, unknown: tuple[Unknown, ...], *, side: Side) -> Explanation:
    """The explanation with all that is unknown in words."""
    limits = [str(_LIMITS[code]) for code in found.unknown if side is Side.NEED or code != "meaning"]
    return replace(found, unknown=(*limits, *(item.text for item in unknown)))
