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
from panhuo.engine.api import need_text
from sets import LABELS, Set, present, read, scorer
from styles import TESTS

ENCODERS = {"auto": "words and careful meaning", "fast": "words and fast meaning", "none": "words only"}

KINDS = ("dev", "own")
"""Sets of which each kind of need is measured apart."""


def main() -> None:
    if not PATENTS.exists():
        sys.exit("bench-quality reads ../shared/data/bench, which is not there.")
    head = machine()
    sets = {name: read(name) for name in present()}
    rows: dict[str, list[str]] = {name: [] for name in sets}
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "needs.jsonl"
        _write(asked, [need for chosen in sets.values() for need in chosen.needs])
        for encoder, how in ENCODERS.items():
            out = Path(folder) / f"{encoder}.tsv"
            run(asked, encoder, out)
            for name, chosen in sets.items():
                answers = Path(folder) / f"{name}.jsonl"
                _write(answers, chosen.answers)
                printed = score(answers, out)
                print(f"\n== {LABELS[name]} · {how}\n{printed}", flush=True)
                rows[name] += [row(LABELS[name], how, line) for line in printed.splitlines()[2:]]
                if encoder == "auto" and name in KINDS:
                    rows[name] += kinds(LABELS[name], how, chosen, out)
    table = ["| set | group | n | by | recall@10 | recall@50 | MRR@10 | nDCG@10 |", "|---|---|---|---|---|---|---|---|"]
    write_section("quality", "\n".join([head, "", *table, *(line for lines in rows.values() for line in lines)]))


def kinds(label: str, how: str, chosen: Set, out: Path) -> list[str]:
    """A row for each kind of need that the set has (see styles.py)."""
    score = scorer()
    ranked = score.read_run(str(out))
    texts = {need["id"]: need_text(need.get("title") or "", need.get("text") or "") for need in chosen.needs}
    found = []
    for kind, fits in TESTS.items():
        answers = [answer for answer in chosen.answers if fits(texts[answer["id"]])]
        measured = [score.measure(answer, ranked.get(answer["id"], [])) for answer in answers]
        if measured:
            means = [sum(one[metric] for one in measured) / len(measured) for metric in score.METRICS]
            cells = " | ".join(f"{mean:.3f}" for mean in means)
            found.append(f"| {label} | {kind} | {len(measured)} | {how} | {cells} |")
    return found


def run(needs: Path, encoder: str, out: Path) -> None:
    """Rank the patents for the needs by the command that everybody has."""
    panhuo = Path(sys.executable).with_name("panhuo")
    subprocess.run(
        [panhuo, "bench", "run", "--patents", PATENTS, "--needs", needs, "--out", out, "--encoder", encoder], check=True
    )


def score(answers: Path, run: Path) -> str:
    """What score.py prints."""
    command = [sys.executable, SHARED / "bench/score.py", answers, run]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def row(label: str, how: str, line: str) -> str:
    group, count, *values = line.split()
    return f"| {label} | {group} | {count} | {how} | " + " | ".join(values) + " |"


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
