"""Which encoding a text file has."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from panhuo.intake.files.messages import refusal

_CHUNK: Final = 1024 * 1024
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def detect_encoding(path: Path) -> str:
    """UTF-8 (with or without BOM), UTF-16 with BOM or GB18030, proven by decoding the whole file.

    Raises IntakeError("encoding") naming the first line that is neither UTF-8 nor GB18030.
    """
    with path.open("rb") as file:
        head = file.read(4)
    wanted = next((name for bom, name in _BOMS if head.startswith(bom)), None)
    candidates = (wanted,) if wanted else ("utf-8", "gb18030")
    lines = [_first_bad_line(path, encoding) for encoding in candidates]
    for encoding, line in zip(candidates, lines, strict=True):
        if line is None:
            return encoding
    raise refusal("encoding", file=path.name, row=max(line for line in lines if line is not None))


def _first_bad_line(path: Path, encoding: str) -> int | None:
    """Number of the first line that doesn't decode, None if all do."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    line = 1
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            try:
                line += decoder.decode(chunk).count("\n")
            except UnicodeDecodeError as error:
                return line + chunk[: error.start].count(b"\n")
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return line
    return None
