"""Needs for a patent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.engine.api import Side
from panhuo.matching.enums import RunKind
from panhuo.matching.index.names import NEED, PATENT, IndexName
from panhuo.matching.search.answer import answer
from panhuo.matching.search.explaining import explainer
from panhuo.matching.search.filters import Wanted, clean_filters
from panhuo.matching.search.lookup import needs_by_id
from panhuo.matching.search.notes import with_stale_note
from panhuo.matching.search.question import Question, Subject
from panhuo.matching.search.rated import by_own_ratings
from panhuo.matching.search.require import require_seen
from panhuo.matching.search.results import NeedHit, Results
from panhuo.matching.search.texts import bare_doc, question_of_need, question_of_patent
from panhuo.matching.search.unknown import unknown_of_need

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent

USUAL = 20


def needs_for_patent(
    patent: Patent, *, user: User | AnonymousUser, filters: Wanted | None = None, limit: int = USUAL
) -> Results[NeedHit]:
    """Open needs that this patent may answer, best first; explained as the patent's answer to each need.

    Raises:
        NotAllowed: the user may not see the patent.
        InvalidInput: a filter is not known.
    """
    require_seen(patent, user=user)
    question = Question(
        kind=RunKind.NEEDS_FOR_PATENT,
        index=IndexName.DEMAND,
        text=question_of_patent(patent),
        side=Side.PATENT,
        filters=clean_filters(filters, index=IndexName.DEMAND),
        fixed={"type": (NEED,)},
        subject=Subject(PATENT, patent.pk, patent.version),
    )
    ranked = answer(question, user=user, limit=limit)
    explain = explainer()
    doc, needs = bare_doc(patent), needs_by_id(ranked.rankings)
    hits: list[NeedHit] = []
    ordered, said = by_own_ratings(ranked.rankings, subject=question.subject, user=user)
    for found in ordered:
        need = needs.get(found.object_id)
        if need is not None:
            facts = explain.facts(
                found,
                rank=len(hits) + 1,
                text=question_of_need(need),
                doc=doc,
                unknown=unknown_of_need(need),
                version=need.version,
            )
            hits.append(NeedHit(need=need, **facts))
    notes = with_stale_note((*ranked.notes, *said), hits)
    return Results(hits, ranked.mode, notes, run_id=ranked.run_id, filters=question.filters)
