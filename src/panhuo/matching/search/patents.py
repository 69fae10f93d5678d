"""Patents for a need, a profile or a text, and patents like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.engine.api import Side
from panhuo.matching.enums import RunKind
from panhuo.matching.index.names import NEED, PATENT, PROFILE, IndexName, doc_id
from panhuo.matching.search.answer import answer
from panhuo.matching.search.explaining import explainer
from panhuo.matching.search.filters import Wanted, clean_filters
from panhuo.matching.search.lookup import patents_by_id
from panhuo.matching.search.notes import with_stale_note
from panhuo.matching.search.question import Question, Subject
from panhuo.matching.search.rated import by_own_ratings
from panhuo.matching.search.require import require_seen
from panhuo.matching.search.results import PatentHit, Results
from panhuo.matching.search.texts import bare_doc, question_of_need, question_of_patent, question_of_profile
from panhuo.matching.search.typed import clean_text
from panhuo.matching.search.unknown import unknown_of_patent

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.needs.api import EnterpriseProfile, Need
    from panhuo.orgs.api import User
    from panhuo.patents.api import Patent

USUAL = 20


def patents_for_text(
    text: str, *, user: User | AnonymousUser, filters: Wanted | None = None, limit: int = USUAL
) -> Results[PatentHit]:
    """Patents that answer a pasted text of any length and language, best first.

    Raises:
        InvalidInput: the text is empty, or a filter is not known.
    """
    question = Question(
        kind=RunKind.PATENTS_FOR_TEXT,
        index=IndexName.PATENTS,
        text=clean_text(text),
        side=Side.NEED,
        filters=clean_filters(filters, index=IndexName.PATENTS),
    )
    return find_patents(question, user=user, limit=limit)


def patents_for_need(
    need: Need, *, user: User | AnonymousUser, filters: Wanted | None = None, limit: int = USUAL
) -> Results[PatentHit]:
    """Patents that answer a need, best first; dead ones are left out unless `filters["state"]` asks for them.

    Raises:
        NotAllowed: the user may not see the need.
        InvalidInput: a filter is not known.
    """
    require_seen(need, user=user)
    question = Question(
        kind=RunKind.PATENTS_FOR_NEED,
        index=IndexName.PATENTS,
        text=question_of_need(need),
        side=Side.NEED,
        filters=clean_filters(filters, index=IndexName.PATENTS),
        subject=Subject(NEED, need.pk, need.version),
    )
    return find_patents(question, user=user, limit=limit)


def patents_for_profile(
    profile: EnterpriseProfile, *, user: User | AnonymousUser, filters: Wanted | None = None, limit: int = USUAL
) -> Results[PatentHit]:
    """Patents near what an enterprise makes and wants, without a written need. Raises as `patents_for_need`."""
    require_seen(profile, user=user)
    question = Question(
        kind=RunKind.PATENTS_FOR_PROFILE,
        index=IndexName.PATENTS,
        text=question_of_profile(profile),
        side=Side.NEED,
        filters=clean_filters(filters, index=IndexName.PATENTS),
        subject=Subject(PROFILE, profile.pk, profile.version),
    )
    return find_patents(question, user=user, limit=limit)


def similar_patents(
    patent: Patent, *, user: User | AnonymousUser, filters: Wanted | None = None, limit: int = USUAL
) -> Results[PatentHit]:
    """Patents that lie near this one, without itself. Raises as `patents_for_need`."""
    require_seen(patent, user=user)
    question = Question(
        kind=RunKind.SIMILAR_PATENTS,
        index=IndexName.PATENTS,
        text=question_of_patent(patent),
        side=Side.PATENT,
        filters=clean_filters(filters, index=IndexName.PATENTS),
        like=doc_id(PATENT, patent.pk),
    )
    return find_patents(question, user=user, limit=limit)


def find_patents(question: Question, *, user: User | AnonymousUser, limit: int) -> Results[PatentHit]:
    """Answer a question to the index of patents, with the reasons for each."""
    ranked = answer(question, user=user, limit=limit)
    explain = explainer(typed=question.subject is None and question.like is None)
    patents = patents_by_id(ranked.rankings)
    ordered, said = by_own_ratings(ranked.rankings, subject=question.subject, user=user)
    hits: list[PatentHit] = []
    for found in ordered:
        patent = patents.get(found.object_id)
        if patent is not None:
            facts = explain.facts(
                found,
                rank=len(hits) + 1,
                text=question.text,
                doc=bare_doc(patent),
                unknown=unknown_of_patent(patent),
                version=patent.version,
                side=question.side,
            )
            hits.append(PatentHit(patent=patent, **facts))
    notes = with_stale_note((*ranked.notes, *said), hits)
    return Results(hits, ranked.mode, notes, run_id=ranked.run_id, filters=question.filters)
