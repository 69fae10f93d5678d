"""A web page to lines: a block an element, a table row a line, scripts and styles left out."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from panhuo.policies.documents.files.raw import RawLine, table_lines

_BLOCKS: Final = frozenset(
    {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main"}
    | {"nav", "aside", "blockquote", "br", "hr", "dd", "dt", "dl", "title", "tr", "table", "form"}
)
_SILENT: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})


def html_lines(text: str) -> list[RawLine]:
    """The visible text of a page, in order."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[RawLine] = []
        self.buffer: list[str] = []
        self.rows: list[list[str]] = []
        self.cells: list[str] | None = None
        self.silent = 0
        self.verbatim = 0
        self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "pre":
            self._flush()
            self.verbatim += 1
        elif tag == "table":
            self._flush()
            self.tables += 1
        elif tag == "tr" and self.tables:
            self._flush()
            self.cells = []
        elif tag in {"td", "th"} and self.cells is not None:
            self.buffer.clear()
        elif tag in _BLOCKS and self.cells is None:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in {"td", "th"} and self.cells is not None:
            self.cells.append(self._take())
        elif tag == "tr" and self.cells is not None:
            self.rows.append(self.cells)
            self.cells = None
        elif tag == "pre":
            self._flush()
            self.verbatim = max(0, self.verbatim - 1)
        elif tag == "table" and self.tables:
            self.tables -= 1
            self._table()
        elif tag in _BLOCKS and self.cells is None:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        first, *rest = data.split("\n") if self.verbatim and self.cells is None else [data]
        self.buffer.append(first)
        for line in rest:
            self._flush()
            self.buffer.append(line)

    def finish(self) -> list[RawLine]:
        self._flush()
        self._table()
        return self.lines

    def _take(self) -> str:
        text = " ".join("".join(self.buffer).split())
        self.buffer.clear()
        return text

    def _flush(self) -> None:
        if text := self._take():
            self.lines.append(RawLine(text))

    def _table(self) -> None:
        self.lines.extend(RawLine(text, is_row=True) for text in table_lines(self.rows))
        self.rows = []
