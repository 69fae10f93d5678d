"""A worker killed at any moment and started again ends in the state of an undisturbed run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("kill")
    environment = {
        **os.environ,
        "PANHUO_DATA_DIR": str(folder),
        "PANHUO_DATABASE_URL": "",
        "PANHUO_TASKS_BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")]),
    }
    command = [sys.executable, str(TESTS / "imports" / "kill_process.py"), str(folder), "6"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("phase", ["plan", "apply", "undo"])
def test_killed_and_resumed_is_as_undisturbed(reports, phase):
    report = reports[phase]
    assert report["kills"] == report["points"] >= 6
    assert report["differences"] == []


def test_all_phases_together_leave_what_was_before(reports):
    assert reports["patents"] == 1
