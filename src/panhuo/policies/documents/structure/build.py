"""Raw lines to a document."""

from __future__ import annotations

from collections.abc import Sequence

from panhuo.policies.documents.files.raw import RawLine
from panhuo.policies.documents.model import Article, Document, Form, Line
from panhuo.policies.documents.structure.articles import by_article, has_articles
from panhuo.policies.documents.structure.marks import ARTICLE, CHAPTER, level_of
from panhuo.policies.documents.structure.numbered import by_number, has_numbers
from panhuo.policies.documents.structure.title import title_of


def build(raw: Sequence[RawLine], *, form: Form, name: str, warnings: tuple[str, ...] = ()) -> Document:
    """Number the lines, find the title, divide into articles."""
    lines = tuple(
        Line(line.text, line.number or number, line.page, is_row=line.is_row, sheet=line.sheet)
        for number, line in enumerate((line for line in raw if line.text.strip()), start=1)
    )
    head = _head(lines)
    title = title_of(head, fallback=name)
    body = [line for line in lines if line.text.strip().lstrip("#").strip() != title]
    return Document(title, form, lines, tuple(_articles(body)), warnings)


def _head(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first mark."""
    head: list[Line] = []
    for line in lines:
        if ARTICLE.match(line.text) or CHAPTER.match(line.text) or level_of(line.text) is not None:
            break
        head.append(line)
    return head


def _articles(lines: Sequence[Line]) -> list[Article]:
    if has_articles(lines):
        return by_article(lines)
    if has_numbers(lines):
        return by_number(lines)
    return [
        Article(_row_label(line) if line.is_row else f"第{number}段", line.text.strip(), "", (line,))
        for number, line in enumerate(lines, start=1)
    ]


def _row_label(line: Line) -> str:
    return f"{line.sheet}!{line.number}" if line.sheet else f"表第{line.number}行"
