"""From a question to ranked documents: from a stored run where one fits, else from the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from panhuo import __version__
from panhuo.engine.api import Encoder, Searchable, encoder_status, ranker_version
from panhuo.matching.domain.runs import keep_run, rankings_of, stored_run
from panhuo.matching.enums import Mode
from panhuo.matching.index.opened import current_encoder, opened
from panhuo.matching.index.status import encoder_note
from panhuo.matching.search.question import Question, Ranked
from panhuo.matching.search.recall import recall
from panhuo.matching.search.seen import seen_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User

DEPTH: Final = 100
"""Ranks that a kept run holds, so that it also answers for a longer page."""

LARGEST: Final = 500
"""The longest list that may be asked for."""


def answer(question: Question, *, user: User | AnonymousUser, limit: int) -> Ranked:
    """The best documents for the question, at most `limit`, checked against the records.

    Runs about a record are kept for those with an account; strangers leave nothing behind.
    """
    limit = max(1, min(limit, LARGEST))
    index = opened(question.index)
    if index is None:
        return Ranked((), Mode.NONE, (_("索引正在建立，请稍后再试。"),))
    encoder = current_encoder()
    mode, notes = _mode(index, encoder)
    engine = engine_facts(index)
    if question.subject is None or not user.is_authenticated:
        found = recall(question, index, user=user, limit=limit)
        return Ranked(tuple(found), mode, notes, engine=engine)
    run = stored_run(question, user=user, engine=engine, depth=limit)
    if run is not None:
        rankings = rankings_of(run)
        seen = seen_by(user, [(r.object_type, r.object_id) for r in rankings], filters=question.filters)
        kept = [r for r in rankings if (r.object_type, r.object_id) in seen]
        return Ranked(tuple(kept[:limit]), mode, notes, run_id=run.pk, engine=engine)
    depth = max(limit, DEPTH)
    ranked = Ranked(tuple(recall(question, index, user=user, limit=depth)), mode, notes, engine=engine)
    run = keep_run(question, ranked, user=user, depth=depth)
    return Ranked(ranked.rankings[:limit], mode, notes, run_id=run.pk if run else None, engine=engine)


def engine_facts(index: Searchable) -> dict[str, Any]:
    """What the ranking depends on beside the question: together they make it again."""
    manifest = index.manifest
    return {
        "version": __version__,
        "encoder": manifest.encoder,
        "ranker": ranker_version(),
        "schema": manifest.schema,
        "generation": manifest.generation,
        "delta": manifest.delta,
        "created": manifest.created,
    }


def _mode(index: Searchable, encoder: Encoder | None) -> tuple[Mode, tuple[str, ...]]:
    if encoder is None:
        return Mode.WORDS, (encoder_note(available=False, status=encoder_status()),)
    if not index.by_meaning:
        return Mode.WORDS, (_("语义索引正在建立，暂按词语匹配。"),)
    return Mode.CAREFUL, ()
