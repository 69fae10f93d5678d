"""Folders under an index's path."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from panhuo.engine.errors import EngineError
from panhuo.engine.index.manifest import read_manifest

if TYPE_CHECKING:
    from pathlib import Path

BUILD_LOCK: Final = ".build.lock"
"""Held by the one that builds a generation."""

WRITE_LOCK: Final = ".write.lock"
"""Held for the moment in which the manifest changes."""

GENERATION: Final = "generation-"
DELTA: Final = "delta-"


def new_generation(path: Path) -> Path:
    """Make the folder of the next generation."""
    return _next(path, GENERATION)


def new_delta(generation: Path) -> Path:
    """Make the folder of the next delta of a generation."""
    return _next(generation, DELTA)


def _next(path: Path, prefix: str) -> Path:
    numbers = [int(folder.name.removeprefix(prefix)) for folder in path.glob(f"{prefix}*")]
    folder = path / f"{prefix}{max(numbers, default=0) + 1:08d}"
    folder.mkdir()
    return folder


def remove_stale(path: Path) -> None:
    """Remove generations and deltas that are not in force. Call only while holding both locks."""
    try:
        manifest = read_manifest(path)
    except EngineError as error:
        if error.code != "index.missing":
            return  # another version's index: not ours to clear
        manifest = None
    for folder in path.glob(f"{GENERATION}*"):
        if manifest is None or folder.name != manifest.generation:
            shutil.rmtree(folder, ignore_errors=True)
    if manifest is not None:
        remove_stale_deltas(path / manifest.generation, current=manifest.delta)


def remove_stale_deltas(generation: Path, *, current: str | None) -> None:
    """Remove deltas that are not in force. Call only while holding the write lock."""
    for folder in generation.glob(f"{DELTA}*"):
        if folder.name != current:
            shutil.rmtree(folder, ignore_errors=True)
