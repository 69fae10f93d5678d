"""From ranked documents to an enterprise's reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from panhuo.engine.api import Side
from panhuo.matching.enums import ReasonKind
from panhuo.matching.search.explaining import common, explainer
from panhuo.matching.search.lookup import needs_by_id, patents_by_id, profiles_by_id
from panhuo.matching.search.question import Ranked
from panhuo.matching.search.results import TakerReason, Unknown
from panhuo.matching.search.taker_groups import Near
from panhuo.matching.search.taker_parties import parties_of_patent, party_of_need, party_of_profile
from panhuo.matching.search.texts import bare_doc, question_of_need, question_of_patent, question_of_profile
from panhuo.matching.search.unknown import unknown_of_need, unknown_of_patent, unknown_of_profile
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.patents.api import Patent

Answers = Mapping[ReasonKind, Ranked]


def near_things(answers: Answers) -> Iterator[Near]:
    """Everything found, with the enterprise behind it; what has none is left out."""
    needs = needs_by_id(answers[ReasonKind.NEED].rankings)
    for rank, found in enumerate(answers[ReasonKind.NEED].rankings, start=1):
        need = needs.get(found.object_id)
        party = party_of_need(need) if need is not None else None
        if need is not None and party is not None:
            yield Near(party, ReasonKind.NEED, rank, found, need)
    profiles = profiles_by_id(answers[ReasonKind.PROFILE].rankings)
    for rank, found in enumerate(answers[ReasonKind.PROFILE].rankings, start=1):
        profile = profiles.get(found.object_id)
        if profile is not None:
            yield Near(party_of_profile(profile), ReasonKind.PROFILE, rank, found, profile)
    patents = patents_by_id(answers[ReasonKind.PATENT].rankings)
    for rank, found in enumerate(answers[ReasonKind.PATENT].rankings, start=1):
        patent = patents.get(found.object_id)
        if patent is not None:
            for party in parties_of_patent(patent):
                yield Near(party, ReasonKind.PATENT, rank, found, patent)


class ReasonMaker:
    """Explains near things of one patent: needs and profiles as answered by it, own patents as alike."""

    def __init__(self, patent: Patent) -> None:
        self._doc = bare_doc(patent)
        self._text = question_of_patent(patent)
        self._explain = explainer()

    def reason(self, near: Near) -> TakerReason:
        """The reason in words."""
        record = near.record
        unknown = _unknown(record)
        if isinstance(record, Patent):
            doc, text, side = bare_doc(record), self._text, Side.PATENT
        else:
            doc, text, side = self._doc, _question(record), Side.NEED
        explanation = self._explain(text, doc, unknown=unknown, side=side)
        facts = common(
            near.found, rank=near.rank, explanation=explanation, unknown=unknown, version=record.version
        )
        return TakerReason(
            kind=near.kind,
            need=record if isinstance(record, Need) else None,
            profile=record if isinstance(record, EnterpriseProfile) else None,
            patent=record if isinstance(record, Patent) else None,
            **facts,
        )


def _question(record: Need | EnterpriseProfile) -> str:
    return question_of_need(record) if isinstance(record, Need) else question_of_profile(record)


def _unknown(record: Need | EnterpriseProfile | Patent) -> tuple[Unknown, ...]:
    if isinstance(record, Need):
        return unknown_of_need(record)
    return unknown_of_profile(record) if isinstance(record, EnterpriseProfile) else unknown_of_patent(record)
