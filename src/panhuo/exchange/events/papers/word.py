"""The papers as Word, to be worked on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from panhuo.exchange.events.domain.links import badge_token
from panhuo.exchange.events.models import Attendee, MatchEvent
from panhuo.exchange.events.papers.content import head, report_content
from panhuo.exchange.events.papers.pdf import outcome_picture

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FONT: Final = "SimSun"
BADGES_A_ROW: Final = 2
_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def agenda_word(content: Mapping[str, Any]) -> bytes:
    """The same table as the PDF."""
    document = _new(content["title"], content["name"])
    document.add_paragraph(_clean(f"{content['host']}　{content['day']}　{content['place']}"))
    if content["rows"]:
        _table(document, content["columns"], content["rows"])
    else:
        document.add_paragraph(content["none"])
    return _saved(document)


def badges_word(event: MatchEvent, people: Sequence[Attendee], *, address: Callable[[str], str]) -> bytes:
    """A table with a badge a cell."""
    document = _new("", "")
    facts = head(event)
    table = document.add_table(rows=0, cols=BADGES_A_ROW)
    table.style = "Table Grid"
    for number, one in enumerate(people):
        if number % BADGES_A_ROW == 0:
            cells = table.add_row().cells
        cell = cells[number % BADGES_A_ROW]
        cell.paragraphs[0].add_run(_clean(facts["title"])).font.size = Pt(8)
        name = cell.add_paragraph().add_run(_clean(one.name))
        name.bold, name.font.size = True, Pt(18)
        cell.add_paragraph(_clean(f"{one.title}　{one.party.name}"))
        code = BytesIO()
        segno.make(address(badge_token(one)), error="m", micro=False).save(code, kind="png", scale=4, border=2)
        code.seek(0)
        cell.add_paragraph().add_run().add_picture(code, width=Mm(26))
    return _saved(document)


def report_word(event: MatchEvent) -> bytes:
    """Figures, results, summary and pictures."""
    d = report_content(event)
    w = d["words"]
    document = _new(d["title"], d["name"])
    facts = [(w["host"], d["host"]), (w["day"], d["day"]), (w["place"], d["place"])]
    for label, value in [*facts, *([(w["campaign"], d["campaign"])] if d["campaign"] else [])]:
        document.add_paragraph(_clean(f"{label}：{value}"))
    if d["purpose"]:
        _section(document, w["purpose"], d["purpose"])
    document.add_heading(w["figures"], level=1)
    _table(document, None, d["figures"])
    document.add_heading(w["outcomes"], level=1)
    document.add_picture(BytesIO(outcome_picture(d)), width=Cm(14))
    document.add_heading(w["results"], level=1)
    if d["results"]:
        _table(document, d["result_columns"], d["results"])
    else:
        document.add_paragraph(w["none"])
    _section(document, w["summary"], d["summary"])
    _add_pictures(document, event, w["pictures"])
    return _saved(document)


def _add_pictures(document: WordDocument, event: MatchEvent, heading: str) -> None:
    pictures = list(event.pictures.all())
    if pictures:
        document.add_heading(heading, level=1)
    for one in pictures:
        with one.file.open("rb") as file:
            document.add_picture(BytesIO(file.read()), width=Cm(13))
        document.add_paragraph(_clean(one.caption))


def _section(document: WordDocument, heading: str, text: str) -> None:
    document.add_heading(heading, level=1)
    for line in text.splitlines() or [""]:
        document.add_paragraph(_clean(line))


def _new(title: str, name: str) -> WordDocument:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    for text, size in ((title, 16), (name, 12)):
        if text:
            line = document.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = line.add_run(_clean(text))
            run.bold, run.font.size = True, Pt(size)
    return document


def _table(document: WordDocument, columns: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
    width = len(columns or rows[0])
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for number, row in enumerate([columns, *rows] if columns else rows):
        cells = table.add_row().cells
        for cell, value in zip(cells, row or (), strict=True):
            run = cell.paragraphs[0].add_run(_clean(str(value)))
            run.bold, run.font.size = bool(columns and number == 0), Pt(9)
    if columns:
        mark = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no call for this
        mark.append(mark.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))


def _clean(text: str) -> str:
    """Without what XML can't hold."""
    return _NOT_XML.sub("", text)


def _saved(document: WordDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
