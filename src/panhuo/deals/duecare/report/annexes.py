"""Uploaded papers behind the report: PDF pages and pictures as they are, others by name and digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import typst
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

    from panhuo.deals.agreements.api import Agreement

PICTURES: Final = (".jpg", ".jpeg", ".png")
PAGE: Final = """#set page(paper: "a4", margin: 12mm)
#align(center + horizon, image("%s", width: 100%%, height: 100%%, fit: "contain"))
"""


@dataclass(slots=True)
class Annex:
    """One paper. `pages` None: it cannot be put into a PDF and is named only."""

    title: str
    name: str
    sha256: str
    pages: bytes | None = None
    why_not: str = ""

    def stored(self, at: int) -> dict[str, str]:
        return {
            "at": str(at), "title": self.title, "name": self.name, "sha256": self.sha256[:16],
            "how": _("见后页") if self.pages else self.why_not or _("另存原件"),
        }  # fmt: skip


def annexes_of(agreement: Agreement) -> list[Annex]:
    """Signed copies, papers, statements, checks, notices: in this order."""
    return [_read(title, name, digest, file) for title, name, digest, file in _papers(agreement)]


def _papers(agreement: Agreement) -> Iterator[tuple[str, str, str, FieldFile]]:
    for row in agreement.files.all():
        yield str(row.get_kind_display()), row.name, row.sha256, row.file
    papers: list[tuple[Any, str]] = [
        *((row, row.title) for row in agreement.evidence.filter(withdrawn=False)),
        *((row, _("利益冲突声明：%(name)s") % {"name": row.person}) for row in agreement.interest_statements.all()),
        *((row, _("关联关系核查：%(name)s") % {"name": row.party}) for row in agreement.party_checks.all()),
    ]
    for row, title in papers:
        if row.file:
            yield title, row.name, row.sha256, row.file
    for notice in agreement.notices.filter(withdrawn=False):
        if notice.file:
            name = notice.file.name.rsplit("/", 1)[-1]
            yield _("公示记录"), name, "", notice.file


def _read(title: str, name: str, digest: str, file: FieldFile) -> Annex:
    annex = Annex(title, name, digest)
    end = f".{name.rsplit('.', 1)[-1].lower()}"
    try:
        with file.open("rb") as opened:
            data = opened.read()
        if end == ".pdf":
            annex.pages = _checked(data)
        elif end in PICTURES:
            annex.pages = _picture(data, end)
    except FileNotFoundError:
        annex.why_not = _("文件已不在存储中")
    except (pypdfium2.PdfiumError, typst.TypstError, OSError):
        annex.why_not = _("不能并入，另存原件")
    return annex


def _checked(data: bytes) -> bytes | None:
    with pypdfium2.PdfDocument(data) as pdf:
        return data if len(pdf) else None


def _picture(data: bytes, end: str) -> bytes:
    """A picture as one A4 page. Raises `typst.TypstError` where it is none."""
    with TemporaryDirectory() as folder:
        (Path(folder) / f"picture{end}").write_bytes(data)
        page = Path(folder) / "page.typ"
        page.write_text(PAGE % f"picture{end}", encoding="utf-8")
        made = typst.compile(str(page), root=folder, format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made


def joined(report: bytes, annexes: list[Annex]) -> bytes:
    """One PDF: the report, then the annexes that can be put into one."""
    with pypdfium2.PdfDocument(report) as whole:
        for annex in annexes:
            if annex.pages:
                with pypdfium2.PdfDocument(annex.pages) as part:
                    whole.import_pages(part)
        target = BytesIO()
        whole.save(target)
    return target.getvalue()
