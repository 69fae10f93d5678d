"""`panhuo bench make-stock`: a stock of any size for measuring, drawn from real texts."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import numpy as np
import typer

from panhuo.cli.progress import bar
from panhuo.engine.api import EngineError, Side, VectorCache, load_encoder

if TYPE_CHECKING:
    from panhuo.engine.stock.read import Base
    from panhuo.engine.stock.sources import Sources

MOST_ENCODED: Final = 100_000
BASE: Final = "base.npz"
LARGEST: Final = 10_000_000


def make_stock(
    abstracts: Annotated[Path, typer.Option(help="有摘要的专利，jsonl：abstract、legal_status。", exists=True)],
    gazette: Annotated[Path, typer.Option(help="公报著录项，jsonl：title、kind、classes、applicants。", exists=True)],
    needs: Annotated[Path, typer.Option(help="真实需求，jsonl：title、text。", exists=True)],
    out: Annotated[Path, typer.Option(help="写入的目录；中断后再次执行即继续。", file_okay=False)],
    size: Annotated[int, typer.Option(help="专利件数。", min=1, max=LARGEST)] = 1_350_000,
    takers: Annotated[int, typer.Option(help="企业画像与需求的条数；默认为专利的三分之一。", min=0, max=LARGEST)] = 0,
    seed: Annotated[int, typer.Option(help="随机种子；相同即得到相同的存量。")] = 1,
    *,
    vectors: Annotated[bool, typer.Option(help="同时编码真实文本，供混合出向量。")] = False,
    encode: Annotated[int, typer.Option(help="最多编码多少条真实文本。", min=1)] = MOST_ENCODED,
    cache: Annotated[Path | None, typer.Option(help="向量缓存文件；默认用户缓存。", dir_okay=False)] = None,
) -> None:
    """按真实数据的分布生成测量用的专利与企业需求；不是真实记录。"""
    from panhuo.engine.stock.sources import read_sources
    from panhuo.engine.stock.write import write_stock

    try:
        sources = read_sources(abstracts=abstracts, gazette=gazette, needs=needs, industries=_industries())
        with bar("生成存量") as progress:
            write_stock(out, sources, patents=size, takers=takers or size // 3, seed=seed, progress=progress)
        if vectors and not (out / BASE).exists():
            _base(sources, most=encode, cache=VectorCache(cache) if cache else VectorCache.of_user()).save(out / BASE)
    except EngineError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _base(sources: Sources, *, most: int, cache: VectorCache) -> Base:
    from panhuo.engine.stock.read import Base

    encoder = load_encoder("careful")
    if encoder is None:
        raise AssertionError
    firsts = cache.encode(sources.abstracts, encoder=encoder, side=Side.PATENT)
    needs = cache.encode(sources.needs, encoder=encoder, side=Side.NEED)
    titles = [paper.title for paper in sources.bibliographies]
    once = list(dict.fromkeys(titles))[: max(most - len(firsts) - len(needs), 0)]
    with bar("编码真实标题") as progress:
        encoded = cache.encode(once, encoder=encoder, side=Side.PATENT, progress=progress)
    # a title beyond the limit borrows another one's vector
    place = {title: row for row, title in enumerate(once)}
    spread = np.zeros((len(titles), encoder.dim), dtype=np.float32)
    for row, title in enumerate(titles):
        spread[row] = encoded[place.get(title, row % len(once))]
    return Base(abstracts=firsts, titles=spread, needs=needs)


def _industries() -> dict[str, str]:
    folder = resources.files("panhuo.portfolio.classes.rules")
    data = json.loads(folder.joinpath("data/coarse_industries.json").read_text(encoding="utf-8"))
    return dict(data["entries"])
