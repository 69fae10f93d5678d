"""`panhuo push`: for all needs and profiles at once the best patents, to Parquet and into records."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from panhuo.cli.django_setup import setup_django
from panhuo.cli.progress import bar
from panhuo.engine.api import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

app = typer.Typer(
    no_args_is_help=True, help="全国推送：为全部需求和企业画像一次找出最匹配的专利。", add_completion=False
)

Out = Annotated[Path, typer.Option(help="结果目录（Parquet）；中断后再次执行即继续。", file_okay=False)]


class Patents(StrEnum):
    CONVERTIBLE = "convertible"
    ALL = "all"


class Industry(StrEnum):
    SAME = "same"
    ANY = "any"


class Area(StrEnum):
    ANY = "any"
    PROVINCE = "province"


@app.command()
def run(
    out: Out,
    patents: Annotated[
        Patents, typer.Option(help="convertible：可转化资源库；all：全部公开专利。")
    ] = Patents.CONVERTIBLE,
    industry: Annotated[Industry, typer.Option(help="same：同一行业大类或行业未知；any：不限。")] = Industry.SAME,
    region: Annotated[Area, typer.Option(help="any：不限；province：同省或地区未知。")] = Area.ANY,
    limit: Annotated[int, typer.Option(help="每条推送多少件。", min=1, max=100)] = 20,
) -> None:
    """为每条公开征集的需求和每个企业画像写出最匹配的专利。"""
    setup_django()
    from panhuo.matching.api import push_patents
    from panhuo.orgs.api import InvalidInput

    try:
        with bar("编码需求") as encoding, bar("推送") as progress:
            takers = push_patents(
                out,
                patents=_ids(patents),
                industries=_industries() if industry is Industry.SAME else None,
                own_province=region is Area.PROVINCE,
                limit=limit,
                encoding=encoding,
                progress=progress,
            )
    except (EngineError, InvalidInput) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"已为 {takers} 条需求和画像写出推送：{out}")


@app.command()
def take(
    out: Out,
    province: Annotated[str, typer.Option(help="省级行政区划代码，如 330000。")],
) -> None:
    """把一次推送的结果记入某省的需求和企业画像。"""
    setup_django()
    from panhuo.matching.api import take_push

    if not (out / "push.json").exists():
        typer.echo(f"{out} 中没有推送结果。", err=True)
        raise typer.Exit(1)
    typer.echo(f"已记入 {take_push(out, province=province)} 条需求和画像。")


def _ids(choice: Patents) -> set[int]:
    from panhuo.patents.api import Patent
    from panhuo.portfolio.inventory.api import Entry, EntryState

    if choice is Patents.ALL:
        return set(Patent.objects.values_list("pk", flat=True))
    return set(Entry.objects.filter(state=EntryState.CONVERTIBLE).values_list("patent_id", flat=True))


def _industries() -> Mapping[str, str]:
    from panhuo.portfolio.classes.api import active_table

    table = active_table("industry")
    return {symbol: code for symbol, (code, _name) in table.entries.items()} if table else {}
