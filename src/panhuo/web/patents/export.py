"""The list of patents as an Excel file: the same filters, the same rule who sees what."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.intake.api import Book
from panhuo.orgs.api import InvalidInput
from panhuo.patents.api import IdentifierKind, Patent, PatentQuerySet, expiry_of, owner_names
from panhuo.web.access import public
from panhuo.web.format import day
from panhuo.web.patents.query import PatentListQuery

MOST_ROWS = 50_000
CHUNK = 500

Column = tuple[str, float, Callable[[Patent], str | int | None]]
"""Heading, width in characters, value."""


@public
def patent_export(request: HttpRequest) -> FileResponse:
    """One row a patent; an empty cell means not known. Raises InvalidInput for more rows than a sheet is good for."""
    patents = PatentListQuery.of(request).patents()
    count = patents.count()
    if count > MOST_ROWS:
        message = _("符合条件的有 %(n)s 件，一次最多导出 %(most)s 件。请先用筛选缩小范围。")
        raise InvalidInput(message % {"n": count, "most": MOST_ROWS}, field="filters")
    name = _("专利清单") + f"-{timezone.localdate():%Y%m%d}.xlsx"
    return FileResponse(_workbook(patents), as_attachment=True, filename=name)


def _workbook(patents: PatentQuerySet) -> BinaryIO:
    """Rows are written as they are read, so that memory stays small; texts are never taken for formulas."""
    related = patents.prefetch_related("inventors", "classes")
    columns = _columns()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "patents.xlsx"
        with Book(path, constant_memory=True) as book:
            sheet = book.sheet(_("专利"), [(heading, width) for heading, width, _value in columns])
            for row, patent in enumerate(related.iterator(chunk_size=CHUNK), start=1):
                for place, (_heading, _width, value) in enumerate(columns):
                    book.put(sheet, row, place, value(patent))
        return BytesIO(path.read_bytes())


def _columns() -> list[Column]:
    return [
        (_("申请号"), 18, lambda p: _numbers(p, IdentifierKind.APPLICATION)),
        (_("公开（公告）号"), 18, lambda p: _numbers(p, IdentifierKind.PUBLICATION)),
        (_("国外号码"), 18, lambda p: _numbers(p, IdentifierKind.FOREIGN)),
        (_("名称"), 40, lambda p: p.title or p.title_en),
        (_("类型"), 10, lambda p: str(p.get_kind_display())),
        (_("法律状态"), 10, lambda p: str(p.get_legal_state_display())),
        (_("法律状态（原文）"), 16, lambda p: p.status_text),
        (_("权利人"), 30, lambda p: "；".join(owner_names(p))),
        (_("发明人"), 24, lambda p: "；".join(i.name for i in p.inventors.all())),
        (_("分类号"), 24, lambda p: "；".join(c.symbol for c in p.classes.all())),
        (_("申请日"), 12, lambda p: day(p.application_date)),
        (_("公开（公告）日"), 12, lambda p: day(p.publication_date)),
        (_("授权日"), 12, lambda p: day(p.grant_date)),
        (_("预计届满日"), 12, lambda p: day(expiry_of(p).day)),
        (_("同族件数"), 10, lambda p: p.family_size),
        (_("被引次数"), 10, lambda p: p.cited_by),
        (_("摘要"), 80, lambda p: p.abstract or p.abstract_en),
    ]


def _numbers(patent: Patent, kind: IdentifierKind) -> str:
    return "；".join(sorted(item.value for item in patent.identifiers.all() if item.kind == kind))
