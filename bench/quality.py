"""Quality of matching on the development sets: runs `panhuo bench run` and prints score.py for each.

usage: python bench/quality.py            (needs ../shared; also rewrites its section of docs/benchmarks.md)
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from corpus import PATENTS, SHARED, machine, write_section
from sets import LABELS, present, read

ENCODERS = {"auto": "words and careful meaning", "fast": "words and fast meaning", "none": "words only"}


def main() -> None:
    if not PATENTS.exists():
        sys.exit("bench-quality reads ../shared/data/bench, which is not there.")
    head = machine()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in present():
            for encoder, how in ENCODERS.items():
                printed = score(name, encoder, Path(folder))
                print(f"\n== {LABELS[name]} · {how}\n{printed}", flush=True)
                rows += [row(LABELS[name], how, line) for line in printed.splitlines()[2:]]
    table = ["| set | group | n | by | recall@10 | recall@50 | MRR@10 | nDCG@10 |", "|---|---|---|---|---|---|---|---|"]
    write_section("quality", "\n".join([head, "", *table, *rows]))


def score(name: str, encoder: str, folder: Path) -> str:
    """Run the command, then score.py; returns what it printed."""
    panhuo = Path(sys.executable).with_name("panhuo")
    chosen = read(name)
    needs, answers, out = folder / "needs.jsonl", folder / "answers.jsonl", folder / "run.tsv"
    _write(needs, chosen.needs)
    _write(answers, chosen.answers)
    subprocess.run(
        [panhuo, "bench", "run", "--patents", PATENTS, "--needs", needs, "--out", out, "--encoder", encoder], check=True
    )
    command = [sys.executable, SHARED / "bench/score.py", answers, out]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def row(label: str, how: str, line: str) -> str:
    group, count, *values = line.split()
    return f"| {label} | {group} | {count} | {how} | " + " | ".join(values) + " |"


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
