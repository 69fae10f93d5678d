"""Word documents: frame, tables, marked text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from panhuo.policies.api import Piece

FONT: Final = "SimSun"
_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GONE: Final = RGBColor(0xB3, 0x26, 0x1E)
NEW: Final = RGBColor(0x1F, 0x7A, 0x4D)


def new_document(*, across: bool = False) -> WordDocument:
    """An empty A4 document with a Chinese font."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    width, height = (Cm(29.7), Cm(21)) if across else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(1.8)
    return document


def put_table(document: WordDocument, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row comes again on every page."""
    table = document.add_table(rows=1, cols=len(headings))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = ""
        run = cell.paragraphs[0].add_run(clean(heading))
        run.bold, run.font.size = True, Pt(8)
    mark = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no call for this
    mark.append(mark.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for row in rows:
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            run = cell.paragraphs[0].add_run(clean(value))
            run.font.size = Pt(8)


def put_pieces(paragraph: Paragraph, pieces: Iterable[Piece], *, leave_out: str) -> None:
    """A side of a comparison: what is gone struck through and red, what is new underlined and green."""
    for piece in pieces:
        if piece.kind == leave_out:
            continue
        run = paragraph.add_run(clean(piece.text))
        if piece.kind == "gone":
            run.font.strike, run.font.color.rgb = True, GONE
        elif piece.kind == "new":
            run.font.underline, run.font.color.rgb = True, NEW


def clean(text: str) -> str:
    """Without what XML can't hold."""
    return _NOT_XML.sub("", text)


def saved(document: WordDocument) -> BinaryIO:
    """The document as a file."""
    out = BytesIO()
    document.save(out)
    out.seek(0)
    return out
