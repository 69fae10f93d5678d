"""Load test: 200 people on the ten main pages at 100,000 needs and 20,000 threads, on loopback.

usage: python bench/load.py [SECONDS]      (rewrites its section of docs/benchmarks.md)

The pages are served by the production server that `panhuo serve` uses; locust asks. Beside the times by the clock it
measures the processor time that the server's processes spent for a request, and says how busy the machine was:
elsewhere the times by the clock follow from these.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import mean
from typing import Final

import psutil

from corpus import machine, write_section

PORT: Final = 8765
USERS, RATE, SECONDS = 200, 20, 180
HERE: Final = Path(__file__).parent
LONGEST_START: Final = 120


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    folder = Path(os.environ.get("LOAD_DIR") or tempfile.mkdtemp(prefix="panhuo-load-"))
    folder.mkdir(parents=True, exist_ok=True)
    env = os.environ | {
        "PANHUO_DATA_DIR": str(folder), "LOAD_STOCK": str(folder / "load.json"), "PANHUO_ENCODER": "fast",
    }  # fmt: skip
    told = folder / "stock.txt"
    if not told.exists():
        subprocess.run([sys.executable, HERE / "load_stock.py"], env=env, check=True)
    stock = told.read_text("utf-8").strip()
    alone = json.loads(
        subprocess.run(
            [sys.executable, HERE / "load_pages.py"], env=env, check=True, capture_output=True, text=True
        ).stdout.splitlines()[-1]
    )
    bin_ = Path(sys.executable).parent
    subprocess.run([bin_ / "panhuo", "index", "sync"], env=env, check=True)  # else the worker would build it beside us
    head = machine()
    server = subprocess.Popen([bin_ / "panhuo", "serve", "--port", str(PORT)], env=env)
    try:
        _wait()
        load = _load(bin_, folder, env, 40)  # every page once or more: caches fill, code is read
        before, begun = _spent(server.pid), time.monotonic()
        load = _load(bin_, folder, env, seconds)
        spent, took = _spent(server.pid) - before, time.monotonic() - begun
        memory = sum(one.memory_info().rss for one in _family(server.pid)) / 1024**2
    finally:
        server.terminate()
        server.wait(30)
    rows = list(csv.DictReader((folder / "load_stats.csv").open(encoding="utf-8")))
    write_section("load", _section(head, stock, rows, spent=spent, took=took, memory=memory, load=load, alone=alone))


def _wait() -> None:
    import urllib.request

    for _second in range(LONGEST_START):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=30)
        except OSError as error:
            if getattr(error, "code", 0):
                return
            time.sleep(1)
        else:
            return
    raise SystemExit("the server did not start")


def _load(bin_: Path, folder: Path, env: dict[str, str], seconds: int) -> list[float]:
    """Run locust; gives the machine's load each five seconds."""
    command = [bin_ / "locust", "-f", HERE / "locustfile.py", "--headless", "--users", str(USERS), "--spawn-rate",
               str(RATE), "--run-time", f"{seconds}s", "--host", f"http://127.0.0.1:{PORT}", "--csv",
               folder / "load", "--only-summary", "--exit-code-on-error", "0", "--reset-stats"]  # fmt: skip
    seen = []
    with subprocess.Popen(command, env=env) as running:
        while running.poll() is None:
            seen.append(os.getloadavg()[0])
            time.sleep(5)
    return seen


def _family(pid: int) -> list[psutil.Process]:
    """The processes that serve pages; the worker's own jobs are no part of a request."""
    children = psutil.Process(pid).children(recursive=True)
    return [one for one in children if "gunicorn" in " ".join(one.cmdline())]


def _spent(pid: int) -> float:
    """Seconds of processor time of the web processes."""
    return sum(sum(one.cpu_times()[:2]) for one in _family(pid))


def _section(
    head: str,
    stock: str,
    rows: list[dict[str, str]],
    *,
    spent: float,
    took: float,
    memory: float,
    load: list[float],
    alone: dict[str, int],
) -> str:
    total = next(row for row in rows if row["Name"] == "Aggregated")
    count, failures = int(total["Request Count"]), int(total["Failure Count"])
    lines = [
        head, "",
        (f"{stock}. {USERS} people, 5 s of thinking, {took:.0f} s, on the same machine as everything else (load "
        f"{min(load):.1f} to {max(load):.1f} on {os.cpu_count()} cores). {count} requests, {failures} errors, "
        f"{1000 * spent / max(count, 1):.0f} ms of processor time of the web processes a request, "
        f"{memory:.0f} MB."), "",
        "| page | processor time alone | requests | errors | median | p95 | p99 |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in [*(one for one in rows if one["Name"] != "Aggregated"), total]:
        name = "all" if row["Name"] == "Aggregated" else row["Name"]
        own = alone.get(name, round(mean(alone.values())))
        times = " | ".join(f"{row[part]} ms" for part in ("50%", "95%", "99%"))
        lines.append(f"| {name} | {own} ms | {row['Request Count']} | {row['Failure Count']} | {times} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
