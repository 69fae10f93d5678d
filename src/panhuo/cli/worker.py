"""`panhuo worker`: runs background jobs."""

from __future__ import annotations

from typing import Annotated

import typer

from panhuo.cli.django_setup import setup_django

app = typer.Typer(help="执行后台任务。", add_completion=False)


@app.command()
def worker(
    *,
    once: Annotated[bool, typer.Option("--once", help="做完眼下到期的任务就退出")] = False,
    interval: Annotated[float, typer.Option(help="没有任务时，隔几秒再看一次", min=0.05)] = 1.0,
) -> None:
    """执行后台任务，直到收到停止信号（手头的任务会放回队列，下次接着做）。"""
    setup_django()
    from panhuo.orgs.api import work_off, work_until_stopped

    if once:
        typer.echo(f"执行了 {work_off()} 次任务。")
    else:
        work_until_stopped(interval=interval)
