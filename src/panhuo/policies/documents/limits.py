"""How large a document may be before it is refused instead of read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """All bounds are checked before or while reading; memory and times bind the child process."""

    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 300 * MIB
    zip_entries: int = 5_000
    zip_ratio: int = 100
    pages: int = 2_000
    lines: int = 200_000
    chars: int = 3_000_000
    memory_bytes: int = 1_536 * MIB
    cpu_seconds: int = 60
    wall_seconds: int = 90


DEFAULT_DOCUMENT_LIMITS: Final = DocumentLimits()
