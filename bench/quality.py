"""Quality of matching on the development sets: runs `panhuo bench run` and prints score.py for each.

usage: python bench/quality.py            (needs ../shared; also rewrites its section of docs/benchmarks.md)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import BENCH, PATENTS, SHARED, machine, write_section

SETS = {
    "dev": "120 written needs",
    "dev_real": "12 posted needs",
    "dev_en": "150 English sentences, Chinese patents",
}
ENCODERS = {"auto": "words and meaning", "none": "words only"}


def main() -> None:
    if not PATENTS.exists():
        sys.exit("bench-quality reads ../shared/data/bench, which is not there.")
    head = machine()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, label in SETS.items():
            for encoder, how in ENCODERS.items():
                printed = score(name, encoder, Path(folder) / f"{name}_{encoder}.tsv")
                print(f"\n== {label} · {how}\n{printed}", flush=True)
                rows += [row(label, how, line) for line in printed.splitlines()[2:]]
    table = ["| set | group | n | by | recall@10 | recall@50 | MRR@10 | nDCG@10 |", "|---|---|---|---|---|---|---|---|"]
    write_section("quality", "\n".join([head, "", *table, *rows]))


def score(name: str, encoder: str, out: Path) -> str:
    """Run the command, then score.py; returns what it printed."""
    panhuo = Path(sys.executable).with_name("panhuo")
    needs = BENCH / f"{name}_needs.jsonl"
    subprocess.run(
        [panhuo, "bench", "run", "--patents", PATENTS, "--needs", needs, "--out", out, "--encoder", encoder], check=True
    )
    command = [sys.executable, SHARED / "bench/score.py", BENCH / f"{name}_qrels.jsonl", out]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def row(label: str, how: str, line: str) -> str:
    group, count, *values = line.split()
    return f"| {label} | {group} | {count} | {how} | " + " | ".join(values) + " |"


if __name__ == "__main__":
    main()
