"""The parent's side of the child that opens Word and PDF files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from panhuo.policies.documents.errors import refusal
from panhuo.policies.documents.files import child
from panhuo.policies.documents.files.raw import RawLine, table_lines
from panhuo.policies.documents.limits import DocumentLimits

SCRIPT: Final = Path(child.__file__)
_MEMORY_WORDS: Final = ("MemoryError", "Cannot allocate memory", "failed to map segment", "bad_alloc")
_KILLED: Final = {-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV, -signal.SIGTRAP, -signal.SIGILL}
_WARNINGS: Final = {
    "macros": "文档含有宏，只读取了文字",
    "pages_without_text": "有 {count} 页没有文字层（可能是扫描页），没有读取",
}


def child_lines(path: Path, *, kind: str, name: str, limits: DocumentLimits) -> tuple[list[RawLine], tuple[str, ...]]:
    """The lines of a Word or PDF file, and warnings.

    Raises:
        DocumentError: password, damaged, scanned, zip_bomb, memory, timeout, …
    """
    command = [sys.executable, "-I", "-X", "utf8", str(SCRIPT), str(path.resolve()), kind, json.dumps(asdict(limits))]
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
                env={"PATH": os.defpath, "LANG": "C.UTF-8"},
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise refusal("timeout", file=name) from error
        if done.returncode:
            raise _error(done.returncode, done.stderr, name=name)
        out.seek(0)
        return _parsed(out.read().decode("utf-8").splitlines())


def _parsed(items: list[str]) -> tuple[list[RawLine], tuple[str, ...]]:
    lines: list[RawLine] = []
    warnings: list[str] = []
    for text in items:
        item: list[Any] = json.loads(text)
        if item[0] == "p":
            lines.append(RawLine(item[2], page=item[1]))
        elif item[0] == "t":
            lines.extend(RawLine(row, page=item[1], is_row=True) for row in table_lines(item[2]))
        elif item[0] == "w":
            warnings.append(_WARNINGS[item[1]].format(count=item[2]))
    return lines, tuple(warnings)


def _error(code: int, stderr: bytes, *, name: str) -> Exception:
    said = stderr.decode("utf-8", "replace").strip()
    if code == child.REFUSED:
        refused = json.loads(said.splitlines()[-1])
        return refusal(refused["code"], file=name, **refused["params"])
    if code in {-signal.SIGXCPU, -signal.SIGALRM}:
        return refusal("timeout", file=name)
    if code in _KILLED or any(word in said for word in _MEMORY_WORDS):
        return refusal("memory", file=name)
    return refusal("damaged", file=name)
