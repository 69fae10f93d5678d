"""A progress bar on stderr, as the engine's and the applications' functions want it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from panhuo.engine.api import Progress as Report


@contextmanager
def bar(label: str) -> Iterator[Report]:
    """Show a bar while the block runs; call what it gives with (done, total), total 0 where it is not known."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task(label, total=None)

        def report(done: int, total: int) -> None:
            shown.update(task, completed=done, total=total or None)

        yield report
