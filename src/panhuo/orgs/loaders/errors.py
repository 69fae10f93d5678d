"""What is wrong in a list's file, and where."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from panhuo.orgs.errors import InvalidInput


def bad_file(path: Path, message: str, **params: object) -> InvalidInput:
    """The file as a whole cannot be read."""
    shown = {"file": path.name, "problem": message % params if params else message}
    return InvalidInput(_("%(file)s：%(problem)s"), field="file", code="bad_file", params=shown)


def bad_line(path: Path, line: int, message: str, **params: object) -> InvalidInput:
    """One line of it is wrong."""
    shown = {"file": path.name, "line": line, "problem": message % params if params else message}
    return InvalidInput(_("%(file)s 第 %(line)s 行：%(problem)s"), field="file", code="bad_line", params=shown)
