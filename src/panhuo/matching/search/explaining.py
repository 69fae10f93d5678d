"""The common part of every hit: explanation, the sentence on what decided, and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from panhuo.engine.api import Doc, Encoder, Explanation, Index, Side, explain
from panhuo.matching.index.names import IndexName
from panhuo.matching.index.opened import current_encoder, opened, vector_cache
from panhuo.matching.search.because import because
from panhuo.matching.search.question import Ranking
from panhuo.matching.search.results import Unknown
from panhuo.matching.search.sentence_encoder import SentenceEncoder

_LIMITS = {
    "meaning": _("未比较语义"),
    "length": _("文字过长，只看了前面的部分"),
}
"""What the explanation itself could not look at, by the engine's code."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains patents by needs (or by a text in a need's place), with the index that holds the patents."""

    index: Index | None
    encoder: Encoder | None

    def __call__(self, text: str, doc: Doc, *, unknown: tuple[Unknown, ...], side: Side = Side.NEED) -> Explanation:
        """What of `text` (which stands on `side`) the document answers; `unknown` in words."""
        found = explain(text, doc, index=self.index, encoder=self.encoder, need_side=side)
        limits = [str(_LIMITS[code]) for code in found.unknown]
        return replace(found, unknown=(*limits, *(item.text for item in unknown)))


def explainer() -> Explainer:
    """The explainer of this moment. Vectors of patents' sentences are kept; those of what people ask are not."""
    encoder = current_encoder()
    kept = SentenceEncoder(encoder, vector_cache()) if encoder is not None else None
    return Explainer(opened(IndexName.PATENTS), kept)


def common(
    found: Ranking, *, rank: int, explanation: Explanation, unknown: tuple[Unknown, ...], version: int
) -> dict[str, Any]:
    """Arguments that every kind of hit takes; `version` is that of the record as it is now."""
    return {
        "rank": rank,
        "score": found.score,
        "parts": found.parts,
        "explanation": explanation,
        "because": because(found.parts, explanation.words),
        "unknown": unknown,
        "stale": version != found.version,
    }
