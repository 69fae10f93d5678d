"""The tables that models make and those that migrations make are the same."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration():
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert "No changes" in said.getvalue()


def migrate(folder: Path, *arguments: str) -> dict[str, set[str]]:
    """What a database has after `migrate`: the parts of each table, and how many migrations count as applied."""
    own = {"PANHUO_DATA_DIR": str(folder), "PANHUO_DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "panhuo.site.settings"}
    environment = os.environ | own
    command = [sys.executable, "manage.py", "migrate", "-v", "0", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=1800)
    [file] = folder.glob("*.sqlite3")
    with sqlite3.connect(file) as base:
        rows = base.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        applied = base.execute("SELECT app || '.' || name FROM django_migrations").fetchall()
    found = {name: _parts(sql) for name, sql in rows if name != "sqlite_sequence"}
    return {re.sub(r"_[0-9a-f]{8}(_|$)", r"\1", name): parts for name, parts in found.items()} | {
        "applied": {name for (name,) in applied}
    }


def _parts(sql: str) -> set[str]:
    """Columns and constraints, in whatever order they came to the table."""
    return {part.strip(" ()") for part in re.sub(r"\s+", " ", sql).split(",")}


@pytest.mark.slow
def test_the_quick_way_and_the_long_way_end_in_the_same_tables(tmp_path):
    for name in ("quick", "long"):
        (tmp_path / name).mkdir()
    quick, long = migrate(tmp_path / "quick"), migrate(tmp_path / "long", "--step-by-step")
    assert quick["applied"] == long["applied"]
    assert quick.keys() == long.keys()
    assert {name: (quick[name], long[name]) for name in quick if quick[name] != long[name]} == {}
    again = migrate(tmp_path / "quick")
    assert again == quick
