"""The national push on a stock: what it costs, beside sgemm and faiss, and what it finds.

usage: python bench/push.py STOCK FOLDER [PATENTS [TAKERS]]      (default 676000 450000; rewrites docs/benchmarks.md)

STOCK comes from `panhuo bench make-stock --vectors`. FOLDER keeps vectors, an index of the patents' words and the parts
of the push: a stopped run goes on. `python bench/push.py exact FOLDER` is called by itself: faiss with the kernel that
this processor has. What the push finds of the development sets' answers is measured beside the search.
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
from panhuo.engine.api import build_index
from panhuo.engine.index.state import State, open_state
from panhuo.engine.push import run as pushing
from panhuo.engine.push.mixture import Mixture
from panhuo.engine.push.rules import Rule
from panhuo.engine.push.run import Side, push
from panhuo.engine.push.scan import DEPTH, Scanner
from panhuo.engine.rank.prior import prior_of
from panhuo.engine.rank.space import Moments, Space
from panhuo.engine.stock.read import Base, Stock
from panhuo.engine.text.language import Language
from panhuo.engine.text.salient import question_text
from panhuo.engine.types import Side as TextSide
from push_sets import found_of_sets

SLICE, EXHAUSTIVE = 500, 20
LIMIT = 20
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
    if not (folder / "index/manifest.json").exists():
        build_index(folder / "index", Stock(stock).docs(), encoder=None)
    figures = once(folder / "slice.json", lambda: slice_of(folder))
    figures |= once(folder / "words.json", lambda: words_of(folder))
    figures |= once(folder / "whole.json", lambda: whole(folder))
    report(figures | {"sets": once(folder / "sets.json", found_of_sets)})


def once(path: Path, task: Any) -> dict[str, Any]:
    """Figures of a task, measured once."""
    if not path.exists():
        path.write_text(json.dumps(task()), encoding="utf-8")
    figures: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return figures


def place(stock: Path, folder: Path, patents: int, takers: int) -> None:
    """Vectors of the first patents that are not dead and of the takers, in one space."""
    base, prior, moments = Base.load(stock / "base.npz"), prior_of("e5-small", 384), Moments(384)
    middles, facts, rows, before = [], {name: [] for name in ("id", "industry", "region")}, [], 0
    for part in Stock(stock).patents(["id", "state", "near", "far", "paper", "industry", "region"]):
        alive = np.array(part["state"]) != "dead"
        own = {name: np.array(values)[alive] for name, values in part.items()}
        rows.append(before + np.flatnonzero(alive))
        before += len(alive)
        middles.append((base.patents(own) - prior.means[TextSide.PATENT, Language.CHINESE]).astype(np.float16))
        moments.add(middles[-1].astype(np.float32))
        for name, values in facts.items():
            values.extend(own[name].tolist())
        if len(facts["id"]) >= patents:
            break
    space = Space.of(moments, prior=prior)
    placed = np.concatenate([space.whiten(one.astype(np.float32)).astype(np.float16) for one in middles])[:patents]
    spread = Moments(384)
    spread.add(placed[::10].astype(np.float32))
    space.with_spread(spread).save(folder)
    asking, wanted = [], {name: [] for name in ("id", "industry", "wanted_region", "text")}
    for part in Stock(stock).takers():
        vectors = base.takers(part) - prior.means[TextSide.NEED, Language.CHINESE]
        asking.append(space.whiten(vectors).astype(np.float16))
        for name, values in wanted.items():
            values.extend(part[name])
    np.savez(
        folder / "placed.npz", D=placed,
        rows=np.concatenate(rows)[:patents], T=np.concatenate(asking)[:takers],
        ids=facts["id"][:patents],
        ind=facts["industry"][:patents], reg=facts["region"][:patents], tid=wanted["id"][:takers],
        ti=wanted["industry"][:takers], tr=wanted["wanted_region"][:takers],
    )  # fmt: skip
    texts = [question_text(text, side=TextSide.NEED) for text in wanted["text"][:takers]]
    (folder / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


def mixture_of(folder: Path, state: State, rows: Any) -> Mixture:
    """Words of both sides."""
    texts = json.loads((folder / "texts.json").read_text("utf-8"))
    return Mixture(state.segments, Space.load(folder, prior=prior_of("e5-small", 384)), rows=rows, texts=texts)


def words_of(folder: Path) -> dict[str, Any]:
    """What words cost some takers, and how near the push comes to mixing all patents exhaustively."""
    with np.load(folder / "placed.npz") as data:
        placed, rows, takers = data["D"], data["rows"], data["T"]
    chosen = np.arange(len(takers))[:: max(len(takers) // SLICE, 1)][:SLICE]
    mixture = mixture_of(folder, open_state(folder / "index"), rows)
    start = time.process_time()
    mixture.contributions(chosen[:0], takers[:0].astype(np.float32), (np.zeros((0, 1), np.int64), np.zeros((0, 1))))
    turned = time.process_time() - start
    scanner = Scanner(pushing._offers(Side([], placed)), np.arange(len(placed)))  # noqa: SLF001 - as the push does
    some = takers[chosen].astype(np.float32)
    found = scanner.best(some, limit=LIMIT * DEPTH, depth=LIMIT * DEPTH)
    start = time.process_time()
    parts = mixture.contributions(chosen, some, found)
    used = time.process_time() - start
    order = np.argsort(-sum(parts.values()), axis=1)[:, :LIMIT]
    best = np.take_along_axis(found[0], order, axis=1)
    every, shared, nearest = np.arange(len(placed))[None], [], []
    for at in range(0, len(chosen), len(chosen) // EXHAUSTIVE):
        products = some[at : at + 1] @ placed.T.astype(np.float32)
        all_parts = mixture.contributions(chosen[at : at + 1], some[at : at + 1], (every, products))
        right = np.argsort(-sum(all_parts.values())[0])[:LIMIT]
        shared.append(len(set(right.tolist()) & set(best[at].tolist())) / LIMIT)
        nearest.append(len(set(np.argsort(-products[0])[:LIMIT].tolist()) & set(found[0][at].tolist())) / LIMIT)
    return {
        "turned": turned, "words": used / len(chosen), "mixed_recall": float(np.mean(shared)),
        "candidate_recall": float(np.mean(nearest)), "exhaustive": len(shared),
    }  # fmt: skip


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
        mixture = mixture_of(folder, open_state(folder / "index"), data["rows"])
    rules = [Rule("industry", held["ind"], wanted["ti"]), Rule("region", held["reg"], wanted["tr"])]
    start, used, last = time.perf_counter(), time.process_time(), [0.0]

    def progress(done: int, total: int) -> None:
        if time.perf_counter() - last[0] > 10:  # noqa: PLR2004 - seconds
            last[0] = time.perf_counter()
            left = (last[0] - start) / max(done, 1) * (total - done)
            print(f"push {done}/{total}, {left:.0f} s left", file=sys.stderr, flush=True)

    push(folder / "pushed", patents=patents, takers=takers, rules=rules, mixture=mixture, progress=progress)
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
        "**whole push under rules of industry and region, by words and meaning**, to Parquet": (
            f"{row['whole_cpu']:.0f} s processor time; "
            f"{row['whole_clock']:.0f} s by the clock at load {row['whole_load']:.0f}; {row['parquet'] / 1e6:.0f} MB"
        ),
        "words: turning postings around, once": f"{row['turned']:.0f} s of processor time",
        "words: candidates of one taker": f"{row['words'] * 1000:.2f} ms of processor time; for all "
        f"{row['words'] * row['takers']:.0f} s",
        f"meaning, without any rule, {row['asked']} takers": f"{row['ours']:.2f} s of processor time: "
        f"{row['ours'] / pairs * 1e9:.2f} ns a pair; for all {each:.0f} s, {minutes:.1f} min on two idle cores",
        "learning codes and coding all patents": f"{row['learn']:.1f} s of processor time",
        "recall@20 of that against exact products": f"{row['recall']:.4f}",
        f"exact 20 nearest among the candidates, {row['exhaustive']} takers": f"{row['candidate_recall']:.4f}",
        "best 20 by words and meaning of all patents, found by the push": f"{row['mixed_recall']:.3f}",
        "sgemm peak in the same run": f"{row['sgemm']:.0f} GFLOP/s a core",
        "products as sgemm would count them": f"{rate:.0f} GFLOP/s a core, {rate / row['sgemm']:.2f} of the peak",
        "numpy, exact": f"{row['numpy']:.1f} s, {row['numpy'] / row['ours']:.1f} times ours",
        f"faiss IndexFlatIP, kernel {KERNEL}": f"{row['faiss']:.1f} s, {row['faiss'] / row['ours']:.1f} times ours",
    }
    head = f"{row['takers']:,} takers, {row['patents']:,} patents, {row['dim']} dimensions; perturbed vectors."
    lines = [machine(), "", head, "", "| what | value |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in values.items()]
    lines += ["", "Answers found among the best 20 of 20,409 patents, careful encoder:", ""]
    lines += ["| needs | push | search |", "|---|---|---|"]
    lines += [f"| {name} | {one:.3f} | {two:.3f} |" for name, (one, two) in row["sets"].items()]
    write_section("push", "\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
