"""How large an upload may be before it is refused instead of read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file; all of them are checked before or while reading, never after.

    `memory_bytes`, `cpu_seconds` and `wall_seconds` bind the child process that opens spreadsheets.
    """

    file_bytes: int = 200 * MIB
    unpacked_bytes: int = 1024 * MIB
    sheet_unpacked_bytes: int = 500 * MIB
    zip_entries: int = 2_000
    zip_ratio: int = 100
    rows: int = 1_000_000
    columns: int = 1_000
    cells: int = 10_000_000
    cell_chars: int = 1_000_000
    line_chars: int = 16 * MIB
    memory_bytes: int = 2_048 * MIB
    spool_bytes: int = 1_024 * MIB
    cpu_seconds: int = 60
    wall_seconds: int = 90


DEFAULT_LIMITS: Final = Limits()
