"""Files that stay only if the records that name them stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone


@contextmanager
def stored(file: File[bytes], *, folder: str, name: str) -> Iterator[str]:
    """Store the file under folder/year/month; takes it away again when the block ends in an error."""
    path = default_storage.save(f"{folder}/{timezone.localdate():%Y/%m}/{name}", file)
    try:
        yield path
    except BaseException:
        default_storage.delete(path)
        raise
