"""What planning, applying and undoing ask of a kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from panhuo.imports.models import ImportBatch
from panhuo.intake.api import Mapping, Row
from panhuo.orgs.api import DomainError, User

Values = dict[str, Any]
"""What a row says, as plain JSON."""
Changes = dict[str, list[Any]]
"""Field → [old, new], as plain JSON."""
Problem = dict[str, Any]
"""A `CellProblem` of intake as plain JSON."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A row as read. `values` is None for a refused row; `keys` are the numbers by which rows mean the same record."""

    values: Values | None
    label: str
    keys: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What saving a row does, or would do. `before` is what undo needs; None for a record that is new.

    `refusal` is set where the record's own rules don't let the row in; then nothing was written. `notes` tell
    what the writer should know.
    """

    object_id: int | None = None
    is_new: bool = False
    changes: Changes = field(default_factory=dict)
    before: Values | None = None
    base_version: int | None = None
    after_version: int | None = None
    refusal: DomainError | None = None
    notes: tuple[str, ...] = ()


class Target(Protocol):
    """Records of one kind. All functions run inside the caller's transaction."""

    def parse(self, row: Row, mapping: Mapping, *, batch: ImportBatch) -> Parsed:
        """Read a row; never raises for its content."""

    def preview(self, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
        """What saving each row by itself would do now; writes nothing."""

    def save(self, said: Sequence[Values], *, batch: ImportBatch, actor: User) -> list[Outcome]:
        """Create and change records, one row after the other: a later row meets what an earlier one made."""

    def versions(self, ids: Sequence[int]) -> dict[int, int]:
        """Id → version as it is now; records that are gone are left out."""

    def restore(self, object_id: int, before: Values, *, actor: User) -> int:
        """Put back what was before; gives the record's new version. Raises DomainError."""

    def parted(self, before: Values) -> list[int]:
        """Ids of the records that stand by themselves again once `before` is restored."""

    def remove(self, ids: Sequence[int], *, actor: User) -> dict[int, DomainError]:
        """Remove records that the import made; gives those that have to stay, and why."""
