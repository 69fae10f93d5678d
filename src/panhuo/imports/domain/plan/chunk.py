"""One chunk of rows becomes a piece of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from panhuo.imports.domain.plan.leads import Leads, read_leads, write_leads
from panhuo.imports.domain.problems import noted, refused
from panhuo.imports.domain.rehearse import rehearse
from panhuo.imports.enums import RowAction
from panhuo.imports.models import ImportBatch, ImportFile, ImportRow
from panhuo.imports.queries.clusters import rows_meant_alike
from panhuo.imports.targets.base import Outcome, Parsed, Target
from panhuo.intake.api import Mapping, Row
from panhuo.orgs.api import User

_BATCH = 250


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of one table, in their order."""

    file: ImportFile
    mapping: Mapping
    rows: Sequence[Row]


def plan_chunk(chunk: Chunk, *, batch: ImportBatch, target: Target, actor: User) -> list[ImportRow]:
    """Read the rows, find out what each would do, and store that; nothing else is written.

    Rows that mean the same record are played through in their order, those of earlier chunks first, so that a later
    row is planned as a change of what an earlier one makes.
    """
    parsed = [target.parse(row, chunk.mapping, batch=batch) for row in chunk.rows]
    leads = read_leads(batch, [key for item in parsed for key in item.keys])
    for place, item in enumerate(parsed):
        leads.meet(place, item.keys)
    led = [leads.lead_of(place) for place in range(len(parsed))]
    outcomes = _outcomes(parsed, led, leads, batch=batch, target=target, actor=actor)
    rows = [
        _row(chunk, row, item, outcome, batch=batch)
        for row, item, outcome in zip(chunk.rows, parsed, outcomes, strict=True)
    ]
    ImportRow.objects.bulk_create(rows, batch_size=_BATCH)
    _store_leads(rows, led)
    write_leads(batch, leads, rows)
    return rows


def take_plan(row: ImportRow, outcome: Outcome) -> None:
    """What the row would do, by the outcome of playing it through. A new record's values say all of its changes."""
    row.action = RowAction.NEW if outcome.is_new else RowAction.CHANGED if outcome.changes else RowAction.UNCHANGED
    row.changes = {} if outcome.is_new else outcome.changes
    row.object_id = outcome.object_id
    row.base_version = outcome.base_version


def _outcomes(
    parsed: Sequence[Parsed],
    led: Sequence[int | None],
    leads: Leads,
    *,
    batch: ImportBatch,
    target: Target,
    actor: User,
) -> list[Outcome | None]:
    """Single rows are only looked up; those that others mean too are played through."""
    leading = {lead for lead in led if lead is not None}
    together: list[int] = []
    alone: list[int] = []
    for place, item in enumerate(parsed):
        if item.values is not None:
            joins = led[place] is not None or -1 - place in leading
            (together if joins else alone).append(place)
    earlier = rows_meant_alike(batch, [lead for lead in (*leading, *leads.joined) if lead >= 0])
    played = [row.values for row in earlier] + [parsed[place].values or {} for place in together]
    found: list[Outcome | None] = [None] * len(parsed)
    looked_up = target.preview([parsed[place].values or {} for place in alone], batch=batch, actor=actor)
    rehearsed = rehearse(target, played, batch=batch, actor=actor)[len(earlier) :]
    for place, outcome in [*zip(alone, looked_up, strict=True), *zip(together, rehearsed, strict=True)]:
        found[place] = outcome
    return found


def _row(chunk: Chunk, row: Row, item: Parsed, outcome: Outcome | None, *, batch: ImportBatch) -> ImportRow:
    planned = ImportRow(
        batch=batch,
        file=chunk.file,
        sheet=row.sheet[:100],
        number=row.number,
        label=item.label,
        values=item.values or {},
        problems=list(item.problems),
    )
    if outcome is None:
        planned.action = RowAction.REFUSED
    elif outcome.refusal is not None:
        planned.action = RowAction.REFUSED
        planned.problems.append(refused(outcome.refusal, row=row, mapping=chunk.mapping))
    else:
        take_plan(planned, outcome)
        planned.problems += [noted(note, row=row) for note in outcome.notes]
    planned.warned = bool(planned.problems)
    return planned


def _store_leads(rows: list[ImportRow], led: Sequence[int | None]) -> None:
    """The ids of the chunk's own rows are known only now."""
    following = []
    for row, token in zip(rows, led, strict=True):
        if token is not None:
            row.lead_id = token if token >= 0 else rows[-1 - token].pk
            following.append(row)
    ImportRow.objects.bulk_update(following, ["lead"], batch_size=_BATCH)
