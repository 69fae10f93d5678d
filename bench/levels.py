"""What the levels 强, 中 and 弱 mean: src/panhuo/engine/data/levels.json.

usage: python bench/levels.py pool OUT          the program's best ten of graded needs that nobody graded yet
       python bench/levels.py measure           sets the marks and counts what readers said (needs ../shared)

Posted needs: 70 of our own grading and 12 of the development set. Written needs: the 60 of the development set of which
pooled candidates were graded; what is not among those counts as none of it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus import documents
from panhuo.engine.api import Doc, Query, VectorCache, build_index, load_encoder, need_text, open_index
from panhuo.engine.rank.levels import FILE, Level
from sets import JUDGED, POSTED, lines, read

OUT = Path(__file__).parents[1] / "src/panhuo/engine" / FILE
MORE = JUDGED.with_name("best_ten_grades.jsonl")
BEST, FOLDS = 10, 10
TOPIC, MEETING = 1, 2
WANTED = {Level.STRONG: 2 / 3, Level.MIDDLE: 1 / 3}
"""A mark is the score at which so many matches of posted needs are on the same topic or nearer, by a logistic curve."""

STEPS = 30


@dataclass(frozen=True)
class Found:
    """One of the best ten of a graded need; `grade` is None where nobody graded it."""

    needs: str
    need: str
    patent: str
    score: float
    grade: int | None


def found() -> Iterator[Found]:
    """The program's best ten of all graded needs."""
    more = {row["id"]: row["relevant"] for row in lines(MORE)} if MORE.exists() else {}
    with tempfile.TemporaryDirectory(prefix="panhuo-levels-") as folder:
        encoder = load_encoder("careful")
        docs = [Doc(id=name, title="", text=text) for name, text in documents()]
        build_index(Path(folder), docs, encoder=encoder, vectors=VectorCache.of_user())
        index = open_index(Path(folder), encoder=encoder)
        for needs, need, grades in graded():
            known = {**grades, **more.get(need["id"], {})}
            text = need_text(need.get("title") or "", need.get("text") or "")
            for hit in index.search(Query(text=text, limit=BEST)):
                grade = known.get(hit.id, 0 if needs == "written" else None)
                yield Found(needs, need["id"], hit.id, hit.score, grade)


def graded() -> Iterator[tuple[str, dict[str, Any], dict[str, int]]]:
    """Kind, need and grades."""
    posted = {row["id"]: row for row in lines(POSTED)}
    for row in lines(JUDGED):
        yield "posted", posted[row["id"]], row["relevant"]
    for name, kind in (("dev_real", "posted"), ("dev", "written")):
        chosen = read(name)
        for need, answer in zip(chosen.needs, chosen.answers, strict=True):
            if answer.get("judged"):
                yield kind, need, answer["relevant"]


def pool(out: Path) -> None:
    """Write what readers have yet to grade, as bench/judge.py reads it: a need a line, its candidates shuffled."""
    posted = {row["id"]: row for row in [*lines(POSTED), *read("dev_real").needs]}
    texts, chance = dict(documents()), np.random.default_rng(7)
    open_ones: dict[str, list[str]] = {}
    for one in found():
        if one.grade is None:
            open_ones.setdefault(one.need, []).append(one.patent)
    rows = [
        {
            "need_id": need,
            "text": need_text(posted[need].get("title") or "", posted[need].get("text") or ""),
            "candidates": [
                {"id": patent, "abstract": texts[patent]} for patent in chance.permutation(patents).tolist()
            ],
        }
        for need, patents in open_ones.items()
    ]
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def measure() -> None:
    """Set the marks by all posted needs; count each match under marks set without its need."""
    rows = [one for one in found() if one.grade is not None]
    needs = sorted({one.need for one in rows})
    fold = dict(zip(needs, np.random.default_rng(5).permutation(len(needs)) % FOLDS, strict=True))
    counted: dict[tuple[str, str], list[int]] = {}
    for one in rows:
        own = marks([other for other in rows if fold[other.need] != fold[one.need]])
        level = next((level for level in WANTED if one.score >= own[level]), Level.WEAK)
        counted.setdefault((level, one.needs), []).append(one.grade or 0)
    measured = [
        {
            "level": level, "needs": kind, "graded": len(grades),
            "meeting": sum(grade >= MEETING for grade in grades), "topic": sum(grade >= TOPIC for grade in grades),
        }
        for kind in ("posted", "written")
        for level in Level
        if (grades := counted.get((level, kind), []))
    ]  # fmt: skip
    body = {"marks": {level: round(mark, 2) for level, mark in marks(rows).items()}, "measured": measured}
    OUT.write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(body, indent=2))


def marks(rows: list[Found]) -> dict[Level, float]:
    """The score at which a level begins."""
    posted = [one for one in rows if one.needs == "posted"]
    scores = np.array([one.score for one in posted])
    middle, spread = scores.mean(), scores.std()
    values = np.stack([(scores - middle) / spread, np.ones(len(posted))], axis=1)
    aims = np.array([(one.grade or 0) >= TOPIC for one in posted], dtype=float)
    line = np.zeros(2)
    for _ in range(STEPS):  # Newton's way to the likeliest line
        chance = 1 / (1 + np.exp(-values @ line))
        bend = (values * (chance * (1 - chance))[:, None]).T @ values
        line += np.linalg.solve(bend, values.T @ (aims - chance))
    return {level: float(middle + spread * (logit(wanted) - line[1]) / line[0]) for level, wanted in WANTED.items()}


def logit(share: float) -> float:
    """What the line is where the curve is at `share`."""
    return float(np.log(share / (1 - share)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["pool"]:
        pool(Path(sys.argv[2]))
    else:
        measure()
