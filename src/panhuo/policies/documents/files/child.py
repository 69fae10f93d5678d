"""Opens one Word or PDF file in a process of its own, with little memory and time.

Run as ``python -I child.py PATH KIND LIMITS_JSON`` by `spawn.py`; imports nothing of ours. stdout is JSON lines,
``["p", page, text]`` a paragraph, ``["t", page, [[cell, …], …]]`` a table, ``["w", code, count]`` a warning,
``["end"]`` the end. A refusal goes to stderr as ``{"code": …, "params": …}`` with exit code 3.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import zipfile
from typing import Any

REFUSED = 3
BIG_ENTRY = 1024 * 1024
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DIGITS = "零一二三四五六七八九"
SCANNED_CHARS = 15
PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d+)?(?:\s*页)?(?:\s*共\s*\d+\s*页)?[-—–－\s]*")


class RefusedError(Exception):
    """The file is refused; `code` and `params` make the message."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class Writer:
    """Writes items and counts them against the limits."""

    def __init__(self, limits: dict[str, int]) -> None:
        self.limits, self.lines, self.chars = limits, 0, 0

    def put(self, item: list[Any], *, chars: int = 0) -> None:
        """One JSON line to the parent."""
        self.lines += 1
        self.chars += chars
        if self.lines > self.limits["lines"]:
            raise RefusedError("too_long", limit=f"{self.limits['lines']} 段")
        if self.chars > self.limits["chars"]:
            raise RefusedError("too_long", limit=f"{self.limits['chars']} 字")
        sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")


def limit_resources(limits: dict[str, int]) -> None:
    """Bind this process before anything of the file is touched."""
    memory, cpu = limits["memory_bytes"], limits["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["chars"] * 8, limits["chars"] * 8))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def check_zip(archive: zipfile.ZipFile, limits: dict[str, int]) -> None:
    """Look at the directory of the archive, and unpack nothing but the heads of its XML."""
    entries = archive.infolist()
    if len(entries) > limits["zip_entries"] or sum(e.file_size for e in entries) > limits["unpacked_bytes"]:
        raise RefusedError("zip_bomb")
    for entry in entries:
        if entry.flag_bits & 1:
            raise RefusedError("password")
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > BIG_ENTRY and ratio > limits["zip_ratio"]:
            raise RefusedError("zip_bomb")
        if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(entry).read(4096):
            raise RefusedError("doctype")


def chinese(number: int) -> str:
    """1 to 9999 as Chinese numerals; other numbers as digits."""
    if not 0 < number < 10000:  # noqa: PLR2004
        return str(number)
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = bool(text)
    return text[1:] if text.startswith("一十") else text


def in_format(number: int, form: str) -> str:
    """A list number as Word shows it."""
    if form.startswith(("chinese", "ideograph", "taiwanese", "japanese")) and "Zodiac" not in form:
        if form.startswith("ideographEnclosed") and 0 < number <= 20:  # noqa: PLR2004
            return chr(0x2460 + number - 1)
        return chinese(number)
    if form.startswith("decimalEnclosed") and 0 < number <= 20:  # noqa: PLR2004
        return chr(0x2460 + number - 1)
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    return str(number)


class Numbering:
    """The automatic numbers of Word's lists: 第一条 is often one of them and stands nowhere in the text."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract: dict[str, str] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        if (root := part(archive, "word/numbering.xml")) is not None:
            self._definitions(root)
        if (root := part(archive, "word/styles.xml")) is not None:
            self._styles(root)

    def _definitions(self, root: Any) -> None:
        for item in root.iter(f"{W}abstractNum"):
            levels = {}
            for level in item.iter(f"{W}lvl"):
                start = int(value(level, "start") or 1)
                levels[int(level.get(f"{W}ilvl") or 0)] = (
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText") or "",
                    start,
                )
            self.levels[item.get(f"{W}abstractNumId")] = levels
        for item in root.iter(f"{W}num"):
            self.abstract[item.get(f"{W}numId")] = value(item, "abstractNumId") or ""

    def _styles(self, root: Any) -> None:
        for style in root.iter(f"{W}style"):
            if found := numbered(style):
                self.styles[style.get(f"{W}styleId")] = found

    def label(self, paragraph: Any) -> str:
        """The number before a paragraph, or nothing."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        found = numbered(paragraph) or self.styles.get(value(properties, "pStyle") or "")
        if not found or found[0] == "0":
            return ""
        key = self.abstract.get(found[0], "")
        levels = self.levels.get(key, {})
        if found[1] not in levels:
            return ""
        return self._next(key, found[1], levels)

    def _next(self, key: str, depth: int, levels: dict[int, tuple[str, str, int]]) -> str:
        counts = self.counts.setdefault(key, {})
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            form, _, start = levels.get(level, ("decimal", "", 1))
            return in_format(counts.get(level, start), form)

        text = levels[depth][1]
        return re.sub(r"%(\d)", shown, text) if "%" in text else ""


def value(element: Any, name: str) -> str | None:
    """The w:val of a child."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def numbered(element: Any) -> tuple[str, int] | None:
    """List and level that a paragraph or a style names itself."""
    item = element.find(f"{W}pPr/{W}numPr")
    if item is None or (number := value(item, "numId")) is None:
        return None
    return number, int(value(item, "ilvl") or 0)


def part(archive: zipfile.ZipFile, name: str) -> Any:
    """A parsed part, or None where there is none."""
    import xml.etree.ElementTree as ET  # DOCTYPE was refused, and expat guards against bombs

    if name not in archive.namelist():
        return None
    return ET.fromstring(archive.read(name))  # noqa: S314


def words(element: Any) -> str:
    """The text of a paragraph: insertions in, deletions and fallbacks out."""
    found: list[str] = []

    def walk(node: Any) -> None:
        for child in node:
            if child.tag in {f"{W}del", FALLBACK, f"{W}delText", f"{W}instrText", f"{W}moveFrom", f"{W}pPr", f"{W}rPr"}:
                continue
            if child.tag == f"{W}t":
                found.append(child.text or "")
            elif child.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
                found.append(" ")
            elif child.tag == f"{W}p":
                found.append(" ")
                walk(child)
            else:
                walk(child)

    walk(element)
    return "".join(found).strip()


def read_docx(path: str, writer: Writer) -> None:
    """The body of a Word file, in order."""
    import xml.etree.ElementTree as ET

    try:
        with zipfile.ZipFile(path) as archive:
            check_zip(archive, writer.limits)
            if any(name.endswith("vbaProject.bin") for name in archive.namelist()):
                writer.put(["w", "macros", 1])
            root = part(archive, "word/document.xml")
            numbering = Numbering(archive)
    except (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, NotImplementedError, EOFError) as error:
        raise RefusedError("damaged") from error
    body = root.find(f"{W}body")
    if body is not None:
        read_blocks(body, numbering, writer)


def read_blocks(body: Any, numbering: Numbering, writer: Writer) -> None:
    for block in body:
        if block.tag == f"{W}p":
            text = words(block)
            label = numbering.label(block) if text else ""
            if text:
                writer.put(["p", None, label + text], chars=len(text))
        elif block.tag == f"{W}tbl":
            rows = [[" ".join(words(cell).split()) for cell in row.iter(f"{W}tc")] for row in block.iter(f"{W}tr")]
            writer.lines += len(rows)
            writer.put(["t", None, rows], chars=sum(len(cell) for row in rows for cell in row))
        elif block.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
            read_blocks(block, numbering, writer)


def read_pdf(path: str, writer: Writer) -> None:
    """The lines of a PDF's text layer, page by page."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise RefusedError("password" if "password" in str(error).lower() else "damaged") from error
    pages = len(document)
    if pages == 0:
        raise RefusedError("damaged")
    if pages > writer.limits["pages"]:
        raise RefusedError("too_many_pages", pages=pages, limit=writer.limits["pages"])
    texts = [page_text(document, number) for number in range(pages)]
    empty = sum(len("".join(text.split())) < SCANNED_CHARS for text in texts)
    if empty == pages:
        raise RefusedError("scanned", pages=pages)
    if empty:
        writer.put(["w", "pages_without_text", empty])
    for number, text in enumerate(texts, start=1):
        for line in text.splitlines():
            stripped = line.strip()
            if stripped and not PAGE_NUMBER.fullmatch(stripped):
                writer.put(["p", number, stripped], chars=len(stripped))


def page_text(document: Any, number: int) -> str:
    """The text of one page; a broken page has none."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        page.close()
    except pdfium.PdfiumError:
        return ""
    return str(text).replace("\ufffe", "").replace("\x02", "")


def main(path: str, kind: str, limits: dict[str, int]) -> int:
    """Read the file; the exit code says how it went."""
    limit_resources(limits)
    sys.setrecursionlimit(5_000)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    writer = Writer(limits)
    try:
        (read_docx if kind == "docx" else read_pdf)(path, writer)
    except RefusedError as refused:
        sys.stderr.write(json.dumps({"code": refused.code, "params": refused.params}))
        return REFUSED
    except RecursionError:
        sys.stderr.write(json.dumps({"code": "damaged", "params": {}}))
        return REFUSED
    sys.stdout.write('["end"]\n')
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3])))
