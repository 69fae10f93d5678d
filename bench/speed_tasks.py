"""The tasks of bench/speed.py; each prints one JSON line of figures."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus import abstracts, needs, recombined
from panhuo.engine.api import (
    Doc,
    Encoder,
    Index,
    Query,
    Side,
    VectorCache,
    build_index,
    explain,
    load_encoder,
    need_text,
    open_index,
)

ENCODED = 400
MOVED = 0.5
QUERIES = 120
Times = tuple[float, float]
FILTERS = {"kind": ("invention", "utility"), "region": ("r07",)}


class Stock:
    """An encoder that knows the vectors of a recombined stock, and encodes questions for real."""

    def __init__(self, encoder: Encoder, vectors: dict[str, Any]) -> None:
        self._encoder, self._vectors = encoder, vectors
        self.name, self.dim = encoder.name, encoder.dim

    def encode(self, texts: Sequence[str], *, side: Side, progress: Any = None) -> Any:
        if side is Side.NEED:
            return self._encoder.encode(texts, side=side)
        return np.stack([self._vectors[text] for text in texts])


def careful() -> Encoder:
    encoder = load_encoder("careful")
    assert encoder is not None  # noqa: S101 - "careful" raises otherwise
    return encoder


def stock(size: int) -> tuple[list[Doc], Stock]:
    """Documents with filter values, and the encoder that knows them."""
    real, encoder = abstracts(), careful()
    raw = VectorCache.of_user().encode(real, encoder=encoder, side=Side.PATENT)
    rng = np.random.default_rng(1)
    texts = recombined(real, size)
    moved = {text: raw[row] for text, row in texts[: len(real)]}
    for text, row in texts[len(real) :]:
        vector = raw[row] + MOVED * raw[rng.integers(len(raw))]
        moved[text] = (vector / np.linalg.norm(vector)).astype(np.float32)
    kinds, regions = rng.choice(["invention", "utility", "design"], size), rng.integers(31, size=size)
    docs = [
        Doc(id=str(row), title="", text=text, facets={"kind": (str(kinds[row]),), "region": (f"r{regions[row]:02d}",)})
        for row, (text, _) in enumerate(texts)
    ]
    return docs, Stock(encoder, moved)


def questions() -> list[str]:
    return [need_text(row["title"], row["text"]) for row in needs("dev")[:QUERIES]]


def encode(_size: int, _folder: Path) -> dict[str, str]:
    encoder, texts = careful(), abstracts()[:ENCODED]
    start, used = time.perf_counter(), time.process_time()
    encoder.encode(texts, side=Side.PATENT)
    rate, each_cpu = ENCODED / (time.perf_counter() - start), (time.process_time() - used) / ENCODED
    each = timed([lambda text=text: encoder.encode([text], side=Side.NEED) for text in questions()])
    return {
        "Encoding": f"{rate:.0f} abstracts a second on all cores, {each_cpu * 1000:.0f} ms of processor time each; "
        f"a need {spread(each)}"
    }


def build(size: int, folder: Path) -> dict[str, str]:
    docs, encoder = stock(size)
    before = peak()
    start, used = time.perf_counter(), time.process_time()
    build_index(folder / "index", docs, encoder=encoder)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    disk = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    return {
        "build without encoding": f"{seconds:.1f} s by the clock, {used:.1f} s of processor time",
        "size on disk": f"{disk / 1e6:.0f} MB",
        "peak memory of the build beyond its input": f"{(peak() - before) / 1e6:.0f} MB",
    }


def search(_size: int, folder: Path) -> dict[str, str]:
    encoder = careful()
    index = open_index(folder / "index", encoder=encoder)
    plain = open_index(folder / "index", encoder=None)
    texts = questions()
    index.search(Query(text=texts[0]))
    figures = {
        "search, words and meaning (encoding included)": spread(times(index, texts)),
        "search, the same with two filters": spread(times(index, texts, filters=FILTERS)),
        "search, words only": spread(times(plain, texts)),
        "search, two keywords": spread(times(index, [text[:4] + " " + text[4:8] for text in texts])),
        "similar patents": spread(timed([lambda row=row: index.similar(str(row)) for row in range(60)])),
    }
    doc = Doc(id="0", title="", text=abstracts()[0])
    once = timed([lambda text=text: explain(text, doc, index=index, encoder=encoder) for text in texts[:40]])
    figures["one explanation of one match"] = spread(once)
    figures["peak memory of a searching process, model and libraries included"] = f"{peak() / 1e6:.0f} MB"
    return figures


def peers(size: int, folder: Path) -> dict[str, str]:
    """The same questions put to tantivy (pairs of characters as words) and to a plain product of all vectors."""
    import tantivy

    docs, encoder = stock(size)
    index = open_index(folder / "index", encoder=None)
    texts = questions()
    ours = cpu(times(index, texts))
    schema = tantivy.SchemaBuilder().add_text_field("body", tokenizer_name="whitespace").build()
    other = tantivy.Index(schema, path=None)
    writer = other.writer(256_000_000, 1)
    start = time.process_time()
    for doc in docs:
        writer.add_document(tantivy.Document(body=" ".join(tokens(doc.text))))
    writer.commit()
    writer.wait_merging_threads()
    built = time.process_time() - start
    other.reload()
    searcher = other.searcher()
    asked = [words_query(tantivy, schema, text) for text in texts]
    best = cpu(timed([lambda query=query: searcher.search(query, 100) for query in asked]))
    whole = cpu(timed([lambda query=query: searcher.search(query, size) for query in asked[:20]]))
    matrix = np.stack([encoder.encode([doc.text], side=Side.PATENT)[0] for doc in docs])
    vector = matrix[0].copy()
    product = cpu(timed([lambda: matrix @ vector for _ in range(20)]))
    return {
        "tantivy: build (characters and pairs)": f"{built:.1f} s of processor time",
        "tantivy: best 100 of a need, against our words only": ratio(best, ours),
        "tantivy: scores of all documents, which our ranking needs": ratio(whole, ours),
        "numpy: product with all vectors in 32 bits": f"{product:.1f} ms of processor time",
    }


def tokens(text: str) -> list[str]:
    """Characters, pairs and runs as words."""
    from panhuo.engine.text.counts import count_terms

    return [
        f"{kind}{term:x}" for kind, counts in zip("cp", count_terms([text]), strict=True) for term in repeated(counts)
    ]


def repeated(counts: Any) -> list[int]:
    found: list[int] = np.repeat(counts.terms, counts.counts).tolist()
    return found


def words_query(tantivy: Any, schema: Any, text: str) -> Any:
    terms = [tantivy.Query.term_query(schema, "body", token) for token in dict.fromkeys(tokens(text[:600]))]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])


def times(index: Index, texts: list[str], **more: Any) -> list[Times]:
    return timed([lambda text=text: index.search(Query(text=text, limit=100, **more)) for text in texts])


def timed(calls: Sequence[Callable[..., Any]]) -> list[Times]:
    """Milliseconds by the clock and of processor time of each call."""
    out = []
    for call in calls:
        start, used = time.perf_counter(), time.process_time()
        call()
        out.append(((time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000))
    return out


def spread(values: list[Times]) -> str:
    middle, high = np.percentile([clock for clock, _ in values], [50, 95])
    return f"{middle:.1f} / {high:.1f} ms by the clock (p50 / p95), {cpu(values):.1f} ms of processor time"


def ratio(other: float, ours: float) -> str:
    return f"{other:.1f} ms of processor time, {other / ours:.1f} times ours"


def cpu(values: list[Times]) -> float:
    """Median processor time: what other work on the machine disturbs least."""
    return float(np.median([used for _, used in values]))


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    task = {"encode": encode, "build": build, "search": search, "peers": peers}[sys.argv[1]]
    print(json.dumps(task(int(sys.argv[2]), Path(sys.argv[3])), ensure_ascii=False))
