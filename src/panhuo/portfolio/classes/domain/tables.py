"""Importing a table: read in the background, looked at, put in force, taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.intake.api import IntakeError, Row, Table, read_table
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    JobHandle,
    NotAllowed,
    is_installation_admin,
    log_event,
    start_job,
)
from panhuo.portfolio.classes.domain.recompute import recompute_everywhere
from panhuo.portfolio.classes.enums import TableKind, TableState
from panhuo.portfolio.classes.models import ClassEntry, ClassTable
from panhuo.portfolio.classes.rules.symbols import normal_symbol

if TYPE_CHECKING:
    from panhuo.orgs.models import User

READ_JOB: Final = "classes.read_table"
CHUNK: Final = 2_000
SHOWN_PROBLEMS: Final = 50
_SPLIT: Final = re.compile(r"[;；,，、|\n]+")
_NOTE: Final = re.compile(r"[（(][^）)]*[）)]|\*")
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "symbol": ("ipc", "国际专利分类"),
    "code": ("代码", "编号"),
    "name": ("名称", "产业", "行业", "类别", "技术分支"),
}


@transaction.atomic
def import_table(*, kind: str, name: str, edition: str, source: str, file: File[bytes], actor: User) -> ClassTable:
    """Store the file and read it in the background; nothing is in force before `activate_table`.

    Raises:
        NotAllowed: not the administrator of the installation.
        InvalidInput: no such kind, or no name.
    """
    _require(actor)
    if kind not in TableKind.values:
        raise InvalidInput(_("没有这种对照表"), field="kind", code="choice")
    if not name.strip():
        raise InvalidInput(_("请填写对照表名称"), field="name", code="empty")
    table = ClassTable.objects.create(
        kind=kind,
        name=name.strip()[:200],
        edition=edition.strip()[:40],
        source=source.strip()[:400],
        file=file,
        file_name=Path(file.name or "").name[:200],
        created_by=actor,
    )
    job = start_job(READ_JOB, key=f"{READ_JOB}:{table.pk}", params={"table": table.pk}, owner=actor)
    ClassTable.objects.filter(pk=table.pk).update(job=job)
    table.job = job
    return table


def read_into(table: ClassTable, job: JobHandle) -> int:
    """Fill the entries from the file; gives how many. Reads anew from the start if it was stopped."""
    try:
        read = read_table(Path(table.file.path), name=table.file_name)
        columns = _columns(read.headings)
    except (IntakeError, InvalidInput) as error:
        ClassTable.objects.filter(pk=table.pk).update(state=TableState.FAILED, problems=[str(error)])
        return 0
    ClassEntry.objects.filter(table=table).delete()
    problems: list[str] = []
    refused = count = 0
    batch: list[ClassEntry] = []
    for row in read.rows:
        found, wrong = _entries(table, read, row, columns)
        batch += found
        refused += bool(wrong)
        if wrong and len(problems) < SHOWN_PROBLEMS:
            problems.append(wrong)
        if len(batch) >= CHUNK:
            count += _write(batch)
            batch = []
            job.progress(count, read.row_count)
    count += _write(batch)
    ClassTable.objects.filter(pk=table.pk).update(state=TableState.READY, problems=problems, refused=refused)
    return count


@transaction.atomic
def activate_table(table: ClassTable, *, actor: User) -> ClassTable:
    """Put it in force; the one before is kept and can be put in force again.

    Raises:
        NotAllowed: not the administrator of the installation.
        DomainError: it is not read yet, or has no entries.
    """
    _require(actor)
    if table.state not in {TableState.READY, TableState.RETIRED} or not table.entries.exists():
        raise DomainError(_("对照表还没有读好，或没有可用的行"), code="table_state")
    ClassTable.objects.filter(kind=table.kind, state=TableState.ACTIVE).update(state=TableState.RETIRED)
    table.state, table.activated_at = TableState.ACTIVE, timezone.now()
    table.save(update_fields=["state", "activated_at"])
    log_event(object_type="class_table", object_id=table.pk, verb="activated", actor=actor)
    recompute_everywhere(actor=actor)
    return table


@transaction.atomic
def retire_table(table: ClassTable, *, actor: User) -> ClassTable:
    """Take it out of force. Raises NotAllowed."""
    _require(actor)
    table.state = TableState.RETIRED
    table.save(update_fields=["state"])
    log_event(object_type="class_table", object_id=table.pk, verb="retired", actor=actor)
    recompute_everywhere(actor=actor)
    return table


def _require(actor: User) -> None:
    if not is_installation_admin(actor):
        raise NotAllowed


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what. Raises InvalidInput, naming what is missing."""
    found: dict[str, int] = {}
    for field, words in _HEADINGS.items():
        for at, heading in enumerate(headings):
            if at not in found.values() and any(word in heading.lower() for word in words):
                found[field] = at
                break
    missing = [label for field, label in (("symbol", "IPC"), ("name", _("名称"))) if field not in found]
    if missing:
        message = _("表头缺少：%(columns)s。应有 IPC、名称，可有代码")
        raise InvalidInput(message, field="file", code="columns", params={"columns": "、".join(missing)})
    return found


def _entries(table: ClassTable, read: Table, row: Row, columns: Mapping[str, int]) -> tuple[list[ClassEntry], str]:
    """The entries of a row (its IPC cell may hold several symbols), and what is wrong with it."""
    cell = {field: (row.cells[at] or "").strip() for field, at in columns.items()}
    if not cell["symbol"] and not cell["name"]:
        return [], ""
    texts = [text for text in _SPLIT.split(_NOTE.sub("", cell["symbol"])) if text.strip()]
    symbols = [normal_symbol(text) for text in texts]
    name, code = cell["name"][:200], cell.get("code", "")[:24]
    found = [ClassEntry(table=table, symbol=one, code=code, name=name) for one in symbols if one and name]
    strange = [text.strip() for text, one in zip(texts, symbols, strict=True) if one is None]
    if strange or not texts or not name:
        what = "、".join(strange)[:80] or (cell["symbol"] or _("空"))[:80]
        place: dict[str, Any] = {"sheet": read.sheet, "row": row.number, "what": what}
        return found, _("%(sheet)s 第 %(row)s 行：“%(what)s”不是 IPC 分类号，或没有名称") % place
    return found, ""


def _write(batch: Sequence[ClassEntry]) -> int:
    ClassEntry.objects.bulk_create(batch, batch_size=500)
    return len(batch)


def sample_of(table: ClassTable, *, most: int = 30) -> Iterator[ClassEntry]:
    """Some entries to look at before it is put in force."""
    yield from table.entries.all()[:most]
