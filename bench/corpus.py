"""Real texts for the benchmarks, and larger stocks recombined from them."""

from __future__ import annotations

import gzip
import json
import os
import platform
import random
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[2] / "shared"
BENCH = SHARED / "data/bench"
PATENTS = BENCH / "patents_20409.jsonl.gz"
DOCS = Path(__file__).parents[1] / "docs/benchmarks.md"


def abstracts() -> list[str]:
    """The abstracts of the benchmark's patents."""
    return [text for _, text in documents()]


def documents() -> list[tuple[str, str]]:
    """The benchmark's patents: id and abstract."""
    with gzip.open(PATENTS, "rt", encoding="utf-8") as handle:
        return [(row["id"], row["abstract"]) for row in map(json.loads, handle)]


def needs(name: str) -> list[dict[str, Any]]:
    """Needs of one of the benchmark's sets."""
    with (BENCH / f"{name}_needs.jsonl").open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def recombined(texts: list[str], size: int, *, seed: int = 1) -> list[tuple[str, int]]:
    """`size` texts: the real ones, then halves of two joined; each with the row of its first half's source."""
    rng = random.Random(seed)  # noqa: S311 - a reproducible stock, nothing secret
    out = [(text, row) for row, text in enumerate(texts[:size])]
    while len(out) < size:
        first, second = rng.randrange(len(texts)), rng.randrange(len(texts))
        a, b = texts[first], texts[second]
        out.append((a[: len(a) // 2] + b[len(b) // 2 :], first))
    return out


def write_section(name: str, body: str) -> None:
    """Replace what stands between the markers of a section in docs/benchmarks.md."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    text = DOCS.read_text("utf-8")
    head, rest = text.split(begin)
    _, tail = rest.split(end)
    DOCS.write_text(f"{head}{begin}\n{body.strip()}\n{end}{tail}", encoding="utf-8")


def machine() -> str:
    """Processor, cores, load and versions, as the head of a section."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.processor())
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "faiss-cpu", "onnxruntime", "tantivy"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start, "
        f"Python {platform.python_version()}, {packages}."
    )
