"""From ranked documents to an enterprise's reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from panhuo.engine.api import Side
from panhuo.matching.enums import ReasonKind
from panhuo.matching.search.explaining import explainer
from panhuo.matching.search.lookup import needs_by_id, patents_by_id, profiles_by_id
from panhuo.matching.search.nearness import is_near
from panhuo.matching.search.question import Ranked, Ranking
from panhuo.matching.search.results import TakerReason, Unknown
from panhuo.matching.search.taker_groups import Near, Party
from panhuo.matching.search.taker_parties import parties_of_patent, party_of_need, party_of_profile
from panhuo.matching.search.texts import bare_doc, question_of_need, question_of_patent, question_of_profile
from panhuo.matching.search.unknown import unknown_of_need, unknown_of_patent, unknown_of_profile
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import Patent

Answers = Mapping[ReasonKind, Ranked]
Record = Need | EnterpriseProfile | Patent

_LOOKUPS: Final[dict[ReasonKind, Callable[[Iterable[Ranking]], Mapping[int, Record]]]] = {
    ReasonKind.NEED: needs_by_id,
    ReasonKind.PROFILE: profiles_by_id,
    ReasonKind.PATENT: patents_by_id,
}


def near_things(patent: Patent, answers: Answers) -> Iterator[Near]:
    """What lies near the patent, with the enterprise behind it; what has none is left out."""
    maker = _ReasonMaker(patent)
    for kind, ranked in answers.items():
        records = _LOOKUPS[kind](ranked.rankings)
        for rank, found in enumerate(ranked.rankings, start=1):
            record = records.get(found.object_id)
            parties = _parties(record) if record is not None else []
            if record is not None and parties:
                reason = maker.reason(kind, rank, found, record)
                if is_near(reason):
                    yield from (Near(party, reason) for party in parties)


class _ReasonMaker:
    """Explains things beside one patent: needs and profiles as answered by it, own patents as alike."""

    def __init__(self, patent: Patent) -> None:
        self._doc = bare_doc(patent)
        self._text = question_of_patent(patent)
        self._explain = explainer()

    def reason(self, kind: ReasonKind, rank: int, found: Ranking, record: Record) -> TakerReason:
        """The reason in words."""
        if isinstance(record, Patent):
            doc, text, side = bare_doc(record), self._text, Side.PATENT
        else:
            doc, text, side = self._doc, _question(record), Side.NEED
        facts = self._explain.facts(
            found, rank=rank, text=text, doc=doc, unknown=_unknown(record), version=record.version, side=side
        )
        return TakerReason(
            kind=kind,
            need=record if isinstance(record, Need) else None,
            profile=record if isinstance(record, EnterpriseProfile) else None,
            patent=record if isinstance(record, Patent) else None,
            **facts,
        )


def _parties(record: Record) -> list[Party]:
    if isinstance(record, Patent):
        return parties_of_patent(record)
    party = party_of_need(record) if isinstance(record, Need) else party_of_profile(record)
    return [party] if party is not None else []


def _question(record: Need | EnterpriseProfile) -> str:
    return question_of_need(record) if isinstance(record, Need) else question_of_profile(record)


def _unknown(record: Record) -> tuple[Unknown, ...]:
    if isinstance(record, Need):
        return unknown_of_need(record)
    return unknown_of_profile(record) if isinstance(record, EnterpriseProfile) else unknown_of_patent(record)
