"""Joins two readers' grades of pooled candidates: agreement, and the judged set bench/judged/real_grades.jsonl.

usage: python bench/judge.py POOL.jsonl READER_1.jsonl READER_2.jsonl [OUT.jsonl]

A candidate's grade is the mean of both readers', rounded down: a patent counts as worth a meeting (2) only if both
think so, or one even calls it an answer. Only candidates that both graded are kept.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parent / "judged/real_grades.jsonl"
GRADES = 4
MEETING = 2


def main() -> None:
    pool, first, second, *other = (Path(name) for name in sys.argv[1:5])
    out = other[0] if other else OUT
    one, two = grades(first), grades(second)
    both = [key for key in one if key in two]
    pairs = np.array([(one[key], two[key]) for key in both])
    print(f"{len(both)} candidates graded by both; same grade {np.mean(pairs[:, 0] == pairs[:, 1]):.1%}, ", end="")
    print(f"within one {np.mean(abs(pairs[:, 0] - pairs[:, 1]) <= 1):.1%}; weighted kappa {kappa(pairs):.2f} (squares)")
    print("reader 1 down, reader 2 across:", *table(pairs).astype(int).tolist(), sep="\n  ")
    relevant: dict[str, dict[str, int]] = defaultdict(dict)
    for need, patent in both:
        relevant[need][patent] = (one[need, patent] + two[need, patent]) // 2
    order = [json.loads(line)["need_id"] for line in pool.read_text("utf-8").splitlines()]
    rows = [
        {
            "id": need,
            "relevant": relevant[need],
            "answer_grade": MEETING,
            "condensed": True,
            "judged": True,
            "style": "real",
        }
        for need in order
        if relevant.get(need)
    ]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    answered = sum(max(row["relevant"].values()) >= MEETING for row in rows)  # type: ignore[attr-defined]
    print(f"{out}: {len(rows)} needs, {answered} with a patent worth a meeting")


def grades(path: Path) -> dict[tuple[str, str], int]:
    """Grade by need and patent; the last one counts."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {(row["need_id"], row["id"]): int(row["grade"]) for row in rows}


def table(pairs: Any) -> Any:
    """How often each pair of grades was given."""
    counts = np.zeros((GRADES, GRADES))
    np.add.at(counts, (pairs[:, 0], pairs[:, 1]), 1)
    return counts


def kappa(pairs: Any) -> float:
    """Cohen's kappa with squared distances as weights."""
    counts = table(pairs)
    chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    distance = (np.arange(GRADES)[:, None] - np.arange(GRADES)[None]) ** 2
    return float(1 - (distance * counts).sum() / (distance * chance).sum())


if __name__ == "__main__":
    main()
