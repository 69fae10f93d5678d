"""`panhuo start`: everything from an empty folder to a served page with explained matches."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from panhuo.cli.django_setup import setup_django
from panhuo.cli.processes import serve_until_stopped

app = typer.Typer(help="准备数据库、示例数据和索引，做一次匹配，然后提供网页服务。", add_completion=False)
console = Console(stderr=True)


@app.command()
def start(
    port: Annotated[int, typer.Option(help="网页端口")] = 8000,
    host: Annotated[str, typer.Option(help="监听地址")] = "127.0.0.1",
    *,
    serve: Annotated[bool, typer.Option(help="完成后提供网页服务")] = True,
) -> None:
    """准备、匹配、提供服务。已有数据时不改动数据。"""
    setup_django()
    prepare_records()
    prepare_index()
    show_matches()
    if serve:
        serve_until_stopped(host=host, port=port)


def prepare_records() -> None:
    """Database and static files; the demonstration data only where there are no records at all."""
    from django.core.management import call_command

    from panhuo.demo.api import load_demo
    from panhuo.patents.api import Patent

    console.print("准备数据库和页面文件 …")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not Patent.objects.exists():
        console.print("装入示例数据（均为虚构，标注“示例”）…")
        load_demo()


def prepare_index() -> None:
    """Brings the index up to the records; says which encoder is used."""
    from panhuo.matching.api import index_status, sync_index

    columns = (TextColumn("建立索引"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("index", total=None)
        sync_index(progress=lambda done, total: bar.update(task, completed=done, total=total))
    status = index_status()
    console.print(f"索引就绪：{status.documents} 件；{status.encoder_note}")


def show_matches() -> None:
    """The main job, shown in the terminal: the newest public needs, each with its first patent and the reason."""
    from django.contrib.auth.models import AnonymousUser

    from panhuo.matching.api import patents_for_need
    from panhuo.needs.api import Need
    from panhuo.patents.api import display_number

    stranger = AnonymousUser()
    for need in Need.objects.visible_to(stranger).order_by("-pk")[:3]:
        results = patents_for_need(need, user=stranger, limit=1)
        console.print(f"[bold]需求[/bold] {need.title}")
        for hit in results.hits:
            console.print(f"  → 专利 {hit.patent.title}（{display_number(hit.patent)}）\n    {hit.because}")
