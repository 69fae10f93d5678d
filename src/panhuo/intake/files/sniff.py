"""What a file is, by its first bytes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from panhuo.intake.files.messages import refusal
from panhuo.intake.phrases import gettext_noop


class FileForm(StrEnum):
    SPREADSHEET = "spreadsheet"
    GZIP = "gzip"
    JSONL = "jsonl"
    TEXT = "text"


_HEAD: Final = 4096
_PICTURES: Final = {
    b"\x89PNG": gettext_noop("一张图片（PNG）"),
    b"\xff\xd8\xff": gettext_noop("一张图片（JPEG）"),
    b"GIF8": gettext_noop("一张图片（GIF）"),
    b"BM": gettext_noop("一张图片（BMP）"),
    b"%PDF": gettext_noop("一个 PDF 文件"),
    b"Rar!": gettext_noop("一个 RAR 压缩包"),
    b"7z\xbc\xaf": gettext_noop("一个 7z 压缩包"),
    b"{\\rtf": gettext_noop("一个 RTF 文档"),
    b"MZ": gettext_noop("一个程序"),
    b"\x7fELF": gettext_noop("一个程序"),
}
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP: Final = b"\x1f\x8b"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def sniff(path: Path) -> FileForm:
    """The form of a file. Raises IntakeError for pictures, PDFs, web pages and the like."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise refusal("empty", file=path.name)
    if head.startswith((_ZIP, _OLE)):
        return FileForm.SPREADSHEET
    if head.startswith(_EMPTY_ZIP):
        raise refusal("empty", file=path.name)
    if head.startswith(_GZIP):
        return FileForm.GZIP
    for magic, what in _PICTURES.items():
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):  # noqa: PLR2004
            raise refusal("picture", file=path.name, what=what)
    if head.startswith(_UTF16):
        return FileForm.TEXT
    if b"\x00" in head:
        raise refusal("picture", file=path.name, what=gettext_noop("一个二进制文件"))
    return _text_form(head, path.name)


def _text_form(head: bytes, name: str) -> FileForm:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    lowered = start[:200].lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<style")) or b"<html" in lowered:
        raise refusal("html_table", file=name)
    if lowered.startswith(b"<?xml"):
        raise refusal("xml_table", file=name)
    if start.startswith((b"[{", b"[\n", b"[\r", b"[ ")):
        raise refusal("json_array", file=name)
    return FileForm.JSONL if start.startswith(b"{") else FileForm.TEXT
