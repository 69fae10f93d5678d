"""`panhuo create-admin`: the first administrator of an installation."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from panhuo.cli.django_setup import setup_django
from panhuo.cli.errors import told_errors

app = typer.Typer(help="创建首位安装管理员（没有默认账号，也没有默认密码）。", add_completion=False)


@app.command()
def create_admin(
    username: Annotated[str, typer.Argument(help="用户名")],
    email: Annotated[str, typer.Option(help="电子邮箱，可不填")] = "",
    *,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="从标准输入读密码（一行）")] = False,
) -> None:
    """创建首位安装管理员；已有时拒绝。密码从终端输入两次，不出现在命令行里。"""
    setup_django()
    from panhuo.orgs.api import create_first_admin

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else _asked_twice()
    with told_errors():
        create_first_admin(username=username, password=password, email=email)
    typer.echo(f"已创建安装管理员“{username}”，现在可以登录。")


def _asked_twice() -> str:
    return str(typer.prompt("密码", hide_input=True, confirmation_prompt="再输入一次"))
