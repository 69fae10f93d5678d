"""What a wrong option or argument is answered with: Chinese, its name and what was expected."""

from __future__ import annotations

import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest

from panhuo.cli import main as _command  # noqa: F401 -- Typer learns our words when it is imported

import typer  # isort: skip
from typer.testing import CliRunner  # isort: skip


class Way(StrEnum):
    FAST = "fast"
    SLOW = "slow"


app = typer.Typer()


@app.command()
def work(
    name: Annotated[str, typer.Argument()],
    way: Annotated[Way, typer.Option("--way")],
    count: Annotated[int, typer.Option(min=1, max=9)] = 1,
    share: Annotated[float, typer.Option("--share", "-s", min=0.5)] = 1,
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False)] = None,
    folder: Annotated[Path | None, typer.Option(exists=True, file_okay=False)] = None,
    level: Annotated[str, typer.Option()] = "",
    *,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    if level:
        raise typer.BadParameter("只有甲乙两级", param_hint="--level")


def answer(*arguments: str) -> str:
    """The sentence in the frame."""
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, arguments)
    assert result.exit_code == 2
    lines = [line.strip("│ ") for line in result.stderr.splitlines() if line.startswith("│")]
    return "".join(lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "缺少参数“name”"),
        (("x",), "缺少选项“--way”，应为 fast、slow 之一"),
        (("x", "--way", "quick"), "选项“--way”不对：应为 fast、slow 之一，这里是“quick”"),
        (("x", "--way", "fast", "--count", "0"), "选项“--count”不对：应不小于 1"),
        (("x", "--way", "fast", "--count", "10"), "选项“--count”不对：应不大于 9"),
        (("x", "--way", "fast", "--count", "two"), "选项“--count”不对：应为整数，这里是“two”"),
        (("x", "--way", "fast", "-s", "half"), "选项“--share”不对：应为数字，这里是“half”"),
        (("x", "--way", "fast", "-s", "0.4"), "选项“--share”不对：应不小于 0.5"),
        (("x", "--way", "fast", "--file", "没有.csv"), "选项“--file”不对：'没有.csv' 不存在"),
        (("x", "--way", "fast", "--file", "."), "选项“--file”不对：'.' 是文件夹，应为文件"),
        (("x", "--way", "fast", "--folder", __file__), f"选项“--folder”不对：'{__file__}' 是文件，应为文件夹"),
        (("x", "--way", "fast", "--level", "丙"), "选项“--level”不对：只有甲乙两级"),
        (("x", "--way", "fast", "--cuont", "1"), "没有“--cuont”这个选项，是不是 --count？"),
        (("x", "--way", "fast", "--zzz"), "没有“--zzz”这个选项"),
        (("x", "--way", "fast", "--quiet=1"), "选项“--quiet”不带值"),
        (("x", "--way"), "选项“--way”后面缺少值"),
        (("x", "--way", "fast", "y", "z"), "多出了参数：y z"),
    ],
)
def test_the_option_is_named_and_what_was_expected(arguments, said):
    assert answer(*arguments) == said


def test_control_characters_do_not_reach_the_terminal():
    assert answer("x", "--way", "fast", "--count", "\x1b[31m1") == "选项“--count”不对：应为整数，这里是“�[31m1”"


def test_an_error_of_a_kind_we_do_not_know_is_said_in_its_own_words():
    from panhuo.cli.complaints import complaint

    class StrangeError(Exception):
        message = "no words for this"

        def format_message(self) -> str:
            return self.message

    assert complaint(StrangeError()) == "no words for this"


def test_the_real_command_speaks_so_too():
    told = subprocess.run(
        [sys.executable, "-m", "panhuo", "match", "a", "b", "--encoder", "x"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert "选项“--encoder”不对" in told.stderr
    assert "Invalid" not in told.stderr
