"""What is wrong with a row, as it is kept and shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from panhuo.imports.targets.base import Problem
from panhuo.intake.api import CellProblem, Mapping, Row, Severity
from panhuo.intake.rows.reader import RowReader
from panhuo.orgs.api import DomainError, InvalidInput

_COLUMNS: Final = {
    "identifiers": ("application_no", "publication_no", "source_id"),
    "classes": ("ipc", "ipc_main", "classes", "cpc", "locarno"),
    "owners": ("owners", "applicants"),
    "original_owners": ("applicants",),
    "status_text": ("legal_status",),
    "budget_min_fen": ("budget_min", "budget"),
    "budget_max_fen": ("budget_max", "budget"),
    "organisation_name": ("organisation",),
}
"""Field of a record → fields of a file that it comes from, where they are called differently."""


def plain(problem: CellProblem) -> Problem:
    """As JSON."""
    return asdict(problem) | {"severity": problem.severity.value}


def cell_problem(problem: Problem) -> CellProblem:
    """The reverse of `plain`."""
    return CellProblem(**{**problem, "severity": Severity(problem["severity"])})


def refused(problem: DomainError, *, row: Row, mapping: Mapping, severity: Severity = Severity.REFUSED) -> Problem:
    """A refusal by the record's own rules, led back to the cell that it comes from."""
    field = problem.field if isinstance(problem, InvalidInput) else ""
    reader = RowReader(row, mapping)
    reader.complain(_column(field, row, mapping), problem.code, problem.message, severity)
    return plain(reader.problems[-1])


def noted(note: str, *, row: Row) -> Problem:
    """What the records let pass but the writer should know."""
    return plain(CellProblem(row.file, row.sheet, row.number, "", "", "", "note", note, Severity.WARNING))


def unplaced(problem: DomainError, *, file: str, sheet: str, row: int) -> Problem:
    """A refusal that came only when the row was written."""
    return plain(CellProblem(file, sheet, row, "", "", "", problem.code, problem.message, Severity.REFUSED))


def _column(field: str, row: Row, mapping: Mapping) -> int | None:
    names = _COLUMNS.get(field, (field,))
    places = (place for name in names for place in mapping.sources.get(name, ()))
    return next((place for place in places if place < len(row.cells) and row.cells[place]), None)


def place_of(problem: Problem) -> str:
    """Where it is, for people: 工作表“Sheet1”第 12 行 B 列（申请号）."""
    return cell_problem(problem).place
