from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from panhuo.engine.api import Query, build_index, open_index

ROOT = Path(__file__).parents[1]


def kill_at(path, work, step):
    """Start the work in another process, let it come to the step, kill it."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT.parent / 'src'}"}
    command = [sys.executable, "-m", "engine.crash_child", str(path), work, step]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout.readline() == "waiting\n"
        child.send_signal(signal.SIGKILL)


@pytest.fixture
def before(tmp_path, docs, encoder):
    build_index(tmp_path, docs, encoder=encoder, last_outbox=10)
    return open_index(tmp_path, encoder=encoder)


@pytest.mark.parametrize("work", ["build", "apply"])
@pytest.mark.parametrize(("step", "done"), [("texts", False), ("sync", False), ("manifest", False), ("after", True)])
def test_killed_at_any_step_the_index_is_the_old_or_the_new_one(tmp_path, before, docs, encoder, work, step, done):
    kill_at(tmp_path, work, step)
    after = open_index(tmp_path, encoder=encoder)
    assert after.doc_version("battery") == (500 if done else 0)
    assert after.search(Query(text="锂电池热失控"))[0].id == "battery"
    assert after.manifest.last_outbox == {"build": 0, "apply": 99}[work] if done else 10
    assert before.search(Query(text="锂电池热失控"))[0].id == "battery"

    after.apply([], ["crane"], last_outbox=100)  # the next ones go on, and nothing is left lying about
    build_index(tmp_path, docs, encoder=encoder)
    assert len(list(tmp_path.glob("generation-*"))) == 1
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {
        "manifest.json", ".build.lock", ".write.lock",
    }  # fmt: skip
