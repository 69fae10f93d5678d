"""Likely takers of a patent: enterprises whose needs, profiles or own patents lie near."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from panhuo.engine.api import Side
from panhuo.matching.enums import Mode, ReasonKind, RunKind
from panhuo.matching.index.names import NEED, PATENT, PROFILE, IndexName, doc_id
from panhuo.matching.index.owner_kind import ENTERPRISE, OWNER_KIND
from panhuo.matching.search.answer import answer
from panhuo.matching.search.notes import with_stale_note
from panhuo.matching.search.question import Question
from panhuo.matching.search.require import require_seen
from panhuo.matching.search.results import Results, TakerHit
from panhuo.matching.search.taker_groups import group, nearest_of_each_kind
from panhuo.matching.search.taker_parties import owners_of
from panhuo.matching.search.taker_reasons import near_things
from panhuo.matching.search.texts import question_of_patent

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent

USUAL: Final = 10
LOOKED_AT: Final = 25
"""Needs, profiles and own patents looked at, each; what lies further away is seldom near."""

REASONS: Final = 2
"""Reasons shown of each kind for one enterprise."""


def takers_for_patent(patent: Patent, *, user: User | AnonymousUser, limit: int = USUAL) -> Results[TakerHit]:
    """Enterprises that may take the patent, each with the needs, profile and own patents that speak for it.

    Only what lies near counts (see `nearness`): somebody is always first in a list, and being first is no reason yet.
    Order: for every kind of reason an enterprise counts with its best rank r, and 1 / (30 + r) are
    added up (reciprocal rank fusion), so that many near patents of one large company don't push others out. Own patents
    count whatever their state: they show what the enterprise works on. Owners of the patent itself are left out.

    Raises:
        NotAllowed: the user may not see the patent.
    """
    require_seen(patent, user=user)
    answers = {kind: answer(ask, user=user, limit=LOOKED_AT) for kind, ask in _questions(patent).items()}
    but = {owner.key for owner in owners_of(patent)}
    takers = group(near_things(patent, answers), but=but)[:limit]
    hits = [
        TakerHit(
            rank=rank,
            name=taker.party.name,
            organisation=taker.party.organisation,
            reasons=tuple(near.reason for near in nearest_of_each_kind(taker, most=REASONS)),
        )
        for rank, taker in enumerate(takers, start=1)
    ]
    notes = dict.fromkeys(note for ranked in answers.values() for note in ranked.notes)
    reasons = [reason for hit in hits for reason in hit.reasons]
    return Results(hits, _least(ranked.mode for ranked in answers.values()), with_stale_note(tuple(notes), reasons))


def _questions(patent: Patent) -> dict[ReasonKind, Question]:
    text = question_of_patent(patent)
    kind = RunKind.TAKERS_FOR_PATENT
    return {
        ReasonKind.NEED: Question(kind, IndexName.DEMAND, text, Side.PATENT, {}, fixed={"type": (NEED,)}),
        ReasonKind.PROFILE: Question(kind, IndexName.DEMAND, text, Side.PATENT, {}, fixed={"type": (PROFILE,)}),
        ReasonKind.PATENT: Question(
            kind,
            IndexName.PATENTS,
            text,
            Side.PATENT,
            {},
            fixed={OWNER_KIND: (ENTERPRISE,)},
            like=doc_id(PATENT, patent.pk),
        ),
    }


def _least(modes: Iterable[Mode]) -> Mode:
    """The mode that promises least."""
    found = set(modes)
    return next(mode for mode in (Mode.NONE, Mode.WORDS, Mode.CAREFUL) if mode in found)
