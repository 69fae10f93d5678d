"""Jobs in real processes on a real database file: killed, doubled, told to end."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).resolve().parents[1]
DONE = "SELECT state, done, total, cursor, result, cancel_asked, lease_until, holder FROM orgs_job ORDER BY key"

WAITING = """
    SELECT count(*) FROM django_tasks_database_dbtaskresult task
    JOIN orgs_job job ON replace(job.task_id, '-', '') = task.id WHERE task.status = 'READY'
"""


def start_process(folder: Path, *actions: str, kill_at: str = "") -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "PANHUO_DATA_DIR": str(folder),
        "PANHUO_DATABASE_URL": "",
        "PANHUO_TASKS_BACKEND": "django_tasks_db.DatabaseBackend",
        "PANHUO_TEST_KILL_AT": kill_at,
        "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")]),
    }
    return subprocess.Popen(
        [sys.executable, str(TESTS / "orgs" / "job_process.py"), *actions],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate("\n", timeout=60)
    return process.returncode, out + err


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    code, text = finish(start_process(folder, "migrate"))
    assert code == 0, text
    with sqlite3.connect(folder / "panhuo.sqlite3") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "panhuo.sqlite3"


@pytest.fixture
def folder(empty_database: Path, tmp_path: Path) -> Path:
    shutil.copy(empty_database, tmp_path / "panhuo.sqlite3")
    return tmp_path


def rows(folder: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(folder / "panhuo.sqlite3")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def outcome(folder: Path) -> tuple[list[Any], list[Any]]:
    return rows(folder, DONE), rows(folder, "SELECT name FROM orgs_knownname ORDER BY id")


UNDISTURBED = (
    [("done", 6, 6, '{"next": 6}', '{"rows": 6}', 0, None, "")],
    [(str(number),) for number in range(6)],
)


def test_a_job_killed_again_and_again_ends_like_an_undisturbed_one(folder: Path):
    """Killed in the queue's worker before it began, then within a step, between two steps, and after the last."""
    actions = ("start=test.copy", "worker")
    for point in ("begin", "inside 2", "after 2", "after 4"):
        code, text = finish(start_process(folder, *actions, kill_at=point))
        assert code == -signal.SIGKILL, text
        assert rows(folder, "SELECT state FROM orgs_job") == [("running",)]
        actions = ("lapse", "work")
    code, text = finish(start_process(folder, *actions))
    assert code == 0, text
    assert outcome(folder) == UNDISTURBED


def test_two_workers_share_the_jobs_and_run_each_once(folder: Path):
    workers = [start_process(folder, "start=test.once=30", "work"), start_process(folder, "work")]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    results = [finish(worker) for worker in workers]
    assert [code for code, _text in results] == [0, 0], results
    assert rows(folder, "SELECT state, attempts, count(*) FROM orgs_job GROUP BY 1, 2") == [("done", 1, 30)]
    assert rows(folder, "SELECT count(*) FROM orgs_knownname") == [(30,)]


def test_a_worker_told_to_end_puts_its_job_back(folder: Path):
    process = start_process(folder, "start=test.endless", "worker")
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    process.send_signal(signal.SIGTERM)
    code, text = finish(process)
    assert code == 0, text
    [(state, attempts, holder, step)] = rows(
        folder, "SELECT state, attempts, holder, json_extract(cursor, '$.step') FROM orgs_job"
    )
    assert (state, attempts, holder) == ("queued", 0, "")
    assert step >= 1
    assert rows(folder, WAITING) == [(1,)]
