"""A file of any usual form becomes a document."""

from __future__ import annotations

from pathlib import Path

from panhuo.policies.documents.errors import refusal
from panhuo.policies.documents.files.decode import decode
from panhuo.policies.documents.files.html import html_lines
from panhuo.policies.documents.files.raw import RawLine
from panhuo.policies.documents.files.sheet import sheet_lines
from panhuo.policies.documents.files.sniff import Kind, sniff
from panhuo.policies.documents.files.spawn import child_lines
from panhuo.policies.documents.limits import DEFAULT_DOCUMENT_LIMITS, MIB, DocumentLimits
from panhuo.policies.documents.model import Document, Form
from panhuo.policies.documents.structure.build import build
from panhuo.policies.documents.structure.paragraphs import paragraphs
from panhuo.policies.documents.structure.wrapped import unwrapped


def read_document(path: Path, *, name: str | None = None, limits: DocumentLimits = DEFAULT_DOCUMENT_LIMITS) -> Document:
    """Read .docx, PDF with text, HTML, text (UTF-8, UTF-16, GB18030) or a workbook, by content, within limits.

    `name` is the user's own file name, for messages.

    Raises:
        IntakeError: the file can't be read; the message says why and what to do. DocumentError is its subclass.
    """
    shown = name or path.name
    if not path.is_file():
        raise refusal("missing", file=shown)
    if (length := path.stat().st_size) > limits.file_bytes:
        size, most = f"{length / MIB:.0f} MB", f"{limits.file_bytes / MIB:.0f} MB"
        raise refusal("too_large", file=shown, size=size, limit=most)
    kind = sniff(path)
    if kind in {Kind.DOCX, Kind.PDF}:
        lines, warnings = child_lines(path, kind=kind.value, name=shown, limits=limits)
        if kind is Kind.PDF:
            return _built(paragraphs(lines), form=Form.PDF, name=shown, warnings=warnings)
        return _built(lines, form=Form.WORD, name=shown, warnings=warnings)
    if kind is Kind.SHEET:
        return _built(sheet_lines(path, name=shown, limits=limits), form=Form.SHEET, name=shown)
    text = decode(path.read_bytes(), file=shown)
    lines = _bounded(html_lines(text) if kind is Kind.HTML else text_lines(text), name=shown, limits=limits)
    return _built(lines, form=Form.HTML if kind is Kind.HTML else Form.TEXT, name=shown)


def read_pasted(text: str, *, name: str = "粘贴的文本", limits: DocumentLimits = DEFAULT_DOCUMENT_LIMITS) -> Document:
    """A document from text that someone pasted. Raises DocumentError (`empty`, `too_long`)."""
    return _built(_bounded(text_lines(text), name=name, limits=limits), form=Form.PASTED, name=name)


def text_lines(text: str) -> list[RawLine]:
    """The paragraphs of a plain text, without HTML comments of Markdown files."""
    lines = [RawLine(line.strip()) for line in text.splitlines()]
    return unwrapped([line for line in lines if line.text and not line.text.startswith("<!--")])


def _bounded(lines: list[RawLine], *, name: str, limits: DocumentLimits) -> list[RawLine]:
    if len(lines) > limits.lines:
        raise refusal("too_long", file=name, limit=f"{limits.lines} 段")
    if sum(len(line.text) for line in lines) > limits.chars:
        raise refusal("too_long", file=name, limit=f"{limits.chars} 字")
    return lines


def _built(lines: list[RawLine], *, form: Form, name: str, warnings: tuple[str, ...] = ()) -> Document:
    document = build(lines, form=form, name=Path(name).stem or name, warnings=warnings)
    if not document.lines:
        raise refusal("empty", file=name)
    return document
