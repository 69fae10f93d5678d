"""The job that applies a plan: chunk by chunk, records and rows in one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from panhuo.imports.domain.plan.chunk import take_plan
from panhuo.imports.domain.problems import unplaced
from panhuo.imports.domain.rehearse import rehearse
from panhuo.imports.domain.round import Round
from panhuo.imports.domain.store import store_rows
from panhuo.imports.enums import ImportState, RowAction, RowFlag
from panhuo.imports.models import ImportBatch, ImportRow
from panhuo.imports.queries.clusters import WRITES, rows_meant_alike
from panhuo.imports.targets.base import Outcome, Target
from panhuo.imports.targets.registry import target_of
from panhuo.orgs.api import User

CHUNK_ROWS = 500
_STORED: Final = (
    "action", "changes", "problems", "warned", "object_id", "base_version", "before", "after_version", "applied",
    "undone", "flag",
)  # fmt: skip


def write(work: Round) -> dict[str, int]:
    """Write all rows of the plan that aren't yet. A row whose record was changed since the plan is not written.

    Such a row is planned again by what the record is now and flagged, so that a person can look at it and apply again.
    """
    last = 0
    work.total = work.done + work.batch.rows.filter(action__in=WRITES, applied=False).count()
    while True:
        with work.chunk() as batch:
            rows = list(batch.rows.filter(pk__gt=last, action__in=WRITES, applied=False)[:CHUNK_ROWS])
            if not rows:
                return work.finish(batch, ImportState.APPLIED)
            last = rows[-1].pk
            _Writing(batch, target_of(batch.target), work.actor).write(rows)
            store_rows(rows, fields=_STORED)
            work.advance(len(rows))


class _Writing:
    """One chunk."""

    def __init__(self, batch: ImportBatch, target: Target, actor: User) -> None:
        self.batch, self.target, self.actor = batch, target, actor

    def write(self, rows: Sequence[ImportRow]) -> None:
        """Save what still is as planned; flag the rest. Usually all of it is, and one attempt does."""
        wanted = list(rows)
        while True:
            outcomes, astray = self._attempt(wanted)
            if not astray:
                break
            wanted = [row for row in wanted if row.pk not in astray]
        for row, outcome in zip(wanted, outcomes, strict=True):
            _applied(row, outcome)
        kept = {row.pk for row in wanted}
        if left := [row for row in rows if row.pk not in kept]:
            self._plan_anew(rows, left)

    def _attempt(self, rows: Sequence[ImportRow]) -> tuple[list[Outcome], set[int]]:
        """Save the rows; where some would do otherwise than planned, take everything back and name them."""
        with transaction.atomic():
            outcomes = self.target.save([row.values for row in rows], batch=self.batch, actor=self.actor)
            pairs = zip(rows, outcomes, strict=True)
            astray = {row.pk for row, outcome in pairs if not _as_planned(row, outcome)}
            transaction.set_rollback(bool(astray))
        return outcomes, astray

    def _plan_anew(self, rows: Sequence[ImportRow], left: Sequence[ImportRow]) -> None:
        """By what the records are now, counting on all rows before them that are left too."""
        leads = {row.lead_id or row.pk for row in left}
        first = min(row.pk for row in rows)
        earlier = [row for row in rows_meant_alike(self.batch, leads) if row.pk < first and not row.applied]
        said = [row.values for row in (*earlier, *left)]
        outcomes = rehearse(self.target, said, batch=self.batch, actor=self.actor)[len(earlier) :]
        for row, outcome in zip(left, outcomes, strict=True):
            _flagged(row, outcome)


def _as_planned(row: ImportRow, outcome: Outcome) -> bool:
    """Whether saving did what the person saw: the same fields, from the same old to the same new values.

    A row that finds everything already as it wants it changes nothing, so nothing can be overwritten.
    """
    if outcome.refusal is not None:
        return False
    if outcome.is_new or row.action == RowAction.NEW:
        return outcome.is_new and row.action == RowAction.NEW
    return not outcome.changes or _plain(outcome.changes) == row.changes


def _applied(row: ImportRow, outcome: Outcome) -> None:
    row.flag, row.undone = RowFlag.NONE, False
    row.object_id = outcome.object_id
    row.after_version = outcome.after_version
    if not outcome.is_new and not outcome.changes:
        row.action, row.changes, row.before = RowAction.UNCHANGED, {}, None
        return
    row.applied = True
    row.before = outcome.before
    row.base_version = outcome.base_version


def _flagged(row: ImportRow, outcome: Outcome) -> None:
    if outcome.refusal is not None:
        row.flag = RowFlag.BLOCKED
        told = unplaced(outcome.refusal, file=row.file.name, sheet=row.sheet, row=row.number)
        row.problems = [*(item for item in row.problems if item["code"] != told["code"]), told]
        row.warned = True
        return
    take_plan(row, outcome)
    row.flag = RowFlag.CONFLICT if row.action in WRITES else RowFlag.NONE


def _plain(changes: dict[str, Any]) -> Any:
    return json.loads(json.dumps(changes, cls=DjangoJSONEncoder))
