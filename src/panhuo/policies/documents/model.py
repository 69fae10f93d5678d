"""A document as read: lines with their places, and the articles they make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    WORD = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"
    SHEET = "xlsx"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row of a table. `number` counts from 1 in the document, `page` only where pages are known.

    `is_row` marks a table's row, `sheet` the sheet of a workbook.
    """

    text: str
    number: int
    page: int | None = None
    is_row: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What stands under one label: `label` as in the text (第三条, 一、, （二）), `text` without it.

    `chapter` is the heading above; `lines` are the document's lines it was made of, for the view beside the original.
    """

    label: str
    text: str
    chapter: str
    lines: tuple[Line, ...]

    @property
    def page(self) -> int | None:
        """The page on which the article begins."""
        return self.lines[0].page if self.lines else None

    @property
    def place(self) -> str:
        """Where the article begins, for people."""
        if not self.lines:
            return ""
        first = self.lines[0]
        if first.sheet:
            return f"工作表“{first.sheet}”第 {first.number} 行"
        return f"第 {first.page} 页" if first.page else f"第 {first.number} 段"


@dataclass(frozen=True, slots=True)
class Document:
    """`warnings` are sentences on what wasn't read (macros, pages without text)."""

    title: str
    form: Form
    lines: tuple[Line, ...]
    articles: tuple[Article, ...]
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in self.lines)
