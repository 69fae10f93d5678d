"""Makes src/panhuo/engine/data/space_prior.npz: the statistics of e5's vectors that Panhuo ships.

usage: python scripts/make_space_prior.py [DATA_DIR]

DATA_DIR is ../shared/data if not given. Needs `panhuo models build`; ten minutes for vectors not yet cached.

Means by side and language, the covariance of Chinese patents, and a linear map that carries English vectors to where
their Chinese translations lie (ridge regression on translated titles and abstracts). No answer of any benchmark goes
in: needs are the posted ones without answers, and of the translated patents only foreign ones, which no benchmark
holds.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl

from panhuo.engine.encode.cache import VectorCache
from panhuo.engine.encode.loader import load_encoder
from panhuo.engine.rank.prior import COVARIANCE_SCALE
from panhuo.engine.text.join import join
from panhuo.engine.types import Side

OUT = Path(__file__).parents[1] / "src/panhuo/engine/data/space_prior.npz"
NEED_HEAD = 600
MAP_RIDGE = 1.0
WHITEN_RIDGE = 1e-3
TAIL = 150
MIN_ZH, MIN_EN = 60, 200


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared/data")
    patents = [row["abstract"] for row in lines(data / "bench/patents_20409.jsonl.gz")]
    posted = [need(row) for row in lines(data / "needs/enterprise_needs_371.jsonl")]
    challenges = [need(row) for row in lines(data / "needs/challenge_gov_318_en.jsonl")]
    pairs = translated(data / "patents/patsnap_export_1999rows.xlsx")
    chinese = encode(patents, Side.PATENT)
    mean = chinese.mean(axis=0)
    covariance = np.cov(chinese.T)
    to_chinese, mean_tail = translation_map(pairs, covariance)
    need_en = (encode(challenges, Side.NEED).mean(axis=0) + mean_tail) / 2
    np.savez_compressed(
        OUT,
        mean_patent_zh=mean.astype(np.float32),
        mean_patent_en=encode([pair["en"] for pair in pairs], Side.PATENT).mean(axis=0).astype(np.float32),
        mean_need_zh=encode(posted, Side.NEED).mean(axis=0).astype(np.float32),
        mean_need_en=need_en.astype(np.float32),
        covariance=(covariance * COVARIANCE_SCALE)[np.triu_indices(len(covariance))].astype(np.float16),
        to_chinese=to_chinese.astype(np.float16),
    )
    print(f"{OUT}: {len(patents)} patents, {len(posted)}+{len(challenges)} needs, {len(pairs)} translated patents")


def lines(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def need(row: dict[str, Any]) -> str:
    return join(row.get("title") or "", row.get("text") or "")[:NEED_HEAD]


def translated(path: Path) -> list[dict[str, str]]:
    """Foreign patents with title and abstract in both languages, one for each English abstract."""
    rows = openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    head = {name: at for at, name in enumerate(next(rows))}
    columns = {
        "number": "公开(公告)号", "zh": "摘要(译)(简体中文)", "en": "摘要(译)(English)",
        "title_zh": "标题(译)(简体中文)", "title_en": "标题(译)(English)",
    }  # fmt: skip
    found = {}
    for row in rows:
        pair = {name: str(row[head[column]] or "") for name, column in columns.items()}
        if (
            not pair["number"].startswith("CN")
            and len(pair["zh"]) > MIN_ZH
            and len(pair["en"]) > MIN_EN
            and pair["en"].isascii()
        ):
            found.setdefault(pair["en"][:200], pair)
    return list(found.values())


def translation_map(pairs: list[dict[str, str]], covariance: Any) -> tuple[Any, Any]:
    """Ridge regression, in the whitened space, from centred English views to the centred Chinese text; and a mean."""
    titled = [pair for pair in pairs if pair["title_en"].isascii()]
    abstracts = encode([pair["zh"] for pair in pairs], Side.PATENT)
    tails = encode([tail(pair["en"]) for pair in pairs], Side.NEED)
    views = [
        (encode([pair["en"] for pair in pairs], Side.NEED), abstracts),
        (tails, abstracts),
        (encode([pair["en"][len(pair["en"]) // 2 :] for pair in pairs], Side.NEED), abstracts),
        (encode([pair["en"] for pair in pairs], Side.PATENT), abstracts),
        (
            encode([pair["title_en"] for pair in titled], Side.NEED),
            encode([pair["title_zh"] for pair in titled], Side.PATENT),
        ),
    ]
    values, vectors = np.linalg.eigh(covariance)
    whiten = vectors * (values + WHITEN_RIDGE) ** -0.5
    english = np.concatenate([(a - a.mean(axis=0)) @ whiten for a, _ in views])
    chinese = np.concatenate([(b - b.mean(axis=0)) @ whiten for _, b in views])
    gram = english.T @ english
    ridge = MAP_RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram))
    rest = np.linalg.solve(gram + ridge, english.T @ (chinese - english))
    back = (values + WHITEN_RIDGE)[:, None] ** 0.5 * vectors.T
    return whiten @ (np.eye(len(gram)) + rest) @ back, tails.mean(axis=0)


def tail(text: str) -> str:
    """Last sentences of at least 150 characters."""
    sentences = text.replace("; ", ". ").split(". ")
    out = ""
    while sentences and len(out) < TAIL:
        out = f"{sentences.pop()}. {out}"
    return out


def encode(texts: list[str], side: Side) -> Any:
    encoder = load_encoder("careful")
    assert encoder is not None  # noqa: S101 - load_encoder("careful") raises otherwise
    return VectorCache.of_user().encode(texts, encoder=encoder, side=side).astype(np.float64)


if __name__ == "__main__":
    main()
