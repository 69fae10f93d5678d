"""Peers in one run on the same documents and questions: what each builds, holds, takes and finds.

usage: python bench/peers.py PEERS_PYTHON [SIZE [FOLDER]]

PEERS_PYTHON is the Python of a virtual environment made from requirements/peers.lock. Every peer runs in a process of
its own and leaves a JSON file in FOLDER; one that is there already is not measured again, so a stopped run goes on.
All get the same tokens (pairs of characters, Latin and digit runs) and, where they compare vectors, the fast encoder's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from corpus import BENCH, PATENTS, abstracts, machine, needs, recombined, write_section

SIZE = 200_000
SMALL = 20_000
POSTGRES = Path("/usr/lib/postgresql/15/bin")
LONGEST = 3600
PEERS = ("ours", "tantivy", "bm25s", "fts5", "postgres", "lancedb", "zvec", "milvus-lite")
SMALL_ONLY = ("milvus-lite",)


def main() -> None:
    if not PATENTS.exists():
        sys.exit("bench-peers reads ../shared/data/bench, which is not there.")
    python = Path(sys.argv[1])
    size = int(sys.argv[2]) if len(sys.argv) > 2 else SIZE  # noqa: PLR2004 - arguments
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.gettempdir()) / "panhuo-peers"  # noqa: PLR2004
    folder.mkdir(parents=True, exist_ok=True)
    prepare(folder, size)
    for peer in PEERS:
        measure(peer, folder, python, size)
    report(folder, size)


def prepare(folder: Path, size: int) -> None:
    """Write documents, their vectors and the questions, once."""
    from panhuo.engine.api import Side, load_encoder, need_text

    if (folder / "questions.json").exists():
        return
    encoder = load_encoder("fast")
    assert encoder is not None  # noqa: S101 - raises otherwise
    texts = [text for text, _ in recombined(abstracts(), size)]
    with (folder / "texts.jsonl").open("w", encoding="utf-8") as handle:
        for text in texts:
            handle.write(json.dumps({"text": text, "tokens": pairs(text)}, ensure_ascii=False) + "\n")
    np.save(folder / "vectors.npy", encoder.encode(texts, side=Side.PATENT))
    with_ids = [json.loads(line) for line in lines_of_patents()]
    place = {row["id"]: at for at, row in enumerate(with_ids)}
    asked, good = [], []
    qrels = {row["id"]: row["relevant"] for row in map(json.loads, (BENCH / "dev_qrels.jsonl").open(encoding="utf-8"))}
    for row in needs("dev"):
        asked.append(need_text(row["title"], row["text"])[:600])
        good.append([place[name] for name, grade in qrels[row["id"]].items() if grade >= 3])  # noqa: PLR2004 - answers
    np.save(folder / "asked.npy", encoder.encode(asked, side=Side.NEED))
    facts = {"texts": asked, "tokens": [pairs(text) for text in asked], "good": good, "size": size}
    (folder / "questions.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def lines_of_patents() -> list[str]:
    import gzip

    with gzip.open(PATENTS, "rt", encoding="utf-8") as handle:
        return handle.readlines()


def pairs(text: str) -> str:
    """Pairs of characters and runs, as words between blanks."""
    from panhuo.engine.text.counts import count_terms

    _, counts = count_terms([text])
    found: list[int] = np.repeat(counts.terms, counts.counts).tolist()
    return " ".join(f"p{term:x}" for term in found)


def measure(peer: str, folder: Path, python: Path, size: int) -> None:
    out = folder / f"{peer}.json"
    if out.exists():
        return
    rows = min(size, SMALL) if peer in SMALL_ONLY else size
    who = sys.executable if peer == "ours" else str(python)
    command = [who, str(Path(__file__).with_name("peer_tasks.py")), peer, str(folder), str(rows)]
    if peer == "postgres":
        command = [str(Path(__file__).parents[1] / "scripts/with_postgres.sh"), str(POSTGRES), *command]
    print(f"{peer} …", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, timeout=LONGEST,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )  # fmt: skip
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        print(f"{peer}: {error}", file=sys.stderr, flush=True)
        return
    out.write_text(done.stdout.splitlines()[-1], encoding="utf-8")


def report(folder: Path, size: int) -> None:
    found: dict[str, Any] = {
        peer: json.loads(path.read_text("utf-8")) for peer in PEERS if (path := folder / f"{peer}.json").exists()
    }
    lines = [
        machine(), "",
        f"{size:,} documents (real ones, and recombined ones beyond 20,409), the 120 written needs, best 100.", "",
        ("| engine | documents | build, s (clock / processor) | MB on disk | ms (p50 / p95) | processor ms | "
         "times ours | recall@10 |"),
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    ours = {way["name"]: way for way in found.get("ours", {}).get("ways", [])}
    for peer in PEERS:
        if peer not in found:
            lines.append(f"| {peer} | | not measured | | | | | |")
            continue
        row = found[peer]
        for way in row["ways"]:
            same = ours.get("words" if way["name"] == "words" else "words and meaning")
            times = f"{way['cpu'] / same['cpu']:.1f}" if same and peer not in ("ours", *SMALL_ONLY) else ""
            lines.append(
                f"| {row['version']}, {way['name']} | {row['size']:,} | {row['clock']:.0f} / {row['cpu']:.0f} "
                f"| {row['disk'] / 1e6:.0f} | {way['p50']:.1f} / {way['p95']:.1f} | {way['cpu']:.1f} | {times} "
                f"| {way['recall']:.3f}{few(way)} |"
            )
    write_section("peers", "\n".join(lines))
    print("\n".join(lines))


def few(way: dict[str, Any]) -> str:
    """Of how many questions, where it was not all."""
    asked = way.get("questions", len(needs("dev")))
    return "" if asked == len(needs("dev")) else f" (of {asked} questions)"


if __name__ == "__main__":
    main()
