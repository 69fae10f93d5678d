"""A list of policies as Excel and as Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.intake.api import Book
from panhuo.web.policies.word import new_document, put_table, saved


def list_workbook(
    *, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float] = ()
) -> BinaryIO:
    """One sheet; `rows` may come one by one."""
    sizes = list(widths) or [24.0] * len(headings)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(_sheet_name(title), list(zip(headings, sizes, strict=True)))
            for at, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    book.put(sheet, at, column, value)
        return BytesIO(path.read_bytes())


def list_document(
    *, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], who: str, counts: Any
) -> BinaryIO:
    """A4 across: heading, counts, table."""
    document = new_document(across=True)
    document.add_heading(title, level=0)
    document.add_paragraph(_("单位：%(who)s　　日期：%(day)s") % {"who": who, "day": timezone.localdate().isoformat()})
    document.add_paragraph(counted(counts))
    put_table(document, headings, rows)
    return saved(document)


def counted(counts: Any) -> str:
    """The counts in one sentence."""
    return _(
        "共 %(policies)s 件政策，其中 %(flagged)s 件有问题：待人工确认 %(proposed)s 处，已确认 %(confirmed)s 处，"
        "已否定 %(overruled)s 处；整改中 %(mending)s 条，已完成整改 %(mended)s 条。"
    ) % {name: counts.get(name, 0) for name in _COUNTS}


_COUNTS = ("policies", "flagged", "proposed", "confirmed", "overruled", "mending", "mended")


def _sheet_name(title: str) -> str:
    return "".join(c for c in title if c not in r"[]:*?/\'")[:31] or "1"
