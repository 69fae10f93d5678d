"""Statements from a workbook: read and linted first, written when somebody says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.openlicence.domain.write import create_statement, edit_statement
from panhuo.deals.openlicence.enums import BatchState, RowAction, StatementState
from panhuo.deals.openlicence.may import require_work
from panhuo.deals.openlicence.models import BatchRow, OpenStatement, StatementBatch
from panhuo.deals.openlicence.queries.lint import lint, stored
from panhuo.deals.openlicence.reading import LABELS, RowReader, read_row, recognise_columns, statements_table
from panhuo.intake.api import CellProblem, IntakeError, Severity, annotate_workbook, column_letter
from panhuo.intake.phrases import gettext_noop
from panhuo.orgs.api import DomainError, InvalidInput, log_event, start_job
from panhuo.patents.api import Patent, owner_names

if TYPE_CHECKING:
    from django.core.files.base import File

    from panhuo.orgs.models import Organisation, User

Progress = Callable[[int, int], None]
CHUNK: Final = 50
EDITABLE: Final = (StatementState.DRAFT, StatementState.CHECKED, StatementState.REFUSED)


@transaction.atomic
def create_batch(*, holder: Organisation, name: str, file: File[bytes], actor: User) -> StatementBatch:
    """Keep the file and start reading. Raises `NotAllowed`."""
    require_work(actor, holder)
    batch = StatementBatch(holder=holder, name=name[:200], created_by=actor)
    batch.file.save(Path(name).name[-80:], file, save=True)
    _start(batch, "openlicence.plan", actor)
    log_event(
        object_type="statement_batch", object_id=batch.pk, verb="uploaded", actor=actor, organisation=holder,
        data={"name": batch.name},
    )  # fmt: skip
    return batch


@transaction.atomic
def apply_batch(batch: StatementBatch, *, actor: User) -> StatementBatch:
    """Write the rows that can be written, as drafts. Raises `NotAllowed` and `DomainError`."""
    require_work(actor, batch.holder)
    batch = StatementBatch.objects.select_for_update().select_related("holder").get(pk=batch.pk)
    if batch.state != BatchState.PLANNED:
        raise DomainError(_("这批声明现在不能写入"), code="state")
    batch.state = BatchState.APPLYING
    _start(batch, "openlicence.apply", actor)
    return batch


def _start(batch: StatementBatch, kind: str, actor: User) -> None:
    batch.job = start_job(
        kind, key=f"{kind}:{batch.pk}", params={"batch": batch.pk, "actor": actor.pk}, owner=actor,
        organisation=batch.holder,
    )  # fmt: skip
    batch.save(update_fields=("state", "job"))


def plan_batch(batch: StatementBatch, *, actor: User, progress: Progress | None = None) -> dict[str, int]:
    """Read every row, lint it. Started again after a kill it begins anew: nothing was written elsewhere."""
    batch.rows.all().delete()
    try:
        table = statements_table(Path(batch.file.path), name=batch.name)
    except IntakeError as error:
        StatementBatch.objects.filter(pk=batch.pk).update(state=BatchState.FAILED, error=error.message[:400])
        return {}
    batch.columns, batch.unknown_headings = recognise_columns(table.headings)
    batch.save(update_fields=("columns", "unknown_headings"))
    counts: Counter[str] = Counter()
    seen: set[int] = set()
    today, done = timezone.localdate(), 0
    for rows in _chunks(table.rows):
        readers = [read_row(row, batch.columns, table.headings) for row in rows]
        patents = _patents(readers, actor)
        with transaction.atomic():
            planned = [_plan(batch, reader, patents, seen, today) for reader in readers]
            BatchRow.objects.bulk_create(planned)
        counts.update(one.action for one in planned)
        done += len(rows)
        if progress:
            progress(done, table.row_count)
    StatementBatch.objects.filter(pk=batch.pk).update(state=BatchState.PLANNED)
    return dict(counts)


def _chunks(rows: Iterable[Any]) -> Iterable[list[Any]]:
    held = []
    for row in rows:
        held.append(row)
        if len(held) == CHUNK:
            yield held
            held = []
    if held:
        yield held


def _patents(readers: Iterable[RowReader], actor: User) -> dict[str, Patent]:
    """{number: patent} of those that the actor may see."""
    numbers = {reader.values["number"] for reader in readers if "number" in reader.values}
    rows = Patent.objects.visible_to(actor).filter(identifiers__value__in=numbers).distinct()
    found: dict[str, Patent] = {}
    for patent in rows.prefetch_related("identifiers", "owners__owner_name"):
        for identifier in patent.identifiers.all():
            found.setdefault(identifier.value, patent)
    return found


def _plan(
    batch: StatementBatch, reader: RowReader, patents: Mapping[str, Patent], seen: set[int], today: date
) -> BatchRow:
    patent = patents.get(reader.values.get("number", ""))
    existing = None
    if patent is None and "number" in reader.values:
        reader.blame("number", "unknown", gettext_noop("本机构没有这件专利，请先导入专利"))
    elif patent is not None and patent.pk in seen:
        reader.blame("number", "twice", gettext_noop("同一文件中重复"))
    elif patent is not None:
        if not reader.problems:
            seen.add(patent.pk)
        existing = (
            OpenStatement.objects.filter(patent=patent, holder=batch.holder)
            .exclude(state__in=(StatementState.WITHDRAWN, StatementState.ENDED))
            .first()
        )
        if existing and existing.state not in EDITABLE:
            reader.blame("number", "under_way", gettext_noop("这件专利已有提交或公告的声明"))
    refused = bool(reader.problems)
    action = RowAction.REFUSE if refused else RowAction.UPDATE if existing else RowAction.CREATE
    return BatchRow(
        batch=batch, sheet=reader.row.sheet[:120], number=reader.row.number, label=reader.text("number")[:200],
        action=action, values=reader.values, problems=[asdict(one) for one in reader.problems], patent=patent,
        findings=[] if refused or patent is None else stored(lint(_trial(batch, patent, reader.values), day=today)),
    )  # fmt: skip


def _trial(batch: StatementBatch, patent: Patent, values: Mapping[str, Any]) -> OpenStatement:
    """The statement as it would be, unsaved, for the linter."""
    statement = OpenStatement(
        holder=batch.holder, patent=patent, number=values["number"], title=patent.title[:500],
        patentees="、".join(owner_names(patent))[:500],
    )  # fmt: skip
    for name, value in typed(values).items():
        setattr(statement, name, value)
    return statement


def typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Stored JSON values as the fields take them."""
    made = {name: value for name, value in values.items() if name != "number"}
    for name in ("first", "last"):
        if made.get(name):
            made[name] = date.fromisoformat(made[name])
    for name in ("rate", "per_unit"):
        if made.get(name) is not None:
            made[name] = Decimal(made[name])
    return made


def apply_rows(batch: StatementBatch, *, actor: User, progress: Progress | None = None) -> dict[str, int]:
    """Write what can be written; a row that was written is not written again."""
    rows = list(batch.rows.exclude(action=RowAction.REFUSE).filter(statement=None).select_related("patent"))
    written = 0
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        with transaction.atomic():
            for row in part:
                written += _write(batch, row, actor)
            if progress:
                progress(min(start + CHUNK, len(rows)), len(rows))
    StatementBatch.objects.filter(pk=batch.pk).update(state=BatchState.APPLIED)
    return {"written": written}


def _write(batch: StatementBatch, row: BatchRow, actor: User) -> int:
    if row.patent is None:
        return 0
    values = typed(row.values)
    try:
        with transaction.atomic():
            held = OpenStatement.objects.filter(patent=row.patent, holder=batch.holder, state__in=EDITABLE).first()
            if held is not None:
                row.statement = edit_statement(held, actor=actor, **values)
                OpenStatement.objects.filter(pk=held.pk).update(batch=batch)
            else:
                row.statement = create_statement(
                    actor=actor, holder=batch.holder, patent=row.patent, batch=batch, **values
                )
    except InvalidInput as error:
        row.action, row.problems = RowAction.REFUSE, [*row.problems, _problem(batch, row, error)]
    row.save(update_fields=("statement", "action", "problems"))
    return 1 if row.statement_id else 0


def _problem(batch: StatementBatch, row: BatchRow, error: InvalidInput) -> dict[str, Any]:
    place = batch.columns.get("number", 0)
    problem = CellProblem(
        batch.name, row.sheet, row.number, column_letter(place), LABELS["number"], row.label, error.code,
        error.message, Severity.REFUSED,
    )  # fmt: skip
    return asdict(problem)


def marked_workbook(batch: StatementBatch) -> Path:
    """The file with its wrong cells marked. Raises `InvalidInput` where it cannot be read."""
    problems = [
        CellProblem(**{**kept, "severity": Severity(kept["severity"])})
        for row in batch.rows.all()
        for kept in row.problems
    ]
    original = Path(batch.file.path)
    out = original.with_name(f"{original.stem}-marked.xlsx")
    try:
        annotate_workbook(original, problems, out)
    except IntakeError as error:
        raise InvalidInput(_(error.template) % error.params, field="file", code=error.code) from error
    return out
