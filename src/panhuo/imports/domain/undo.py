"""The job that takes an import back, the last row first; what somebody changed since is left and reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from django.db.models import QuerySet

from panhuo.imports.domain.problems import unplaced
from panhuo.imports.domain.round import Round
from panhuo.imports.domain.store import store_rows
from panhuo.imports.enums import ImportState, RowFlag
from panhuo.imports.models import ImportBatch, ImportRow
from panhuo.imports.targets.base import Target, Values
from panhuo.imports.targets.registry import target_of
from panhuo.orgs.api import DomainError, User

CHUNK_ROWS = 400
_STORED: Final = (
    "object_id", "base_version", "after_version", "before", "applied", "undone", "flag", "problems", "warned",
)  # fmt: skip


def undo(work: Round) -> dict[str, int]:
    """Put back what was before each row, and remove what was new, record by record."""
    work.total = work.done + _standing(work.batch).count()
    while True:
        with work.chunk() as batch:
            last = list(_standing(batch).order_by("-pk").values_list("object_id", flat=True)[:CHUNK_ROWS])
            if not last:
                return work.finish(batch, ImportState.UNDONE)
            ids = list(dict.fromkeys(pk for pk in last if pk is not None))
            rows = list(_standing(batch).filter(object_id__in=ids).select_related("file"))
            _Undoing(batch, target_of(batch.target), work.actor).undo(ids, rows)
            store_rows(rows, fields=_STORED)
            work.advance(len(rows))


def _standing(batch: ImportBatch) -> QuerySet[ImportRow]:
    return batch.rows.filter(applied=True, object_id__isnull=False).exclude(flag=RowFlag.KEPT)


class _Undoing:
    """One chunk."""

    def __init__(self, batch: ImportBatch, target: Target, actor: User) -> None:
        self.batch, self.target, self.actor = batch, target, actor
        self.versions: dict[int, int] = {}
        self.by_object: dict[int, list[ImportRow]] = defaultdict(list)

    def undo(self, ids: Sequence[int], rows: Sequence[ImportRow]) -> None:
        """Undo the records in this order; `rows` are all rows of the import that stand on them."""
        for row in rows:
            self.by_object[row.object_id or 0].append(row)
        self.versions = self.target.versions(ids)
        made = {pk: left for pk in ids if (left := self._put_back(pk)) is not None}
        stay = self.target.remove(list(made), actor=self.actor)
        for object_id, row in made.items():
            if object_id in stay:
                _keep([row], told=stay[object_id])
            else:
                _undone(row, None)

    def _put_back(self, object_id: int) -> ImportRow | None:
        """From the last row back, as long as nobody else wrote in between; gives the row that made the record."""
        rows = sorted(self.by_object[object_id], key=lambda row: -row.pk)
        for place, row in enumerate(rows):
            if self.versions.get(object_id) != row.after_version:
                _keep(rows[place:])
                return None
            if row.before is None:
                return row
            try:
                version = self._restore(object_id, row.before)
            except DomainError as error:
                _keep(rows[place:], told=error)
                return None
            if place + 1 < len(rows) and rows[place + 1].after_version == row.base_version:
                rows[place + 1].after_version = version
            _undone(row, version)
        return None

    def _restore(self, object_id: int, before: Values) -> int:
        version = self.target.restore(object_id, before, actor=self.actor)
        self.versions[object_id] = version
        for lost in self.target.parted(before):
            self._part(lost)
        return version

    def _part(self, object_id: int) -> None:
        """A record that had become part of another stands by itself again: parting and joining were two writes."""
        now = self.target.versions([object_id]).get(object_id)
        standing = self.by_object.get(object_id) or list(self.batch.rows.filter(object_id=object_id, applied=True))
        last = max(standing, key=lambda row: row.pk, default=None)
        if last is None or now is None or last.after_version is None:
            return
        if now == last.after_version + 2:
            last.after_version = now
            self.versions[object_id] = now
            store_rows([last], fields=("after_version",))


def _undone(row: ImportRow, version: int | None) -> None:
    row.applied, row.undone, row.flag = False, True, RowFlag.NONE
    row.base_version, row.after_version, row.before = version, None, None
    if version is None:
        row.object_id = None


def _keep(rows: Sequence[ImportRow], *, told: DomainError | None = None) -> None:
    for row in rows:
        row.flag = RowFlag.KEPT
        if told is not None:
            problem = unplaced(told, file=row.file.name, sheet=row.sheet, row=row.number)
            row.problems = [*(item for item in row.problems if item["code"] != problem["code"]), problem]
            row.warned = True
