"""The `panhuo` command: every subcommand is one module here, loaded when it is called."""

from __future__ import annotations

import importlib
from typing import Any, Final

from panhuo.cli.chinese import HELP_HELP, chinese_help_option, speak_chinese
from panhuo.cli.errors import told_database_errors

speak_chinese()

import typer  # noqa: E402 -- it takes our words while it is imported
from typer.core import TyperGroup  # noqa: E402

COMMANDS: Final[dict[str, str]] = {
    "start": "panhuo.cli.start",
    "serve": "panhuo.cli.serve",
    "match": "panhuo.cli.match",
    "number": "panhuo.cli.number",
    "annuity": "panhuo.cli.annuity",
    "policy": "panhuo.cli.policy",
    "open-licence": "panhuo.cli.open_licence",
    "bench": "panhuo.cli.bench",
    "push": "panhuo.cli.push",
    "models": "panhuo.cli.models",
    "worker": "panhuo.cli.worker",
    "tick": "panhuo.cli.tick",
    "create-admin": "panhuo.cli.create_admin",
    "load": "panhuo.cli.load",
    "demo": "panhuo.cli.demo",
    "index": "panhuo.cli.index",
}
"""Subcommand → module with a Typer object called `app`."""


class LazyGroup(TyperGroup):
    """Imports a subcommand's module only when it is asked for, so that `panhuo --help` is quick."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP_HELP
        return option

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        path = COMMANDS.get(cmd_name)
        if path is None:
            return None
        module = importlib.import_module(path)
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        chinese_help_option(command, ctx)
        return command


app = typer.Typer(cls=LazyGroup, no_args_is_help=True, add_completion=False, help="盘活：专利与需求的匹配。")


@app.callback()
def main() -> None:
    """盘活：专利进，需求进，带理由的匹配出。"""


def run() -> None:
    """Entry point of the `panhuo` script."""
    with told_database_errors():
        app()
