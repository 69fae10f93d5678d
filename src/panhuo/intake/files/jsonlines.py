"""jsonl: one object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from panhuo.intake.files.encoding import detect_encoding
from panhuo.intake.files.messages import refusal
from panhuo.intake.layouts.mapping import Kind
from panhuo.intake.layouts.recognise import recognise
from panhuo.intake.limits import Limits
from panhuo.intake.phrases import gettext_noop, phrase
from panhuo.intake.problems import CellProblem, Severity
from panhuo.intake.table import Row, Table
from panhuo.intake.text import shorten, storable

JOINT: Final = " | "
_ODD: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)|\x00")


def read_jsonl(path: Path, *, name: str, kind: Kind | None, limits: Limits) -> Table:
    """A jsonl file as one table whose headings are the keys of all lines.

    A line that isn't an object becomes a refused row. Raises IntakeError where no line is one.
    """
    encoding = detect_encoding(path)
    keys: dict[str, int] = {}
    count = good = 0
    for _, parsed in _lines(path, encoding, name=name, limits=limits):
        count += 1
        if isinstance(parsed, dict):
            good += 1
            for key in parsed:
                keys.setdefault(key, len(keys))
    if not count:
        raise refusal("empty", file=name)
    if not good:
        raise refusal("not_objects", file=name)
    headings = tuple(keys)

    def rows() -> Iterator[Row]:
        for number, parsed in _lines(path, encoding, name=name, limits=limits):
            yield _row(number, parsed, keys, name=name, limits=limits)

    return Table(name, "", 0, headings, recognise(headings, kind=kind), count, rows)


def _lines(path: Path, encoding: str, *, name: str, limits: Limits) -> Iterator[tuple[int, Any]]:
    with path.open(encoding=encoding, newline="\n") as file:
        number = 0
        while line := file.readline(limits.line_chars + 1):
            number += 1
            if len(line) > limits.line_chars:
                raise refusal("line_too_long", file=name, row=number, limit=limits.line_chars)
            if line.strip():
                yield number, _parse(line)


def _parse(line: str) -> Any:
    """The line's value; its text where it is no JSON."""
    try:
        value = json.loads(line)
        return _storable(value) if _ODD.search(line) else value
    except (ValueError, RecursionError):
        return storable(line)


def _storable(value: Any) -> Any:
    """The value without characters that only JSON's escapes can bring in."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return {storable(key): _storable(item) for key, item in value.items()} if isinstance(value, dict) else value


def _row(number: int, parsed: Any, keys: dict[str, int], *, name: str, limits: Limits) -> Row:
    cells: list[str | None] = [None] * len(keys)
    if not isinstance(parsed, dict):
        note = gettext_noop('这一行不是完整的 JSON 对象，应像 {"title": "…"} 这样写在一行里')
        problem = CellProblem(name, "", number, "", "", shorten(str(parsed)), "not_json", note, Severity.REFUSED)
        return Row(number, tuple(cells), name, "", (problem,))
    problems: list[CellProblem] = []
    for key, value in parsed.items():
        text = _text(value)
        if text is not None and len(text) > limits.cell_chars:
            problems.append(too_long(len(text), file=name, row=number, heading=key, limits=limits))
            text = None
        cells[keys[key]] = text
    return Row(number, tuple(cells), name, "", tuple(problems))


def _text(value: Any) -> str | None:
    if value is None or value in ("", [], {}):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, (str, int, float)) for item in value):
        return JOINT.join(str(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def too_long(
    chars: int, *, file: str, row: int, heading: str, limits: Limits, sheet: str = "", column: str = ""
) -> CellProblem:
    """The warning for a cell whose text is longer than we take."""
    given, most = f"{chars:,}", f"{limits.cell_chars:,}"
    note = phrase("这一格有 %(chars)s 个字符，超过上限 %(most)s，没有读入", chars=given, most=most)
    return CellProblem(file, sheet, row, column, heading, f"（{chars:,} 个字符）", "cell_too_long", note)
