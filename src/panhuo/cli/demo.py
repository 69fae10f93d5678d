"""`panhuo demo load`: the demonstration data."""

from __future__ import annotations

from typing import Annotated

import typer

from panhuo.cli.django_setup import setup_django
from panhuo.cli.errors import told_errors

app = typer.Typer(help="示例数据：虚构的机构、专利和需求，均标注“示例”。", no_args_is_help=True, add_completion=False)


@app.callback()
def demo() -> None:
    """示例数据：虚构的机构、专利和需求，均标注“示例”。"""


@app.command()
def load(
    *,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="给还不能登录的示例人员设随机密码，只显示这一次")
    ] = False,
) -> None:
    """装入缺少的示例数据；再次运行不会重复，也不会覆盖已改动的记录。"""
    setup_django()
    from panhuo.demo.api import accounts_file, load_demo

    with told_errors():
        report = load_demo(accounts=accounts)
    typer.echo(
        f"新增：机构 {report.organisations} 家，专利 {report.patents} 件，"
        f"需求 {report.needs} 条，企业画像 {report.profiles} 份。"
    )
    for username, password in report.passwords.items():
        typer.echo(f"  {username}  {password}")
    if report.passwords:
        typer.echo(f"密码另存于 {accounts_file()}（仅本用户可读）。")
    elif not accounts:
        typer.echo(f"示例人员没有密码，不能登录：{'、'.join(report.people)}。")
        typer.echo("要用这些账号登录，请运行：panhuo demo load --accounts")
