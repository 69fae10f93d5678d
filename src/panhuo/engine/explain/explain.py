"""Explains a match: which sentence answers which part of the need, and what is not covered or not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from panhuo.engine.explain.evidence import Judge
from panhuo.engine.explain.meaning import marks_hold
from panhuo.engine.text.aspects import BACKGROUND, aspects
from panhuo.engine.text.sentences import sentences
from panhuo.engine.text.shared import pairs
from panhuo.engine.text.weights import weights, word_weight
from panhuo.engine.types import Coverage, Explanation, NeedPart, Side, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panhuo.engine.encode.protocol import Encoder
    from panhuo.engine.explain.evidence import Verdict
    from panhuo.engine.index.protocol import Searchable
    from panhuo.engine.text.sentences import Piece
    from panhuo.engine.types import Doc

MOST_PARTS: Final = 40
"""Parts of a need that are looked into; what a page-long need says after that stays unknown."""

MOST_SENTENCES: Final = 80
"""Sentences of a document that are looked at."""

MEANING: Final = "meaning"
LENGTH: Final = "length"


def explain(
    need_text: str,
    doc: Doc,
    *,
    index: Searchable | None = None,
    encoder: Encoder | None = None,
    need_side: Side = Side.NEED,
) -> Explanation:
    """Say part by part what of `need_text` the document answers.

    A part is COVERED if a sentence shares enough telling words with it or lies as close in meaning as arbitrary
    patents seldom do, UNCOVERED if no word is shared and no sentence lies nearer than arbitrary ones (this takes the
    encoder) or if the document's own figure breaks the part's bound (150 ℃ where ≥ 200 ℃ is asked), NOT_ASKED if
    it is background such as the company's profile or the budget, and UNKNOWN otherwise. `index` gives the words'
    weights. `unknown` names what could not be looked at: ``meaning`` (no encoder, or one whose closeness nobody
    measured), ``length`` (text too long). Evidence spans are exact: ``doc.text[start:end]`` (or ``doc.title``) is the
    sentence. `need_side` is PATENT where the question is a patent and the documents are needs.
    """
    if encoder is not None and not marks_hold(encoder):
        encoder = None
    pieces = sentences(need_text)
    kinds = aspects(pieces)
    asked = [at for at, kind in enumerate(kinds) if kind != BACKGROUND][:MOST_PARTS]
    spans = _document(doc)
    units = [pairs(pieces[at].text) for at in asked]
    table = weights(set().union(*units), index=index)
    judge = Judge(spans[:MOST_SENTENCES], table, encoder=encoder, sides=(need_side, doc.side))
    verdicts = dict(zip(asked, judge.judge([pieces[at].text for at in asked], units), strict=True))
    parts = [_part(piece, kind, verdicts.get(at)) for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))]
    return Explanation(
        parts=parts,
        words=_decisive(parts, table),
        unknown=_unknown(encoder, too_long=len(spans) > MOST_SENTENCES or len(pieces) > MOST_PARTS),
    )


def _document(doc: Doc) -> list[tuple[Span, str]]:
    """Title and sentences of the document with their places."""
    title = [(Span("title", piece.start, piece.end), piece.text) for piece in sentences(doc.title)]
    text = [(Span("text", piece.start, piece.end), piece.text) for piece in sentences(doc.text)]
    return title + text


def _part(piece: Piece, kind: str, verdict: Verdict | None) -> NeedPart:
    if verdict is None:
        coverage = Coverage.NOT_ASKED if kind == BACKGROUND else Coverage.UNKNOWN
        return NeedPart(kind, piece.start, piece.end, piece.text, coverage)
    return NeedPart(kind, piece.start, piece.end, piece.text, verdict.coverage, verdict.evidence)


def _decisive(parts: Sequence[NeedPart], table: dict[str, float]) -> tuple[str, ...]:
    words = {word for part in parts for evidence in part.evidence for word in evidence.words}
    return tuple(sorted(words, key=lambda word: (-word_weight(word, table), word)))


def _unknown(encoder: Encoder | None, *, too_long: bool) -> tuple[str, ...]:
    return (*((MEANING,) if encoder is None else ()), *((LENGTH,) if too_long else ()))
