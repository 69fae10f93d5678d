"""`panhuo index`: how the search index stands, following writes, building anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from panhuo.cli.django_setup import setup_django

if TYPE_CHECKING:
    from panhuo.engine.api import Progress as Report
    from panhuo.matching.api import OneIndexStatus

app = typer.Typer(no_args_is_help=True, help="检索索引：查看状态、跟上数据、重建。", add_completion=False)
console = Console(stderr=True)

WHY = {
    "missing": "尚未建立",
    "schema": "由其他版本建立",
    "encoder": "编码器已更换",
    "delta": "改动较多",
    "apart": "与数据库不是同一天的",
}
NAMES = {"patents": "专利", "demand": "需求与企业画像"}


@app.command()
def sync() -> None:
    """让索引跟上数据；需要时自动重建。"""
    setup_django()
    from panhuo.matching.api import sync_index

    with _bar("同步索引") as report:
        sync_index(progress=report)
    _say_status()


@app.command()
def rebuild() -> None:
    """从数据重建索引；文字没有变化的记录不重新编码。"""
    setup_django()
    from panhuo.matching.api import rebuild_index

    with _bar("重建索引") as report:
        rebuild_index(progress=report)
    _say_status()


@app.command()
def status() -> None:
    """显示索引的状态；有待处理的改动或需要重建时，退出码为 1。"""
    setup_django()
    if not _say_status():
        raise typer.Exit(1)


@contextmanager
def _bar(text: str) -> Iterator[Report]:
    columns = (TextColumn(text), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(text, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _say_status() -> bool:
    from panhuo.matching.api import index_status

    found = index_status()
    for one in found.indexes:
        typer.echo(f"{NAMES[one.name.value]}：{_describe(one)}")
    typer.echo(f"编码器：{found.encoder_note}")
    typer.echo(f"待处理的改动：{found.waiting}")
    return found.is_current


def _describe(one: OneIndexStatus) -> str:
    if not one.generation:
        return "尚未建立"
    by = "词语和语义" if one.encoder else "仅词语"
    text = f"{one.documents} 件，{one.generation}（{one.created}，{by}，其后改动 {one.changed} 件）"
    return f"{text}；将重建：{WHY[one.rebuild.value]}" if one.rebuild else text
