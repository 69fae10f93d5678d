"""Arrays on disk: written whole, read as memory maps."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def save(path: Path, array: NDArray[Any]) -> None:
    """Write an .npy file."""
    np.save(path, array, allow_pickle=False)


def load(path: Path) -> NDArray[Any]:
    """Map an .npy file; an empty one, which cannot be mapped, is read."""
    array: NDArray[Any]
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)  # slices of memmaps are slow objects
    except ValueError:
        array = np.load(path, allow_pickle=False)
    return array


def sync_tree(folder: Path) -> None:
    """Force all files of a folder, and the folder itself, to disk."""
    for path in [*folder.rglob("*"), folder]:
        sync(path)


def sync(path: Path) -> None:
    """Force one file to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
