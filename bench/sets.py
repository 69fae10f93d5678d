"""The sets that quality is measured on: needs with what answers them."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from corpus import BENCH, SHARED, needs

ROOT = Path(__file__).parent
OWN = ROOT / "pairs/own_needs.jsonl"
JUDGED = ROOT / "judged/real_grades.jsonl"
POSTED = SHARED / "data/needs/enterprise_needs_371.jsonl"

LABELS = {
    "dev": "120 written needs",
    "dev_real": "12 posted needs",
    "dev_en": "150 English sentences, Chinese patents",
    "own": "our own written needs, held out",
    "judged": "posted needs, graded by us",
}


@dataclass(frozen=True)
class Set:
    """`needs` as `panhuo bench run` reads them, `answers` as score.py does."""

    needs: list[dict[str, Any]]
    answers: list[dict[str, Any]]


def read(name: str) -> Set:
    """One of `LABELS`."""
    if name == "own":
        return _own()
    if name == "judged":
        return _judged()
    return Set(needs(name), lines(BENCH / f"{name}_qrels.jsonl"))


def present() -> list[str]:
    """Names of the sets that are there."""
    return [name for name in LABELS if name != "judged" or JUDGED.exists()]


def scorer() -> ModuleType:
    """../shared/bench/score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench/score.py")
    assert spec is not None  # noqa: S101 - the path is one of a Python file
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _own() -> Set:
    rows = [row for row in lines(OWN) if row["held_out"]]
    answers = [{"id": row["id"], "relevant": {row["patent"]: 3}, "style": row["style"]} for row in rows]
    return Set(rows, answers)


def _judged() -> Set:
    posted = {row["id"]: row for row in lines(POSTED)}
    graded = [row for row in lines(JUDGED) if max(row["relevant"].values()) >= row["answer_grade"]]
    return Set([posted[row["id"]] for row in graded], graded)


def lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]
