"""`panhuo serve`: web, worker and clock of a small installation."""

from __future__ import annotations

from typing import Annotated

import typer

from panhuo.cli.processes import serve_until_stopped

app = typer.Typer(help="提供网页服务（含后台任务）。")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="网页端口")] = 8000,
    host: Annotated[str, typer.Option(help="监听地址")] = "127.0.0.1",
    threads: Annotated[int, typer.Option(help="每个网页进程的线程数")] = 8,
    workers: Annotated[int, typer.Option(help="网页进程数，0 为按处理器数（最多 4）")] = 0,
) -> None:
    """启动网页、后台任务和定时任务，按 Ctrl-C 一起停止。"""
    serve_until_stopped(host=host, port=port, threads=threads, workers=workers)
