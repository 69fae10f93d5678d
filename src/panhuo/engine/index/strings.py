"""Many strings in one file, by row; optionally compressed one by one."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import numpy as np

from panhuo.engine.index import arrays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LEVEL: Final = 3


class StringWriter:
    """Appends strings; `close` writes where each one begins."""

    def __init__(self, folder: Path, name: str, *, packed: bool) -> None:
        self._handle = (folder / f"{name}.bin").open("wb")
        self._offsets_path = folder / f"{name}.offsets.npy"
        self._packed = packed
        self._offsets = [0]

    def extend(self, strings: Iterable[str]) -> None:
        for string in strings:
            data = string.encode("utf-8", "surrogatepass")
            data = zlib.compress(data, LEVEL) if self._packed else data
            self._handle.write(data)
            self._offsets.append(self._offsets[-1] + len(data))

    def abandon(self) -> None:
        """Close the file without finishing."""
        self._handle.close()

    def close(self) -> None:
        """Write where each string begins."""
        self._handle.close()
        arrays.save(self._offsets_path, np.array(self._offsets, dtype=np.uint64))


class Strings:
    """Reads what `StringWriter` wrote."""

    def __init__(self, folder: Path, name: str, *, packed: bool) -> None:
        path = folder / f"{name}.bin"
        empty = path.stat().st_size == 0
        self._data = np.zeros(0, np.uint8) if empty else np.memmap(path, dtype=np.uint8, mode="r")
        self._offsets = arrays.load(folder / f"{name}.offsets.npy")
        self._packed = packed

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, row: int) -> str:
        data = self._data[int(self._offsets[row]) : int(self._offsets[row + 1])].tobytes()
        return (zlib.decompress(data) if self._packed else data).decode("utf-8", "surrogatepass")
