"""Settings are read from the environment, are safe by default and fail loudly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def check(folder: Path, *arguments: str, **said: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PANHUO_", "DJANGO_"))}
    env |= {"PANHUO_DATA_DIR": str(folder)} | {f"PANHUO_{name}": value for name, value in said.items()}
    command = [sys.executable, str(ROOT / "manage.py"), "check", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("said", [{}, {"ALLOWED_HOSTS": "panhuo.example"}], ids=["this machine", "a site"])
def test_defaults_pass_the_deployment_check(tmp_path, said):
    done = check(tmp_path, "--deploy", "--fail-level", "WARNING", **said)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"DEBUG": "vielleicht"}, "PANHUO_DEBUG"),
        ({"UPLOAD_MAX_MB": "viel"}, "PANHUO_UPLOAD_MAX_MB"),
        ({"JOB_LEASE_SECONDS": "1"}, "PANHUO_JOB_LEASE_SECONDS"),
        ({"SECRET_KEY": "short"}, "PANHUO_SECRET_KEY"),
        ({"DATABASE_URL": "mysql://x"}, "PANHUO_DATABASE_URL"),
        ({"SECRET_KEY_FILE": "/nowhere/key"}, "PANHUO_SECRET_KEY_FILE"),
        ({"HTTPS": "1"}, "PANHUO_ALLOWED_HOSTS"),
        ({"ENCODER": "e5"}, "PANHUO_ENCODER"),
        ({"ENCODER": "endpoint"}, "needs PANHUO_LLM_URL and PANHUO_LLM_EMBEDDING_MODEL"),
        ({"ENCODER": "endpoint", "LLM_URL": "https://host/v1"}, "needs PANHUO_LLM_EMBEDDING_MODEL"),
    ],
)
def test_a_wrong_value_is_named_at_start(tmp_path, said, named):
    done = check(tmp_path, **said)
    assert done.returncode != 0
    assert named in done.stderr


def test_the_secret_key_is_made_once_and_kept_to_the_owner(tmp_path):
    assert check(tmp_path).returncode == 0
    key = tmp_path / "secret_key"
    first = key.read_text(encoding="ascii")
    assert key.stat().st_mode & 0o077 == 0
    assert check(tmp_path).returncode == 0
    assert key.read_text(encoding="ascii") == first
