"""The user's own workbook comes back with the refused cells marked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from panhuo.intake.limits import DEFAULT_LIMITS, Limits
from panhuo.intake.problems import CellProblem
from panhuo.intake.writing import annotate_child
from panhuo.intake.writing.problem_list import COLUMNS, SHEET, problem_rows
from panhuo.intake.writing.rewrite import rewrite_with_marks
from panhuo.intake.writing.safe import excel_text

AUTHOR: Final = "盘活"
_SCRIPT: Final = Path(annotate_child.__file__)


def annotate_workbook(
    original: Path, problems: Sequence[CellProblem], out: Path, *, limits: Limits = DEFAULT_LIMITS
) -> None:
    """Write to `out` (xlsx) a copy of `original` with the problems' cells coloured and commented.

    A last sheet 问题清单 lists all of them. An xlsx keeps its own sheets, formats and formulas; other files (CSV,
    jsonl, xls) and workbooks too large for that become a new workbook with the same rows. Marks of an earlier run are
    replaced.
    Raises IntakeError where the original can't be read at all.
    """
    if _is_xlsx(original) and _mark_copy(original, problems, out, limits=limits):
        return
    rewrite_with_marks(original, problems, out, limits=limits)


def _is_xlsx(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist()


def _mark_copy(original: Path, problems: Sequence[CellProblem], out: Path, *, limits: Limits) -> bool:
    order = {
        "author": AUTHOR,
        "sheet": SHEET,
        "head": [heading for heading, _ in COLUMNS],
        "widths": [width for _, width in COLUMNS],
        "rows": [[excel_text(c) if isinstance(c, str) else c for c in row] for row in problem_rows(problems)],
        "marks": [
            [item.sheet, item.row, column_number(item.column), item.severity.value, item.message] for item in problems
        ],
    }
    command = [sys.executable, "-I", "-X", "utf8", str(_SCRIPT), str(original.resolve()), str(out.resolve())]
    try:
        done = subprocess.run(
            [*command, json.dumps(asdict(limits))],
            input=json.dumps(order).encode(),
            capture_output=True,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0 and out.is_file()


def column_number(letters: str) -> int:
    """Number of a column from 1; 1 for a problem of the whole row."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number or 1
