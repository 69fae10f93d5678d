"""Typer's own words and errors in Chinese, and help texts that are never cut off.

Typer takes its words from `gettext` when it is imported; ours answers while that happens.
"""

from __future__ import annotations

import gettext
import importlib
from collections.abc import Mapping
from typing import Any, Final

from panhuo.cli.complaints import complaint

WORDS: Final[Mapping[str, str]] = {
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Error": "错误",
    "Aborted.": "已中止。",
    "Aborted!": "已中止。",
    "[required]": "[必填]",
    "required": "必填",
    "[default: {}]": "[默认：{}]",
    "default: {default}": "默认：{default}",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "用法见 [blue]{command_path} {help_option}[/]",
    "Missing command.": "没有写要做什么。",
    "No such command {name!r}.": "没有“{name}”这个命令。",
}
"""Typer's word → ours; the one that Typer can't translate (Usage) stays English; errors: `complaints`."""

HELP_HELP: Final = "显示这份说明后退出"
_MODULES: Final = ("typer", "typer.core", "typer.rich_utils")


def speak_chinese() -> None:
    """Import Typer with our words; call before anything else imports it."""
    kept = gettext.gettext
    gettext.gettext = lambda message: WORDS.get(message, message)
    try:
        for name in _MODULES:
            importlib.import_module(name)
    finally:
        gettext.gettext = kept
    _fold_help()
    _tell_errors()


def _tell_errors() -> None:
    """Typer's frame around an error, with our sentence in it."""
    rich_utils: Any = importlib.import_module("typer.rich_utils")
    plain: Any = rich_utils.rich_format_error

    def in_chinese(error: Any) -> None:
        said = complaint(error)
        error.format_message = lambda: said
        plain(error)

    rich_utils.rich_format_error = in_chinese


def _fold_help() -> None:
    """Chinese has no spaces to break at, so the tables of the help must fold instead of cutting off with “…”."""
    rich_utils: Any = importlib.import_module("typer.rich_utils")
    plain: Any = rich_utils.Table
    plain_columns: Any = rich_utils.Columns

    class FoldingTable(plain):  # type: ignore[misc]  # the base is known only at run time
        def add_row(self, *cells: Any, **options: Any) -> None:
            super().add_row(*cells, **options)
            for column in self.columns:
                column.overflow = "fold"

    class FoldingColumns(plain_columns):  # type: ignore[misc]  # as above
        def __init__(self, renderables: Any, *arguments: Any, **options: Any) -> None:
            texts = list(renderables)
            for text in texts:
                text.overflow = "fold"
            super().__init__(texts, *arguments, **options)

    rich_utils.Table, rich_utils.Columns = FoldingTable, FoldingColumns


def chinese_help_option(command: Any, context: Any) -> None:
    """Say in Chinese what `--help` does, in a command and in those below it."""
    option = command.get_help_option(context)
    if option is not None:
        option.help = HELP_HELP
    for below in getattr(command, "commands", {}).values():
        chinese_help_option(below, context)
