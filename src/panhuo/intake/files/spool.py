"""A file of our own that lives as long as the table that reads it."""

from __future__ import annotations

import os
import tempfile
import weakref
from pathlib import Path


class Spool:
    """A private temporary file; removed when nobody holds it any more, at the latest when the process ends."""

    def __init__(self) -> None:
        descriptor, name = tempfile.mkstemp(prefix="panhuo-intake-", suffix=".jsonl")
        os.close(descriptor)
        self.path = Path(name)
        self._remove = weakref.finalize(self, _unlink, name)

    def remove(self) -> None:
        """Remove the file now."""
        self._remove()


def _unlink(name: str) -> None:
    Path(name).unlink(missing_ok=True)
