"""One peer at a time for bench/peers.py; runs in the peers' environment and prints one JSON line of figures."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

BEST = 100
BATCH = 2000
EVERY = {"postgres": 6}
"""Of the questions only one in so many: words of a need stand in nearly every document, and each is ranked (4 s)."""

Ways = dict[str, Callable[[int], list[int]]]
"""Name of a way to ask → what finds the rows for the question of this number."""


class Run:
    """Documents and questions, and a folder to build in."""

    def __init__(self, folder: Path, size: int) -> None:
        self.size = size
        self._path = folder / "texts.jsonl"
        facts = json.loads((folder / "questions.json").read_text("utf-8"))
        self.texts, self.tokens, self.good = facts["texts"], facts["tokens"], facts["good"]
        self.vectors = np.load(folder / "vectors.npy", mmap_mode="r")[:size]
        self.asked = np.load(folder / "asked.npy")
        self.work = Path(tempfile.mkdtemp(prefix="panhuo-peer-"))

    def docs(self, field: str = "tokens") -> Iterator[str]:
        with self._path.open(encoding="utf-8") as handle:
            for _, line in zip(range(self.size), handle, strict=False):
                yield json.loads(line)[field]

    def words(self, number: int) -> list[str]:
        return list(dict.fromkeys(self.tokens[number].split()))


def ours(run: Run) -> tuple[str, Ways]:
    from panhuo.engine.api import Doc, Query, build_index, load_encoder, open_index

    encoder = load_encoder("fast")
    docs = [Doc(str(row), "", text) for row, text in enumerate(run.docs("text"))]
    build_index(run.work / "index", docs, encoder=encoder)
    both, plain = open_index(run.work / "index", encoder=encoder), open_index(run.work / "index", encoder=None)

    def ask(index: Any) -> Callable[[int], list[int]]:
        return lambda number: [int(hit.id) for hit in index.search(Query(text=run.texts[number], limit=BEST))]

    return "Panhuo, fast encoder", {"words": ask(plain), "words and meaning": ask(both)}


def tantivy(run: Run) -> tuple[str, Ways]:
    import tantivy as engine

    schema = engine.SchemaBuilder()
    schema.add_text_field("body", tokenizer_name="whitespace")
    schema.add_integer_field("row", stored=True)
    built = schema.build()
    index = engine.Index(built, path=str(run.work))
    writer = index.writer(256_000_000, 1)
    for row, text in enumerate(run.docs()):
        writer.add_document(engine.Document(body=text, row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(number: int) -> list[int]:
        terms = [engine.Query.term_query(built, "body", word) for word in run.words(number)]
        query = engine.Query.boolean_query([(engine.Occur.Should, term) for term in terms])
        return [searcher.doc(address)["row"][0] for _, address in searcher.search(query, BEST).hits]

    return f"tantivy {version('tantivy')}", {"words": ask}


def bm25s(run: Run) -> tuple[str, Ways]:
    import bm25s as engine

    index = engine.BM25(k1=1.5, b=0.75)
    index.index([text.split() for text in run.docs()], show_progress=False)
    index.save(run.work)

    def ask(number: int) -> list[int]:
        rows, _ = index.retrieve([run.words(number)], k=BEST, show_progress=False, n_threads=0)
        return [int(row) for row in rows[0]]

    return f"bm25s {version('bm25s')}", {"words": ask}


def fts5(run: Run) -> tuple[str, Ways]:
    db = sqlite3.connect(run.work / "fts.sqlite3")
    db.execute("CREATE VIRTUAL TABLE docs USING fts5(body, content='', tokenize='ascii')")
    db.executemany(
        "INSERT INTO docs(rowid, body) VALUES (?, ?)", ((row + 1, text) for row, text in enumerate(run.docs()))
    )
    db.execute("INSERT INTO docs(docs) VALUES ('optimize')")
    db.commit()

    def ask(number: int) -> list[int]:
        query = " OR ".join(f'"{word}"' for word in run.words(number))
        rows = db.execute("SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?", (query, BEST))
        return [row - 1 for (row,) in rows]

    return f"SQLite FTS5 {sqlite3.sqlite_version}", {"words": ask}


def postgres(run: Run) -> tuple[str, Ways]:
    import psycopg

    host = os.environ["PANHUO_DATABASE_URL"].split("host=")[1]
    db = psycopg.connect(f"host={host} user=panhuo dbname=postgres", autocommit=True)
    db.execute("SET max_parallel_workers_per_gather = 0")
    db.execute("CREATE TABLE texts (row int, text text)")
    with db.cursor() as cursor, cursor.copy("COPY texts (row, text) FROM STDIN") as copy:
        for row, text in enumerate(run.docs()):
            copy.write_row((row, text))
    db.execute("CREATE TABLE docs AS SELECT row, to_tsvector('simple', text) AS body FROM texts")
    db.execute("DROP TABLE texts")
    db.execute("CREATE INDEX ON docs USING gin (body)")
    db.execute("ANALYZE docs")
    run.server = db.info.backend_pid  # type: ignore[attr-defined]

    def ask(number: int) -> list[int]:
        query = " | ".join(run.words(number))
        sql = (
            "SELECT row FROM docs, to_tsquery('simple', %s) asked WHERE body @@ asked "
            "ORDER BY ts_rank(body, asked) DESC LIMIT %s"
        )
        return [row for (row,) in db.execute(sql, (query, BEST)).fetchall()]

    server = str(db.info.server_version // 10000)
    run.disk = db.execute("SELECT pg_database_size('postgres')").fetchone()[0]  # type: ignore[attr-defined,index]
    return f"PostgreSQL {server} full text", {"words": ask}


def lancedb(run: Run) -> tuple[str, Ways]:
    import lancedb as engine
    import pyarrow as pa

    db = engine.connect(run.work)
    dim = run.vectors.shape[1]
    schema = pa.schema([("row", pa.int64()), ("body", pa.string()), ("vector", pa.list_(pa.float32(), dim))])

    def batches() -> Iterator[pa.RecordBatch]:
        rows: list[str] = []
        first = 0
        for text in run.docs():
            rows.append(text)
            if len(rows) == BATCH:
                yield batch(first, rows)
                first, rows = first + len(rows), []
        if rows:
            yield batch(first, rows)

    def batch(first: int, rows: list[str]) -> pa.RecordBatch:
        flat = pa.array(np.ascontiguousarray(run.vectors[first : first + len(rows)]).reshape(-1), pa.float32())
        columns = [
            pa.array(range(first, first + len(rows))),
            pa.array(rows),
            pa.FixedSizeListArray.from_arrays(flat, dim),
        ]
        return pa.RecordBatch.from_arrays(columns, schema=schema)

    table = db.create_table("docs", pa.RecordBatchReader.from_batches(schema, batches()))
    table.create_fts_index(
        "body", base_tokenizer="whitespace", stem=False, remove_stop_words=False, with_position=False
    )
    table.create_index(
        "dot", vector_column_name="vector", num_partitions=max(run.size // 8192, 1), num_sub_vectors=dim // 4
    )

    def words(number: int) -> list[int]:
        query = " ".join(run.words(number))
        return [row["row"] for row in table.search(query, query_type="fts").select(["row"]).limit(BEST).to_list()]

    def meaning(number: int) -> list[int]:
        search = table.search(run.asked[number]).distance_type("dot").nprobes(24).refine_factor(8)
        return [row["row"] for row in search.select(["row"]).limit(BEST).to_list()]

    return f"LanceDB {version('lancedb')}", {"words": words, "words and meaning": both(words, meaning)}


def zvec(run: Run) -> tuple[str, Ways]:
    import zvec as engine

    dim = run.vectors.shape[1]
    schema = engine.CollectionSchema(
        name="docs",
        fields=[engine.FieldSchema("body", engine.DataType.STRING)],
        vectors=engine.VectorSchema(
            "vector", engine.DataType.VECTOR_FP32, dim, index_param=engine.HnswIndexParam(engine.MetricType.IP)
        ),
    )
    index = engine.create_and_open(path=str(run.work / "zvec"), schema=schema)
    rows: list[Any] = []
    for row, text in enumerate(run.docs("text")):
        rows.append(engine.Doc(id=str(row), fields={"body": text[:64]}, vectors={"vector": run.vectors[row].tolist()}))
        if len(rows) == 500:  # noqa: PLR2004 - a batch
            index.insert(rows)
            rows = []
    if rows:
        index.insert(rows)
    index.optimize()

    def meaning(number: int) -> list[int]:
        found = index.query(engine.VectorQuery("vector", vector=run.asked[number].tolist()), topk=BEST)
        return [int(doc.id) for doc in found]

    return f"zvec {version('zvec')}", {"meaning": meaning}


def milvus_lite(run: Run) -> tuple[str, Ways]:
    from pymilvus import DataType, Function, FunctionType, MilvusClient

    client = MilvusClient(str(run.work / "lite.db"))
    schema = client.create_schema(auto_id=False)
    schema.add_field("row", DataType.INT64, is_primary=True)
    schema.add_field("body", DataType.VARCHAR, max_length=65535, enable_analyzer=True)
    schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=run.vectors.shape[1])
    schema.add_function(Function("bm25", FunctionType.BM25, input_field_names=["body"], output_field_names=["words"]))
    params = client.prepare_index_params()
    params.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
    params.add_index("vector", index_type="FLAT", metric_type="IP")
    client.create_collection("docs", schema=schema, index_params=params)
    rows: list[dict[str, Any]] = []
    for row, text in enumerate(run.docs()):
        rows.append({"row": row, "body": text[:60000], "vector": run.vectors[row].tolist()})
        if len(rows) == BATCH:
            client.insert("docs", rows)
            rows = []
    if rows:
        client.insert("docs", rows)
    client.flush("docs")

    def by(field: str, data: Callable[[int], Any]) -> Callable[[int], list[int]]:
        def ask(number: int) -> list[int]:
            found = client.search("docs", data=[data(number)], anns_field=field, limit=BEST, output_fields=["row"])
            return [int(hit["row"]) for hit in found[0]]

        return ask

    words = by("words", lambda number: " ".join(run.words(number)))
    meaning = by("vector", lambda number: run.asked[number].tolist())
    name = f"Milvus Lite {version('milvus-lite')}"
    return name, {"words": words, "words and meaning": both(words, meaning)}


def both(one: Callable[[int], list[int]], two: Callable[[int], list[int]]) -> Callable[[int], list[int]]:
    """Reciprocal rank fusion, as these engines offer it."""

    def ask(number: int) -> list[int]:
        scores: dict[int, float] = {}
        for rows in (one(number), two(number)):
            for place, row in enumerate(rows):
                scores[row] = scores.get(row, 0) + 1 / (60 + place)
        return sorted(scores, key=lambda row: -scores[row])[:BEST]

    return ask


def cpu_of(run: Run) -> float:
    """Processor time of this process and, where there is one, of its server's."""
    used = time.process_time()
    server = getattr(run, "server", None)
    if server is not None:
        fields = Path(f"/proc/{server}/stat").read_text("utf-8").rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def main() -> None:
    peer, folder, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    run = Run(folder, size)
    start, used = time.perf_counter(), time.process_time()
    version_text, ways = TASKS[peer](run)
    row: dict[str, Any] = {
        "version": version_text, "size": size, "clock": time.perf_counter() - start, "cpu": cpu_of(run) - used,
        "disk": getattr(run, "disk", sum(path.stat().st_size for path in run.work.rglob("*") if path.is_file())),
        "load": os.getloadavg()[0], "ways": [],
    }  # fmt: skip
    for name, ask in ways.items():
        step = EVERY.get(peer, 1)
        for number in range(0, 5, step):
            ask(number)
        clocks, cpus, right, known = [], [], 0, 0
        for number in range(0, len(run.texts), step):
            begin, before = time.perf_counter(), cpu_of(run)
            found = ask(number)
            clocks.append((time.perf_counter() - begin) * 1000)
            cpus.append((cpu_of(run) - before) * 1000)
            good = [at for at in run.good[number] if at < size]
            right += sum(at in found[:10] for at in good)
            known += len(good)
        middle, high = np.percentile(clocks, [50, 95])
        row["ways"].append(
            {
                "name": name,
                "p50": middle,
                "p95": high,
                "cpu": float(np.mean(cpus)),
                "recall": right / known,
                "questions": len(clocks),
            }
        )
    shutil.rmtree(run.work, ignore_errors=True)
    print(json.dumps(row, ensure_ascii=False))


TASKS: dict[str, Callable[[Run], tuple[str, Ways]]] = {
    "ours": ours, "tantivy": tantivy, "bm25s": bm25s, "fts5": fts5, "postgres": postgres, "lancedb": lancedb,
    "zvec": zvec, "milvus-lite": milvus_lite,
}  # fmt: skip

if __name__ == "__main__":
    main()
