"""`panhuo tick`: the clock of the background work."""

from __future__ import annotations

import signal
import threading
from typing import Annotated

import typer

from panhuo.cli.django_setup import setup_django

app = typer.Typer(help="收回中断的任务，启动定时任务。", add_completion=False)


@app.command()
def tick(
    every: Annotated[int | None, typer.Option(help="每隔几秒做一次，直到收到停止信号；不填则只做一次", min=1)] = None,
) -> None:
    """收回进程已中断的任务（逐次延长等待，多次仍不成则记为失败），启动到期的定时任务。"""
    setup_django()
    if every is None:
        _round()
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        _round_unless_busy()
        stop.wait(every)


def _round() -> None:
    from panhuo.orgs.api import tick as one_round

    report = one_round()
    if report.reclaimed or report.requeued or report.started:
        typer.echo(f"收回 {report.reclaimed}，重新排队 {report.requeued}，定时启动 {report.started}")


def _round_unless_busy() -> None:
    from django.db import OperationalError, close_old_connections

    close_old_connections()
    try:
        _round()
    except OperationalError as error:  # the next round comes soon
        typer.echo(f"数据库忙，下一轮再试：{error}", err=True)
