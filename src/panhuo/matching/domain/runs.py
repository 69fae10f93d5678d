"""Keeping runs, and finding one that would come out the same.

A run is found again only by the same scope: the set of tokens by which its asker may see records. Nobody is ever
shown what was ranked for somebody else, and what is shown from a stored run is checked against the records again.
"""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from panhuo.matching.index.scope import ALL, tokens_for
from panhuo.matching.models import Match, MatchRun
from panhuo.matching.search.question import Question, Ranked, Ranking
from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.api import User

SCOPE_LENGTH: Final = 200
KEPT: Final = timedelta(days=90)
"""How long runs are kept; ratings stay without them."""


def scope_text(user: User) -> str:
    """The asker's scope as text; a digest where it would be too long."""
    tokens = tokens_for(Viewer.of(user))
    text = ALL if tokens is None else " ".join(sorted(tokens))
    return text if len(text) <= SCOPE_LENGTH else hashlib.sha256(text.encode()).hexdigest()


def run_key(question: Question, *, scope: str, engine: dict[str, Any]) -> str:
    """Equal for two questions that must have the same answer."""
    subject = question.subject
    if subject is None:
        raise ValueError("only questions about a record are kept")
    facts = {
        "kind": question.kind.value,
        "subject": [subject.object_type, subject.object_id, subject.version],
        "scope": scope,
        "filters": {name: list(values) for name, values in question.filters.items()},
        "engine": engine,
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def stored_run(question: Question, *, user: User, engine: dict[str, Any], depth: int) -> MatchRun | None:
    """A run that answers this question at least `depth` ranks deep."""
    key = run_key(question, scope=scope_text(user), engine=engine)
    return MatchRun.objects.filter(key=key, depth__gte=depth).first()


def rankings_of(run: MatchRun) -> list[Ranking]:
    """What the run found, best first."""
    return [
        Ranking(match.object_type, match.object_id, match.object_version, match.score, match.parts)
        for match in run.matches.order_by("rank")
    ]


def keep_run(question: Question, ranked: Ranked, *, user: User, depth: int) -> MatchRun | None:
    """Keep what was found. None where another request keeps the same run or the database is busy."""
    subject = question.subject
    if subject is None:
        raise ValueError("only questions about a record are kept")
    scope = scope_text(user)
    key = run_key(question, scope=scope, engine=dict(ranked.engine))
    try:
        with transaction.atomic():
            MatchRun.objects.filter(key=key).delete()
            run = MatchRun.objects.create(
                key=key,
                kind=question.kind,
                subject_id=subject.object_id,
                subject_version=subject.version,
                asked_by=user,
                scope=scope,
                filters={name: list(values) for name, values in question.filters.items()},
                engine=dict(ranked.engine),
                mode=ranked.mode,
                depth=depth,
            )
            Match.objects.bulk_create(_matches(run, ranked))
    except (IntegrityError, OperationalError):
        return None
    return run


def drop_old_runs() -> int:
    """Delete runs older than `KEPT`; gives how many."""
    old = MatchRun.objects.filter(created_at__lt=timezone.now() - KEPT)
    return int(old.delete()[1].get("matching.MatchRun", 0))


def _matches(run: MatchRun, ranked: Ranked) -> list[Match]:
    return [
        Match(
            run=run,
            rank=rank,
            object_type=found.object_type,
            object_id=found.object_id,
            object_version=found.version,
            score=found.score,
            parts=dict(found.parts),
        )
        for rank, found in enumerate(ranked.rankings, start=1)
    ]
