"""Rows of a CSV list."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO, cast

from django.utils.translation import gettext as _

from panhuo.orgs.loaders.errors import bad_file, bad_line


def csv_rows(path: Path, *, needs: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row of a UTF-8 CSV file (with or without BOM, plain or .gz).

    Raises:
        InvalidInput: the file is not there, not UTF-8, lacks a column, or a line has too few cells.
    """
    try:
        with _open(path) as file:
            yield from _rows(path, csv.DictReader(file), needs)
    except UnicodeDecodeError as error:
        raise bad_file(path, _("不是 UTF-8 编码（第 %(byte)s 字节起读不了）"), byte=error.start) from error
    except (OSError, EOFError) as error:
        raise bad_file(path, _("读不了：%(reason)s"), reason=getattr(error, "strerror", "") or error) from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return cast("TextIO", gzip.open(path, "rt", encoding="utf-8-sig", newline=""))
    return path.open(encoding="utf-8-sig", newline="")


def _rows(path: Path, reader: csv.DictReader[str], needs: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    missing = [column for column in needs if column not in (reader.fieldnames or ())]
    if missing:
        raise bad_file(path, _("缺少列：%(columns)s"), columns="、".join(missing))
    for row in _numbered(path, reader):
        if any(row[column] is None for column in needs):
            raise bad_line(path, reader.line_num, _("列数不够，应有：%(columns)s"), columns="、".join(needs))
        yield reader.line_num, {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}


def _numbered(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise bad_line(path, reader.line_num, _("不是有效的 CSV：%(reason)s"), reason=error) from error
