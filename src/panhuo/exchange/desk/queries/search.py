"""Finding published answers and guides, by words and, where the encoder is there, by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from panhuo.engine.api import EngineError, Hit, Index, Query, load_encoder, open_index
from panhuo.exchange.desk.domain.index import index_path
from panhuo.exchange.desk.models import Question
from panhuo.exchange.desk.queries.guides import ShownGuide, guides

LIMIT: Final = 20
_OPEN: Final[dict[tuple[str, str | None], Index]] = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One of the two."""

    question: Question | None
    guide: ShownGuide | None


@dataclass(frozen=True, slots=True)
class Findings:
    """`by_meaning`: meaning was compared too; else words alone."""

    rows: Sequence[Finding]
    by_meaning: bool


def search_desk(text: str, *, limit: int = LIMIT) -> Findings:
    """The best first. What is shown is read from the records: the index only says in which order."""
    shown_guides = {one.slug: one for one in guides()}
    index = _opened()
    if index is None:
        return Findings(_by_words(text, shown_guides, limit), by_meaning=False)
    hits = index.search(Query(text=text, limit=limit * 2))
    ids = [int(hit.id.removeprefix("question:")) for hit in hits if hit.id.startswith("question:")]
    questions = Question.objects.published().prefetch_related("answers").in_bulk(ids)
    found = [_finding(hit, questions, shown_guides) for hit in hits if _said(hit)]
    return Findings([one for one in found if one is not None][:limit], by_meaning=index.by_meaning)


def _said(hit: Hit) -> bool:
    """Something speaks for it: a document without a shared character pair and far in meaning is no finding."""
    return hit.score > 0


def _finding(hit: Hit, questions: dict[int, Question], shown: dict[str, ShownGuide]) -> Finding | None:
    kind, _colon, name = hit.id.partition(":")
    question = questions.get(int(name)) if kind == "question" else None
    guide = shown.get(name) if kind == "guide" else None
    return Finding(question, guide) if question or guide else None


def _by_words(text: str, shown: dict[str, ShownGuide], limit: int) -> list[Finding]:
    """Those that share at least half of the question's pairs of characters, most first; without an index yet."""
    pairs = _pairs(text)
    rows = Question.objects.published().prefetch_related("answers")
    found = [(Finding(one, None), _pairs(f"{one.public_title}\n{one.public_text}\n{_answer(one)}")) for one in rows]
    found += [(Finding(None, one), _pairs(f"{one.title}\n{one.text}")) for one in shown.values()]
    shared = sorted(((len(pairs & held), one) for one, held in found), key=lambda row: -row[0])
    return [one for n, one in shared if n and 2 * n >= len(pairs)][:limit]


def _pairs(text: str) -> set[str]:
    said = "".join(text.lower().split())
    return {said[at : at + 2] for at in range(max(len(said) - 1, 1))} if said else set()


def _answer(question: Question) -> str:
    last = next(iter(question.answers.all()), None)
    return last.text if last else ""


def _opened() -> Index | None:
    encoder = load_encoder(settings.ENCODER)
    key = (str(index_path()), encoder.name if encoder else None)
    try:
        if key not in _OPEN:
            _OPEN[key] = open_index(index_path(), encoder=encoder)
        len(_OPEN[key])
    except EngineError:
        _OPEN.pop(key, None)
        return None
    return _OPEN[key]
