"""The parent's side of the spreadsheet child."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from panhuo.intake.files import child
from panhuo.intake.files.messages import refusal
from panhuo.intake.files.spool import Spool
from panhuo.intake.limits import Limits

SCRIPT: Final = Path(child.__file__)
_MEMORY_WORDS: Final = ("MemoryError", "failed to map segment", "Cannot allocate memory", "zlib.error: Error -4")
_KILLED: Final = {-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV}


def spool_spreadsheet(path: Path, *, limits: Limits) -> Spool:
    """Have the child write all rows to a spool file.

    Tries the quick reader first; where it runs out of memory (sheets with far-away cells), the slow one. Raises
    IntakeError (password, damaged, memory, timeout, zip_bomb, too_many_rows, …).
    """
    spool = Spool()
    code, refused = _run(path, "calamine", spool=spool, limits=limits)
    if code in _KILLED or code == child.SPARSE or _out_of_memory(code, refused):
        code, refused = _run(path, "openpyxl", spool=spool, limits=limits)
    if code == 0:
        return spool
    spool.remove()
    raise _error(path, code, refused, limits=limits)


def _run(path: Path, engine: str, *, spool: Spool, limits: Limits) -> tuple[int, dict[str, Any]]:
    numbers = json.dumps(asdict(limits))
    command = [sys.executable, "-I", "-X", "utf8", str(SCRIPT), str(path.resolve()), engine, numbers]
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "RUST_BACKTRACE": "0"}
    with spool.path.open("wb") as out:
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
                env=environment,
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return -signal.SIGXCPU, {}
    return done.returncode, _said(done.stderr)


def _said(stderr: bytes) -> dict[str, Any]:
    """The refusal the child wrote, or the last line of its complaint."""
    text = stderr.decode("utf-8", "replace").strip()
    try:
        said = json.loads(text)
    except ValueError:
        return {"trouble": text[-400:]}
    return said if isinstance(said, dict) else {}


def _out_of_memory(code: int, said: dict[str, Any]) -> bool:
    trouble = said.get("trouble", "")
    return code not in {0, child.REFUSED} and any(word in trouble for word in _MEMORY_WORDS)


def _error(path: Path, code: int, said: dict[str, Any], *, limits: Limits) -> Exception:
    if code == child.REFUSED:
        return refusal(said["code"], file=path.name, **{"limit": limits.columns, **said["params"]})
    if code == -signal.SIGXCPU:
        return refusal("timeout", file=path.name)
    if code in _KILLED or _out_of_memory(code, said):
        return refusal("memory", file=path.name)
    if "File too large" in said.get("trouble", ""):
        return refusal("too_much_text", file=path.name)
    return refusal("damaged", file=path.name)
