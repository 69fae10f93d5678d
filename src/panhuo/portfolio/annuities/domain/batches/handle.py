"""Taking a file in, applying it, taking it back: each as a job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.intake.api import CellProblem, IntakeError, Severity, annotate_workbook
from panhuo.orgs.api import DomainError, InvalidInput, Organisation, log_event, start_job
from panhuo.portfolio.annuities.access import require_work
from panhuo.portfolio.annuities.enums import BatchKind, BatchState
from panhuo.portfolio.annuities.models import AnnuityBatch

if TYPE_CHECKING:
    from panhuo.orgs.api import User

OBJECT_TYPE = "annuity_batch"


@transaction.atomic
def create_annuity_batch(
    organisation: Organisation, *, kind: str, name: str, file: File[bytes], actor: User | None
) -> AnnuityBatch:
    """Keep the file and start planning. Raises `NotAllowed`, `InvalidInput`."""
    require_work(actor, organisation)
    if kind not in BatchKind.values:
        raise InvalidInput(_("没有这种文件"), field="kind")
    batch = AnnuityBatch(organisation=organisation, kind=kind, name=name[:200], created_by=actor)
    batch.file.save(Path(name).name[-80:], file, save=True)
    _start(batch, "annuities.plan", actor, BatchState.PLANNING)
    log_event(
        object_type=OBJECT_TYPE, object_id=batch.pk, verb="uploaded", actor=actor, organisation=organisation,
        data={"name": batch.name, "kind": kind},
    )  # fmt: skip
    return batch


@transaction.atomic
def apply_annuity_batch(batch: AnnuityBatch, *, with_differences: bool, actor: User | None) -> None:
    """Write it. Raises `NotAllowed`, `DomainError` in another state than planned."""
    _require(batch, actor, BatchState.PLANNED)
    _start(batch, "annuities.apply", actor, BatchState.APPLYING, with_differences=with_differences)
    log_event(
        object_type=OBJECT_TYPE, object_id=batch.pk, verb="applied", actor=actor, organisation=batch.organisation,
        data={"with_differences": with_differences},
    )  # fmt: skip


@transaction.atomic
def undo_annuity_batch(batch: AnnuityBatch, *, actor: User | None) -> None:
    """Take back what it wrote. Raises `NotAllowed`, `DomainError` unless it was applied."""
    _require(batch, actor, BatchState.APPLIED)
    _start(batch, "annuities.undo", actor, BatchState.UNDOING)
    log_event(object_type=OBJECT_TYPE, object_id=batch.pk, verb="undone", actor=actor, organisation=batch.organisation)


def _require(batch: AnnuityBatch, actor: User | None, state: BatchState) -> None:
    require_work(actor, batch.organisation)
    now = AnnuityBatch.objects.select_for_update().get(pk=batch.pk)
    if now.state != state:
        raise DomainError(
            _("这次导入现在不能这样做（%(state)s）"), code="state", params={"state": now.get_state_display()}
        )


def _start(batch: AnnuityBatch, kind: str, actor: User | None, state: BatchState, **params: Any) -> None:
    batch.state = state
    batch.job = start_job(
        kind, key=f"{kind}:{batch.pk}", params={"batch": batch.pk, **params}, owner=actor,
        organisation=batch.organisation,
    )  # fmt: skip
    batch.save(update_fields=("state", "job"))


def marked_workbook(batch: AnnuityBatch) -> Path:
    """The file with its wrong cells marked and, beside them, what the rules say otherwise.

    Raises `InvalidInput` where the file can't be read at all.
    """
    problems = []
    for row in batch.rows.iterator():
        problems += [CellProblem(**{**kept, "severity": Severity(kept["severity"])}) for kept in row.problems]
        problems += [_as_problem(batch, row.sheet, row.number, difference) for difference in row.differences]
    original = Path(batch.file.path)
    out = original.with_name(f"{original.stem}-marked.xlsx")
    try:
        annotate_workbook(original, problems, out)
    except IntakeError as error:
        raise InvalidInput(_(error.template) % error.params, field="file", code=error.code) from error
    return out


def _as_problem(batch: AnnuityBatch, sheet: str, number: int, difference: list[str]) -> CellProblem:
    from panhuo.intake.api import column_letter
    from panhuo.portfolio.annuities.domain.batches.columns import LABELS

    field, said, by_rule, rule = difference
    message = f"按规则为 {by_rule}。{rule}"
    column = column_letter(batch.columns.get(field, 0))
    return CellProblem(batch.name, sheet, number, column, LABELS[field], said, "rule", message)
