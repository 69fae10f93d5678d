"""A worker killed while it reads an upload and started again ends in the state of an undisturbed run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]


def test_killed_and_resumed_is_as_undisturbed(tmp_path):
    environment = {
        **os.environ,
        "PANHUO_DATA_DIR": str(tmp_path),
        "PANHUO_DATABASE_URL": "",
        "PANHUO_TASKS_BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")]),
    }
    script = TESTS / "policies" / "app" / "kill_process.py"
    command = [sys.executable, str(script), str(tmp_path), "6"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.splitlines()[-1])
    assert report["kills"] == report["points"] >= 6
    assert report["differences"] == []
    assert report["policies"] == 3
