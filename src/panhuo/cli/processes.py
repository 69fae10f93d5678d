"""The processes of a small installation: web, worker and clock, started and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType
from typing import Final

from rich.console import Console

STOP_SECONDS: Final = 15
TICK_SECONDS: Final = 30
MOST_PROCESSES: Final = 4
WORKER_NICENESS: Final = 10
console = Console(stderr=True)


def serve_until_stopped(*, host: str, port: int, threads: int = 8, workers: int = 0) -> None:
    """Runs the web server, one worker and the clock until one ends or Ctrl-C; then stops all.

    Raises:
        SystemExit: with the code of the process that ended by itself.
    """
    panhuo = [sys.executable, "-m", "panhuo"]
    web = [sys.executable, "-m", "gunicorn", "panhuo.site.wsgi", "--bind", f"{host}:{port}"]
    web += [
        "--worker-class",
        "gthread",
        "--workers",
        str(workers or web_processes()),
        "--threads",
        str(threads),
        "--timeout",
        "120",
    ]
    children = [
        subprocess.Popen(web),
        subprocess.Popen([*panhuo, "worker"], preexec_fn=_give_way),  # noqa: PLW1509 -- no threads run yet
        subprocess.Popen([*panhuo, "tick", "--every", str(TICK_SECONDS)]),
    ]
    signal.signal(signal.SIGTERM, _interrupt)
    console.print(f"\n打开 [bold]http://{host}:{port}/[/bold] 查看；按 Ctrl-C 停止。")
    try:
        ended = _first_to_end(children)
    except KeyboardInterrupt:
        ended = None
    finally:
        _stop(children)
    if ended is not None:
        raise SystemExit(ended.returncode or 1)


def web_processes() -> int:
    """One a processor, at most four: each keeps the search index open once somebody has searched in it."""
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def _give_way() -> None:
    """Long work (an index of 200,000 records takes hours) takes the processors that no page asks for."""
    os.nice(WORKER_NICENESS)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _first_to_end(children: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    while True:
        for child in children:
            if child.poll() is not None:
                return child
        time.sleep(0.5)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
