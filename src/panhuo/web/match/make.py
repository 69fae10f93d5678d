"""Cards from the matcher's hits, and the text that stands on the left."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.engine.api import Coverage, Span
from panhuo.matching.api import Found, NeedHit, PatentHit
from panhuo.web.match.bar import height, score_bar
from panhuo.web.match.cards import Card
from panhuo.web.match.facts import need_facts, patent_facts
from panhuo.web.match.levels import LEVELS
from panhuo.web.match.marks import Mark
from panhuo.web.match.rows import asked, rows_of, turned_rows


def patent_cards(hits: Sequence[PatentHit]) -> list[Card]:
    """Cards of patents for a need, a profile or a pasted text."""
    strongest = max((height(hit.parts) for hit in hits), default=0.0)
    return [_patent_card(hit, strongest=strongest) for hit in hits]


def need_cards(hits: Sequence[NeedHit], *, marks: dict[Span, Mark]) -> list[Card]:
    """Cards of needs for a patent; `marks` are those of `sentence_marks`."""
    strongest = max((height(hit.parts) for hit in hits), default=0.0)
    return [_need_card(hit, marks=marks, strongest=strongest) for hit in hits]


def sentence_marks(hits: Sequence[NeedHit]) -> dict[Span, Mark]:
    """The patent's sentences that answer some need, numbered as they stand: those of the title first.

    A sentence of a patent has no aspect of a need of its own.
    """
    parts = [part for hit in hits for part in asked(hit.explanation) if part.coverage is Coverage.COVERED]
    spans = {part.evidence[0].span for part in parts if part.evidence}
    ordered = sorted(spans, key=lambda span: (span.field != "title", span.start, span.end))
    return {span: Mark(number) for number, span in enumerate(ordered, start=1)}


def _patent_card(hit: PatentHit, *, strongest: float) -> Card:
    patent = hit.patent
    return Card(
        rank=hit.rank,
        kind="patent",
        record=patent,
        title=patent.title or patent.title_en or _("（无名称）"),
        url=reverse("patent-detail", args=(patent.pk,)),
        state=patent.legal_state,
        state_label=str(patent.get_legal_state_display()),
        is_demo=patent.is_demo,
        facts=patent_facts(patent),
        rows=rows_of(hit.explanation),
        bar=score_bar(hit.parts, strongest=strongest),
        because=hit.because,
        unknown=_unknown(hit),
        level=hit.level or "",
        level_label=str(LEVELS[hit.level]) if hit.level else "",
    )


def _need_card(hit: NeedHit, *, marks: dict[Span, Mark], strongest: float) -> Card:
    need = hit.need
    return Card(
        rank=hit.rank,
        kind="need",
        record=need,
        title=need.title,
        url=reverse("need-detail", args=(need.pk,)),
        state=need.status,
        state_label=str(need.get_status_display()),
        is_demo=need.is_demo,
        facts=tuple(fact for fact in need_facts(need) if not fact.unknown),
        rows=turned_rows(hit.explanation, marks),
        bar=score_bar(hit.parts, strongest=strongest),
        because=hit.because,
        unknown=_unknown(hit),
    )


def _unknown(hit: Found) -> tuple[str, ...]:
    """What we don't know of the record, and what of it or of the need was too long to be read."""
    texts = [str(item) for item in hit.unknown]
    return (*texts, _("内容较长，只逐句看了前面部分")) if "length" in hit.explanation.unknown else tuple(texts)
