"""Run in a process of its own and killed: builds an index, or changes it, and waits for ever at a named step."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from engine.conftest import TOPICS, HashEncoder
from panhuo.engine.api import Doc, build_index, open_index
from panhuo.engine.index import build, delta
from panhuo.engine.index.manifest import Manifest
from panhuo.engine.index.writer import SegmentWriter


def halt(*_args: object, **_kwargs: object) -> None:
    sys.stdout.write("waiting\n")
    sys.stdout.flush()
    time.sleep(600)


def main(path: Path, work: str, step: str) -> None:
    if step == "texts":
        SegmentWriter.finish = halt
    elif step == "sync":
        build.arrays.sync_tree = delta.arrays.sync_tree = halt
    elif step == "manifest":
        Manifest.write = halt
    elif step == "after":
        build.remove_stale = halt if work == "apply" else _second(build.remove_stale)
        delta.remove_stale_deltas = _second(delta.remove_stale_deltas)
    docs = [Doc(name, title, text, version=500) for name, title, text in TOPICS]
    if work == "build":
        build_index(path, docs, encoder=HashEncoder())
    else:
        open_index(path, encoder=HashEncoder()).apply(docs[:2], ["paint"], last_outbox=99)


def _second(function: Callable[..., None]) -> Callable[..., None]:
    calls = []

    def wrapped(*args: object, **kwargs: object) -> None:
        calls.append(1)
        return function(*args, **kwargs) if len(calls) == 1 else halt()

    return wrapped


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
