"""What a user is told by the command itself: help in Chinese that is never cut off, sentences for faults."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def panhuo(*arguments, data=None):
    settings = {**os.environ, "COLUMNS": "80", **({"PANHUO_DATA_DIR": str(data)} if data else {})}
    settings.pop("PANHUO_DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "panhuo", *arguments], capture_output=True, text=True, check=False, env=settings
    )


@pytest.mark.parametrize("command", [(), ("match",), ("bench", "run"), ("load",), ("tick",)])
def test_help_is_chinese_and_whole(command):
    said = panhuo(*command, "--help").stdout
    assert "选项" in said
    assert "显示这份说明后退出" in said
    assert "…" not in said.replace("……", "")
    assert "Show this message" not in said
    assert "--install-completion" not in said


def test_an_unprepared_database_is_a_sentence(tmp_path):
    result = panhuo("index", "status", data=tmp_path)
    assert result.returncode == 1
    assert "数据库还没有建好" in result.stderr
    assert "migrate" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_is_not_a_missing_file(tmp_path):
    result = panhuo("match", str(tmp_path), "needs.csv")
    assert result.returncode == 2
    assert "是文件夹" in result.stderr
