"""Asking an index and checking what it says; topped up where something falls out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from panhuo.engine.api import Hit, Query, Searchable
from panhuo.matching.index.names import parse_doc_id
from panhuo.matching.index.scope import SCOPE, tokens_for
from panhuo.matching.search.question import Question, Ranking
from panhuo.matching.search.seen import seen_by
from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from panhuo.orgs.api import User

SPARE: Final = 20
"""Asked for beyond what is needed, since a few may fall out."""

MOST: Final = 2_000
"""Candidates looked at before giving up on filling the list."""


def recall(question: Question, index: Searchable, *, user: User | AnonymousUser, limit: int) -> list[Ranking]:
    """The best `limit` documents that the user may see, fewer only if there are no more among the best 2,000."""
    filters = {**question.filters, **question.fixed}
    tokens = tokens_for(Viewer.of(user))
    if tokens is not None:
        filters[SCOPE] = tokens
    ask = limit + SPARE
    while True:
        hits = _ask(question, index, filters=filters, limit=ask)
        keys = [parse_doc_id(hit.id) for hit in hits]
        seen = seen_by(user, keys, filters=question.filters)
        kept = [(key, hit) for key, hit in zip(keys, hits, strict=True) if key in seen]
        if len(kept) >= limit or len(hits) < ask or ask >= MOST:
            return [_ranking(key, hit, index) for key, hit in kept[:limit]]
        ask = min(ask * 4, MOST)


def _ask(question: Question, index: Searchable, *, filters: dict[str, tuple[str, ...]], limit: int) -> list[Hit]:
    if question.like is not None and index.doc_version(question.like) is not None:
        return list(index.similar(question.like, filters=filters, limit=limit))
    exclude = frozenset({question.like}) if question.like else frozenset()
    query = Query(text=question.text, side=question.side, filters=filters, exclude=exclude, limit=limit)
    return list(index.search(query))


def _ranking(key: tuple[str, int], hit: Hit, index: Searchable) -> Ranking:
    object_type, object_id = key
    version = index.doc_version(hit.id)
    return Ranking(
        object_type=object_type,
        object_id=object_id,
        version=version if version is not None else 0,
        score=hit.score,
        parts=dict(hit.parts),
    )
