"""Build, search and change a large stock; how figures grow with its size.

usage: python bench/scale.py STOCK FOLDER [SIZE ...]      (default 170000 1350000; rewrites docs/benchmarks.md)

STOCK comes from `panhuo bench make-stock`. FOLDER keeps indexes and figures, so a stopped run goes on: a build where it
was killed, and what was measured is not measured again.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from corpus import machine, write_section

SIZES = (170_000, 1_350_000)
TASKS = ("build", "search", "fresh", "careful")
NAMES = {"plain": "search", "filtered": "with two filters", "narrow": "with two narrow filters"}


def main() -> None:
    stock, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    sizes = [int(size) for size in sys.argv[3:]] or list(SIZES)
    for size in sizes:
        for task in TASKS:
            run(task, stock, folder, size)
    report(folder, sizes)


def run(task: str, stock: Path, folder: Path, size: int) -> None:
    out = folder / f"{task}-{size}.json"
    if out.exists():
        return
    script = Path(__file__).with_name("scale_tasks.py")
    index = folder / f"index-{size}"
    print(f"{task} {size} …", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, script, task, stock, index, str(size)], check=True, stdout=subprocess.PIPE, text=True
    )
    out.write_text(done.stdout.splitlines()[-1], encoding="utf-8")


def report(folder: Path, sizes: list[int]) -> None:
    lines = [
        machine(),
        "",
        "Words and meaning, the 120 written needs, best 100, one at a time; fast encoder unless it says careful.",
        "",
    ]
    lines += ["| what | " + " | ".join(f"{size:,}" for size in sizes) + " |", "|---|" + "---|" * len(sizes)]
    found = [
        {
            task: json.loads(path.read_text("utf-8"))
            for task in TASKS
            if (path := folder / f"{task}-{size}.json").exists()
        }
        for size in sizes
    ]
    lines += [f"| {name} | " + " | ".join(cell(row) for row in found) + " |" for name, cell in CELLS.items()]
    write_section("scale", "\n".join(lines))
    print("\n".join(lines))


def measured(task: str, text: Any) -> Any:
    return lambda row: text(row[task]) if task in row else "not measured"


def spread(name: str, task: str = "search") -> Any:
    def text(row: dict[str, Any]) -> str:
        middle, high = np.percentile(row[name]["clocks"], [50, 95])
        cpu, cpu_high = np.percentile(row[name]["cpus"], [50, 95])
        return f"{middle:.0f} / {high:.0f} ms; {cpu:.0f} / {cpu_high:.0f} ms"

    return measured(task, text)


CELLS = {
    "build with the fast encoder, processor time (by the clock)": measured(
        "build", lambda row: f"{row['cpu'] / 60:.1f} min ({row['clock'] / 60:.0f} min)"
    ),
    "peak memory of the build": measured("build", lambda row: f"{row['peak'] / 2**30:.2f} GiB"),
    "size on disk": measured("build", lambda row: f"{row['disk'] / 2**30:.2f} GiB"),
    **{
        f"{text}: clock p50 / p95; processor time p50 / p95": spread(name) for name, text in NAMES.items()
    },
    "memory of a searching process of its own / with mapped files": measured(
        "search", lambda row: f"{row['memory']['own'] / 2**30:.2f} / {row['memory']['resident'] / 2**30:.2f} GiB"
    ),
    "1,000 new patents searchable after (processor time)": measured(
        "fresh", lambda row: f"{row['clock']:.1f} s ({row['cpu']:.1f} s)" if row["found"] else "not found"
    ),
    "searches meanwhile, p95 by the clock": measured("fresh", lambda row: f"{row['during']:.0f} ms"),
    "careful vectors (384 dimensions, real ones perturbed): size on disk": measured(
        "careful", lambda row: f"{row['disk'] / 2**30:.2f} GiB"
    ),
    **{f"careful: {text}, the need encoded anew": spread(name, "careful") for name, text in NAMES.items()},
}  # fmt: skip

if __name__ == "__main__":
    main()
