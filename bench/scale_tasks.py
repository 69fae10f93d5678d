"""The tasks of bench/scale.py; each prints one JSON line of figures."""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from corpus import needs
from panhuo.engine.api import Doc, Encoder, Index, Query, Side, build_index, load_encoder, need_text, open_index
from panhuo.engine.stock.read import Stock
from scale_careful import PerturbedEncoder

FILTERS = {"kind": ("invention", "utility"), "state": ("valid", "pending")}
NARROW = {"industry": ("C35",), "region": ("330000",)}
NEW = 1000


class Docs:
    """The first documents of a stock, knowing how many."""

    def __init__(self, stock: Stock, size: int) -> None:
        self._stock, self._size = stock, min(size, len(stock))

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Doc]:
        return islice(self._stock.docs(), self._size)


def encoder_of(name: str) -> Encoder:
    found = load_encoder(name)
    assert found is not None  # noqa: S101 - raises otherwise
    return found


def build(stock: Path, index: Path, size: int) -> dict[str, Any]:
    """Build with the fast encoder; the same call after a kill goes on."""
    start, used, last = time.perf_counter(), time.process_time(), [0.0]

    def progress(done: int, total: int) -> None:
        if time.perf_counter() - last[0] > 10:  # noqa: PLR2004 - seconds
            last[0] = time.perf_counter()
            print(f"build {done}/{total} {last[0] - start:.0f} s", file=sys.stderr, flush=True)

    build_index(index, Docs(Stock(stock), size), encoder=encoder_of("fast"), progress=progress)
    disk = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return {
        "clock": time.perf_counter() - start, "cpu": time.process_time() - used, "disk": disk, "peak": peak(),
    }  # fmt: skip


def careful(stock: Path, index: Path, size: int) -> dict[str, Any]:
    """The same with careful vectors of 384 dimensions, real ones perturbed; built, then searched."""
    start, used = time.perf_counter(), time.process_time()
    encoder = PerturbedEncoder(encoder_of("careful"), stock, size)
    build_index(index.with_name(f"careful-{size}"), Docs(Stock(stock), size), encoder=encoder)
    built = {"build_clock": time.perf_counter() - start, "build_cpu": time.process_time() - used}
    disk = sum(path.stat().st_size for path in index.with_name(f"careful-{size}").rglob("*") if path.is_file())
    return {**built, "disk": disk, **searched(index.with_name(f"careful-{size}"), encoder_of("careful"))}


def search(_stock: Path, index: Path, _size: int) -> dict[str, Any]:
    """Latency of the written needs without and with two filters, by words and meaning."""
    return searched(index, encoder_of("fast"))


def searched(index: Path, encoder: Encoder) -> dict[str, Any]:
    found = open_index(index, encoder=encoder)
    texts = [need_text(row["title"], row["text"]) for row in needs("dev")]
    out: dict[str, Any] = {"docs": len(found)}
    for name, filters in (("plain", {}), ("filtered", FILTERS), ("narrow", NARROW)):
        times(found, texts[:20], filters)
        out[name] = times(found, texts, filters)
    out["memory"] = memory()
    return out


def fresh(_stock: Path, index: Path, _size: int) -> dict[str, Any]:
    """Seconds until 1,000 new patents are found, while a thread searches on."""
    encoder = encoder_of("fast")
    found = open_index(index, encoder=encoder)
    texts = [need_text(row["title"], row["text"]) for row in needs("dev")]
    docs = [Doc(id=f"new{row}", title=f"新到专利{row}", text=texts[row % len(texts)], facets={}) for row in range(NEW)]
    stop, during = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            during.extend(times(found, texts[:1], FILTERS)["clocks"])

    thread = threading.Thread(target=ask)
    thread.start()
    start, used = time.perf_counter(), time.process_time()
    found.apply(docs, [], last_outbox=1)
    other = open_index(index, encoder=encoder)
    best = other.search(Query(text=texts[3], limit=5))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    stop.set()
    thread.join()
    found.apply([], [doc.id for doc in docs], last_outbox=2)
    return {
        "clock": seconds, "cpu": used, "found": any(hit.id.startswith("new") for hit in best),
        "during": float(np.percentile(during, 95)), "searches": len(during),
    }  # fmt: skip


def times(index: Index, texts: list[str], filters: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    clocks, cpus = [], []
    for text in texts:
        start, used = time.perf_counter(), time.process_time()
        index.search(Query(text=text, side=Side.NEED, limit=100, filters=filters))
        clocks.append((time.perf_counter() - start) * 1000)
        cpus.append((time.process_time() - used) * 1000)
    return {"clocks": clocks, "cpus": cpus}


def memory() -> dict[str, int]:
    """Bytes of this process: its own, and shared ones of mapped files."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()[1:])
    own = sum(int(fields[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))
    anonymous, resident = int(fields["Anonymous"].split()[0]), int(fields["Rss"].split()[0])
    return {"own": own * 1024, "anonymous": anonymous * 1024, "resident": resident * 1024}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    task = {"build": build, "search": search, "fresh": fresh, "careful": careful}[sys.argv[1]]
    print(json.dumps(task(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])), ensure_ascii=False))
