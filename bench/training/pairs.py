"""Training pairs: our own needs, titles and telling sentences of patents, and translated foreign patents."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "scripts")]

from make_space_prior import lines, tail, translated  # noqa: E402

from corpus import BENCH, PATENTS, SHARED  # noqa: E402
from panhuo.engine.text.join import join  # noqa: E402
from panhuo.engine.text.salient import question_text  # noqa: E402
from panhuo.engine.text.sentences import sentences  # noqa: E402
from panhuo.engine.types import Side  # noqa: E402

OWN = ROOT / "bench/pairs/own_needs.jsonl"
DEVELOPMENT = ("dev", "dev_real", "dev_en")
TELLING = re.compile(r"提高|降低|减少|避免|防止|解决|延长|节约|节省|克服|改善|能够|有效|成本|效率|安全|方便|问题")
SHORTEST, LONGEST = 15, 90
LONGEST_ENGLISH = 600
FIRST, SECOND, THIRD, FOURTH = "w", "x", "y", "z"
"""First letters of the ids of our own needs: in four rounds of writing."""


@dataclass(frozen=True)
class Pair:
    """A text that asks, and the row of the patent that answers it (foreign ones follow after the stock)."""

    text: str
    row: int
    own: bool = False


def stock() -> list[dict[str, str]]:
    """The patents in order: id and abstract."""
    return lines(PATENTS)


def need(row: dict[str, str]) -> str:
    """A need as search reads it."""
    return question_text(join(row.get("title") or "", row.get("text") or ""), side=Side.NEED)


def own_pairs(*, held_out: bool = False, rounds: str = FIRST + SECOND + THIRD + FOURTH) -> list[Pair]:
    """Our own needs of some rounds of writing."""
    rows = {patent["id"]: row for row, patent in enumerate(stock())}
    chosen = [row for row in lines(OWN) if row["held_out"] is held_out and row["id"][0] in rounds]
    return [Pair(need(row), rows[row["patent"]], own=True) for row in chosen]


def closed_patents() -> set[str]:
    """Patents that no training may aim at: those of development sets and of held-out needs."""
    closed = {row["patent"] for row in lines(OWN) if row["held_out"]}
    for name in DEVELOPMENT:
        with (BENCH / f"{name}_qrels.jsonl").open(encoding="utf-8") as handle:
            closed.update(*(json.loads(line)["relevant"] for line in handle))
    return closed


def patent_pairs(*, titles: int, telling: int, seed: int) -> list[Pair]:
    """Titles, and one sentence a patent that tells what it is good for, each with its abstract."""
    rng = random.Random(seed)  # noqa: S311 - a reproducible sample
    closed, patents = closed_patents(), stock()
    rows = {patent["id"]: row for row, patent in enumerate(patents) if patent["id"] not in closed}
    named = [
        Pair(re.sub("^一种", "", patent["title"]), rows[patent["id"]])
        for patent in lines(SHARED / "data/patents/cn_patents_with_abstract.jsonl.gz")
        if patent.get("title") and patent["id"] in rows
    ]
    said = []
    for row in rows.values():
        pieces = [piece.text for piece in sentences(patents[row]["abstract"])][1:]
        fit = [text for text in pieces if SHORTEST <= len(text) <= LONGEST and TELLING.search(text)]
        if fit:
            text = rng.choice(fit)
            said.append(Pair(re.sub("本发明|本实用新型|本申请|该装置|所述", "", text), row))
    rng.shuffle(named)
    rng.shuffle(said)
    return named[:titles] + said[:telling]


def english_pairs() -> tuple[list[Pair], list[str]]:
    """Title, end and second half of foreign patents in English, with the rows of their Chinese abstracts; these."""
    patents = translated(SHARED / "data/patents/patsnap_export_1999rows.xlsx")
    first, found = len(stock()), []
    for row, patent in enumerate(patents, start=first):
        texts = [tail(patent["en"]), patent["en"][len(patent["en"]) // 2 :]]
        if patent["title_en"].isascii():
            texts.append(patent["title_en"])
        found += [Pair(text[:LONGEST_ENGLISH], row) for text in texts]
    return found, [patent["zh"] for patent in patents]


def alike(chosen: list[int], lengths: Callable[[int], int], *, size: int) -> list[list[int]]:
    """Batches of `size` texts of like length, in any order; `chosen` is shuffled."""
    random.shuffle(chosen)
    found = []
    for first in range(0, len(chosen), size * 16):
        like = sorted(chosen[first : first + size * 16], key=lengths)
        found += [like[at : at + size] for at in range(0, len(like), size)]
    random.shuffle(found)
    return found
