"""How often each kind of patent "covers" the parts of a need: the table of docs/decisions/0013-explanation.md.

usage: python bench/coverage.py           (needs ../shared and the careful encoder; a few minutes)
"""

from __future__ import annotations

import gzip
import json
import random
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from corpus import BENCH, PATENTS, needs
from panhuo.engine.api import (
    Coverage,
    Doc,
    Encoder,
    Index,
    VectorCache,
    build_index,
    explain,
    load_encoder,
    need_text,
    open_index,
)

EACH = 2
ARBITRARY = 3
NAMES = {3: "answers", 2: "worth a meeting", 1: "same topic", 0: "graded 0", -1: "arbitrary"}


def main() -> None:
    with gzip.open(PATENTS, "rt", encoding="utf-8") as handle:
        docs = {row["id"]: Doc(row["id"], "", row["abstract"]) for row in map(json.loads, handle)}
    encoder = load_encoder("careful")
    assert encoder is not None  # noqa: S101 - "careful" raises otherwise
    with tempfile.TemporaryDirectory() as folder:
        build_index(Path(folder), docs.values(), encoder=encoder, vectors=VectorCache.of_user())
        counts = count(docs, open_index(Path(folder), encoder=encoder), encoder)
    print("| documents | parts compared | covered | not covered | unknown |\n|---|---|---|---|---|")
    for grade, name in NAMES.items():
        total = sum(counts[grade].values())
        shares = [
            f"{counts[grade][kind] / total:.1%}" for kind in (Coverage.COVERED, Coverage.UNCOVERED, Coverage.UNKNOWN)
        ]
        print(f"| {name} | {total:,} | " + " | ".join(shares) + " |")


def count(docs: dict[str, Doc], index: Index, encoder: Encoder) -> dict[int, Counter[Coverage]]:
    """Verdicts by grade of the document, over all parts that are asked."""
    rng = random.Random(0)  # noqa: S311 - a reproducible sample
    counts: dict[int, Counter[Coverage]] = defaultdict(Counter)
    for name in ("dev", "dev_real"):
        with (BENCH / f"{name}_qrels.jsonl").open(encoding="utf-8") as handle:
            grades = {row["id"]: row["relevant"] for row in map(json.loads, handle)}
        for need in needs(name):
            text = need_text(need["title"], need["text"])
            chosen = [(-1, doc_id) for doc_id in rng.sample(sorted(docs), ARBITRARY)]
            for grade in range(4):
                chosen += [(grade, doc_id) for doc_id, own in grades[need["id"]].items() if own == grade][:EACH]
            for grade, doc_id in chosen:
                parts = explain(text, docs[doc_id], index=index, encoder=encoder).parts
                counts[grade].update(part.coverage for part in parts if part.coverage is not Coverage.NOT_ASKED)
    return counts


if __name__ == "__main__":
    main()
