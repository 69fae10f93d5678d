"""`panhuo models`: build the careful encoder, or say whether it is there."""

from __future__ import annotations

import typer

from panhuo.cli.progress import bar
from panhuo.engine.api import EngineError, build_careful_encoder, encoder_status

app = typer.Typer(no_args_is_help=True, help="语义模型：构建与状态。")


@app.command()
def build() -> None:
    """用已安装的软件包构建语义模型（不联网，约半分钟）。"""
    try:
        with bar("构建语义模型") as progress:
            folder = build_careful_encoder(progress=progress)
    except EngineError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"语义模型可用：{folder}")


@app.command()
def status() -> None:
    """语义模型是否可用，不可用时说明原因。"""
    found = encoder_status()
    typer.echo(f"{found.name}：{found.reason}")
    raise typer.Exit(0 if found.available else 1)
