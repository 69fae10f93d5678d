"""A .gz file is unpacked to a file of our own, within bounds."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import Final

from panhuo.intake.files.messages import refusal, size
from panhuo.intake.files.spool import Spool
from panhuo.intake.limits import Limits

_CHUNK: Final = 1024 * 1024


def gunzip(path: Path, *, limits: Limits) -> Spool:
    """Unpack. Raises IntakeError (gzip_damaged, unpacked_too_large)."""
    spool, total = Spool(), 0
    try:
        with gzip.open(path) as packed, spool.path.open("wb") as out:
            while chunk := packed.read(_CHUNK):
                total += len(chunk)
                if total > limits.unpacked_bytes:
                    raise refusal("unpacked_too_large", file=path.name, limit=size(limits.unpacked_bytes))
                out.write(chunk)
    except (OSError, EOFError, zlib.error) as error:
        raise refusal("gzip_damaged", file=path.name) from error
    return spool
