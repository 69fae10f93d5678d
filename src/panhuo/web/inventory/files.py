"""Workbooks that go out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import FileResponse
from django.utils import timezone

MOST_ROWS = 50_000


def workbook(write: Callable[[Path], Any], *, name: str) -> FileResponse:
    """What `write` puts into a file, as a download named with today's date."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        write(path)
        content = BytesIO(path.read_bytes())
    return FileResponse(content, as_attachment=True, filename=f"{name}-{timezone.localdate():%Y%m%d}.xlsx")
