"""Gate B: the real PatSnap export and the 371 real needs through the command line, no server, no database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest


@pytest.mark.shared
@pytest.mark.slow
def test_an_export_and_real_needs_give_a_workbook_of_explained_matches(shared_data: Path, tmp_path: Path):
    out = tmp_path / "matches.xlsx"
    patents = shared_data / "patents" / "patsnap_export_1999rows.xlsx"
    needs = shared_data / "needs" / "enterprise_needs_371.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "panhuo", "match", str(patents), str(needs), "-o", str(out), "--top", "3"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    book = openpyxl.load_workbook(out, read_only=True)
    assert book.sheetnames == ["匹配", "读取情况"]
    rows = list(book["匹配"].iter_rows(values_only=True))
    assert len({row[0] for row in rows[1:]}) >= 348, "every distinct need has matches"
    evidence = [row for row in rows[1:] if any(isinstance(cell, str) and len(cell) > 10 for cell in row)]
    assert len(evidence) == len(rows) - 1
    assert list(tmp_path.iterdir()) == [out], "nothing else is left behind"
