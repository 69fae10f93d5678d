"""`panhuo bench`: rank patents for needs from plain files, for measuring quality."""

from __future__ import annotations

import gzip
import json
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from panhuo.cli.bench_stock import make_stock
from panhuo.cli.progress import bar
from panhuo.engine.api import (
    Doc,
    Encoder,
    EngineError,
    Index,
    Query,
    Side,
    VectorCache,
    build_careful_encoder,
    build_index,
    encoder_status,
    load_encoder,
    need_text,
    open_index,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BEST: Final = 100
"""Patents written for each need."""

app = typer.Typer(no_args_is_help=True, help="质量测量：对文件中的需求与专利排序。", add_completion=False)


class Choice(StrEnum):
    AUTO = "auto"
    CAREFUL = "careful"
    FAST = "fast"
    NONE = "none"


app.command("make-stock")(make_stock)


@app.callback()
def main() -> None:
    """质量测量：对文件中的需求与专利排序。"""


@app.command()
def run(
    patents: Annotated[
        Path, typer.Option(help="专利，jsonl 或 jsonl.gz：id、title、abstract。", exists=True, dir_okay=False)
    ],
    needs: Annotated[
        Path, typer.Option(help="需求，jsonl 或 jsonl.gz：id、title、text。", exists=True, dir_okay=False)
    ],
    out: Annotated[Path, typer.Option(help="结果：需求编号、专利编号、得分，以制表符分隔。", dir_okay=False)],
    encoder: Annotated[
        Choice, typer.Option(help="auto：语义模型（未构建时先构建）；fast：快速语义；none：只按词语。")
    ] = Choice.AUTO,
) -> None:
    """为每条需求写出最匹配的 100 件专利。"""
    try:
        _run(patents, needs, out, _encoder(encoder))
    except EngineError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _encoder(choice: Choice) -> Encoder | None:
    if choice in (Choice.AUTO, Choice.CAREFUL) and encoder_status().code == "not_built":
        with bar("构建语义模型") as progress:
            build_careful_encoder(progress=progress)
    found = load_encoder(choice.value)
    if found is None:
        typer.echo("只按词语匹配。", err=True)
    return found


def _run(patents: Path, needs: Path, out: Path, encoder: Encoder | None) -> None:
    docs = [Doc(id=row["id"], title=row.get("title") or "", text=row.get("abstract") or "") for row in _rows(patents)]
    asked = list(_rows(needs))
    with tempfile.TemporaryDirectory(prefix="panhuo-bench-") as folder:
        with bar("建立索引") as progress:
            vectors = VectorCache.of_user() if encoder else None
            build_index(Path(folder), docs, encoder=encoder, vectors=vectors, progress=progress)
        index = open_index(Path(folder), encoder=encoder)
        _write(index, asked, out)


def _write(index: Index, needs: list[dict[str, Any]], out: Path) -> None:
    temporary = out.with_name(f"{out.name}.part")
    with bar("匹配需求") as progress, temporary.open("w", encoding="utf-8") as handle:
        for done, row in enumerate(needs, start=1):
            text = need_text(row.get("title") or "", row.get("text") or "")
            for hit in index.search(Query(text=text, side=Side.NEED, limit=BEST)):
                handle.write(f"{row['id']}\t{hit.id}\t{hit.score:.6f}\n")
            progress(done, len(needs))
    temporary.replace(out)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for number, line in enumerate(handle, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise _bad(path, number, "不是 JSON") from error
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                raise _bad(path, number, "缺少文字型 id")
            yield row


def _bad(path: Path, line: int, reason: str) -> EngineError:
    return EngineError(
        code="bench.row", message="%(file)s 第 %(line)s 行：%(reason)s", file=path.name, line=line, reason=reason
    )
