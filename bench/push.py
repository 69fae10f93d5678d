"""The national push on a stock: what it costs, beside sgemm and faiss, and what it finds.

usage: python bench/push.py STOCK FOLDER [PATENTS [TAKERS]]      (default 676000 450000; rewrites docs/benchmarks.md)

STOCK comes from `panhuo bench make-stock --vectors`. FOLDER keeps vectors and the parts of the push: a stopped run goes
on. `python bench/push.py exact FOLDER` is called by itself: faiss with the kernel that this processor has.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from corpus import machine, write_section
from panhuo.engine.push import run as pushing
from panhuo.engine.push.rules import Rule
from panhuo.engine.push.run import Side, push
from panhuo.engine.push.scan import Scanner
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space
from panhuo.engine.stock.read import Base, Stock
from panhuo.engine.text.language import Language
from panhuo.engine.types import Side as TextSide

SLICE = 500
KERNEL = "SkylakeX"


def main() -> None:
    if sys.argv[1] in ("exact", "peak"):
        print(json.dumps(exact(Path(sys.argv[2])) if sys.argv[1] == "exact" else peak()))
        return
    stock, folder = Path(sys.argv[1]), Path(sys.argv[2])
    patents, takers = (int(sys.argv[at]) if len(sys.argv) > at else size for at, size in ((3, 676_000), (4, 450_000)))
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "placed.npz").exists():
        place(stock, folder, patents, takers)
    figures = once(folder / "slice.json", lambda: slice_of(folder))
    figures |= once(folder / "whole.json", lambda: whole(folder))
    report(figures)


def once(path: Path, task: Any) -> dict[str, Any]:
    """Figures of a task, measured once."""
    if not path.exists():
        path.write_text(json.dumps(task()), encoding="utf-8")
    figures: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return figures


def place(stock: Path, folder: Path, patents: int, takers: int) -> None:
    """Vectors of the first patents that are not dead and of the takers, in one space."""
    base, prior, moments = Base.load(stock / "base.npz"), prior_of("e5-small", 384), Moments(384)
    middles, facts = [], {name: [] for name in ("id", "industry", "region")}
    for part in Stock(stock).patents(["id", "state", "near", "far", "paper", "industry", "region"]):
        alive = np.array(part["state"]) != "dead"
        own = {name: np.array(values)[alive] for name, values in part.items()}
        middles.append((base.patents(own) - prior.means[TextSide.PATENT, Language.CHINESE]).astype(np.float16))
        moments.add(middles[-1].astype(np.float32))
        for name, values in facts.items():
            values.extend(own[name].tolist())
        if len(facts["id"]) >= patents:
            break
    space = Space.of(moments, prior=prior)
    placed = np.concatenate([space.whiten(one.astype(np.float32)).astype(np.float16) for one in middles])[:patents]
    asking, wanted = [], {name: [] for name in ("id", "industry", "wanted_region")}
    for part in Stock(stock).takers():
        vectors = base.takers(part) - prior.means[TextSide.NEED, Language.CHINESE]
        asking.append(space.whiten(vectors).astype(np.float16))
        for name, values in wanted.items():
            values.extend(part[name])
    np.savez(
        folder / "placed.npz", D=placed, T=np.concatenate(asking)[:takers], ids=facts["id"][:patents],
        ind=facts["industry"][:patents], reg=facts["region"][:patents], tid=wanted["id"][:takers],
        ti=wanted["industry"][:takers], tr=wanted["wanted_region"][:takers],
    )  # fmt: skip


def slice_of(folder: Path) -> dict[str, Any]:
    """Some takers against all patents without rules, beside sgemm and exact search, in processor time."""
    with np.load(folder / "placed.npz") as data:
        placed, some, ids = data["D"], data["T"], data["ids"].tolist()
        some = some[:: max(len(some) // SLICE, 1)][:SLICE].astype(np.float32)
        takers = len(data["T"])
    start = time.process_time()
    offers = pushing._offers(Side(ids, placed))  # noqa: SLF001 - measured apart
    learnt = time.process_time() - start
    start = time.process_time()
    found, _ = Scanner(offers, np.arange(len(ids))).best(some, limit=20)
    ours = time.process_time() - start
    full = placed.astype(np.float32)
    start, best = time.process_time(), []
    for first in range(0, len(some), 100):
        product = some[first : first + 100] @ full.T
        best.append(np.argpartition(-product, 20, axis=1)[:, :20])
    numpy_time = time.process_time() - start
    right = np.concatenate(best)
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    beside: dict[str, float] = {}
    for task, more in (("peak", {}), ("exact", {"OPENBLAS_CORETYPE": KERNEL})):
        done = subprocess.run(
            [sys.executable, __file__, task, folder], check=True, stdout=subprocess.PIPE, text=True, env=alone | more
        )
        beside |= json.loads(done.stdout.splitlines()[-1])
    return {
        "patents": len(ids), "takers": takers, "dim": full.shape[1], "learn": learnt, "ours": ours,
        "numpy": numpy_time, **beside,
        "recall": float(np.mean([len(set(a) & set(b)) / 20 for a, b in zip(found, right, strict=True)])),
        "asked": len(some), "load": os.getloadavg()[0],
    }  # fmt: skip


def exact(folder: Path) -> dict[str, float]:
    """Faiss's exact search of the same slice."""
    import faiss

    with np.load(folder / "placed.npz") as data:
        placed, some = data["D"].astype(np.float32), data["T"]
        some = some[:: max(len(some) // SLICE, 1)][:SLICE].astype(np.float32)
    library: Any = faiss
    library.omp_set_num_threads(1)
    index = library.IndexFlatIP(placed.shape[1])
    index.add(placed)
    start = time.process_time()
    index.search(some, 20)
    return {"faiss": time.process_time() - start}


def peak() -> dict[str, float]:
    """The best rate of single-precision products of large squares, one thread, in processor time."""
    left, right = np.ones((2048, 2048), np.float32), np.ones((2048, 2048), np.float32)
    rates = []
    for _ in range(6):
        start = time.process_time()
        left @ right
        rates.append(2 * 2048**3 / (time.process_time() - start) / 1e9)
    return {"sgemm": max(rates)}


def whole(folder: Path) -> dict[str, float]:
    """All takers under the rules of industry and region."""
    with np.load(folder / "placed.npz") as data:
        held = {
            name: [(value,) if value != "unknown" else () for value in data[name].tolist()] for name in ("ind", "reg")
        }
        wanted = {name: ["" if value == "unknown" else value for value in data[name].tolist()] for name in ("ti", "tr")}
        patents, takers = Side(data["ids"].tolist(), data["D"]), Side(data["tid"].tolist(), data["T"])
    rules = [Rule("industry", held["ind"], wanted["ti"]), Rule("region", held["reg"], wanted["tr"])]
    start, used, last = time.perf_counter(), time.process_time(), [0.0]

    def progress(done: int, total: int) -> None:
        if time.perf_counter() - last[0] > 10:  # noqa: PLR2004 - seconds
            last[0] = time.perf_counter()
            left = (last[0] - start) / max(done, 1) * (total - done)
            print(f"push {done}/{total}, {left:.0f} s left", file=sys.stderr, flush=True)

    push(folder / "pushed", patents=patents, takers=takers, rules=rules, progress=progress)
    disk = sum(path.stat().st_size for path in (folder / "pushed").iterdir())
    return {
        "whole_clock": time.perf_counter() - start, "whole_cpu": time.process_time() - used, "parquet": disk,
        "whole_load": os.getloadavg()[0],
    }  # fmt: skip


def report(row: dict[str, Any]) -> None:
    pairs = row["asked"] * row["patents"]
    flops = 2 * row["dim"] * pairs
    each = row["ours"] / row["asked"] * row["takers"]
    rate = flops / row["ours"] / 1e9
    minutes = each / 120
    values = {
        "**whole push under rules of industry and region**, to Parquet": f"{row['whole_cpu']:.0f} s processor time; "
        f"{row['whole_clock']:.0f} s by the clock at load {row['whole_load']:.0f}; {row['parquet'] / 1e6:.0f} MB",
        f"without any rule, {row['asked']} takers": f"{row['ours']:.2f} s of processor time: "
        f"{row['ours'] / pairs * 1e9:.2f} ns a pair; for all {each:.0f} s, {minutes:.1f} min on two idle cores",
        "learning codes and coding all patents": f"{row['learn']:.1f} s of processor time",
        "recall@20 of that against exact products": f"{row['recall']:.4f}",
        "sgemm peak in the same run": f"{row['sgemm']:.0f} GFLOP/s a core",
        "products as sgemm would count them": f"{rate:.0f} GFLOP/s a core, {rate / row['sgemm']:.2f} of the peak",
        "numpy, exact": f"{row['numpy']:.1f} s, {row['numpy'] / row['ours']:.1f} times ours",
        f"faiss IndexFlatIP, kernel {KERNEL}": f"{row['faiss']:.1f} s, {row['faiss'] / row['ours']:.1f} times ours",
    }
    head = f"{row['takers']:,} takers, {row['patents']:,} patents, {row['dim']} dimensions; perturbed vectors."
    lines = [machine(), "", head, "", "| what | value |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in values.items()]
    write_section("push", "\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
