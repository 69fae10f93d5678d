"""Speed of the engine: build, search, memory, with peers in the same run as ratios.

usage: python bench/speed.py [SIZE ...]      (default 20000 100000; needs ../shared; rewrites docs/benchmarks.md)

Stocks above 20,409 are recombined from real abstracts (first half of one, second half of another). Their vectors are
not encoded: each is a mixture of two real vectors, so search does the same work. Each size runs in child processes of
its own, so that peak memory is that of one task.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import PATENTS, machine, write_section

SIZES = (20_000, 100_000)
TASKS = ("build", "search", "peers")


def main() -> None:
    if not PATENTS.exists():
        sys.exit("bench-speed reads ../shared/data/bench, which is not there.")
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    lines = [machine(), "", *report("encode", 0, Path())]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines += ["", f"**{size:,} patents**" + (" (recombined)" if size > SIZES[0] else ""), ""]
            lines += ["| what | value |", "|---|---|"]
            for task in TASKS:
                lines += [f"| {name} | {value} |" for name, value in run(task, size, Path(folder)).items()]
    print("\n".join(lines))
    write_section("speed", "\n".join(lines))


def report(task: str, size: int, folder: Path) -> list[str]:
    return [f"{name}: {value}." for name, value in run(task, size, folder).items()]


def run(task: str, size: int, folder: Path) -> dict[str, str]:
    """Run a task in a process of its own; returns its figures in words."""
    script = Path(__file__).with_name("speed_tasks.py")
    print(f"{task} {size or ''} …", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, script, task, str(size), folder], check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
