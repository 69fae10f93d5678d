"""What a document is, by its first bytes and never by its name's ending."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Final

from panhuo.intake.phrases import gettext_noop
from panhuo.policies.documents.errors import refusal

_HEAD: Final = 4096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = {
    b"\x89PNG": gettext_noop("一张图片（PNG）"),
    b"\xff\xd8\xff": gettext_noop("一张图片（JPEG）"),
    b"GIF8": gettext_noop("一张图片（GIF）"),
    b"Rar!": gettext_noop("一个 RAR 压缩包"),
    b"7z\xbc\xaf": gettext_noop("一个 7z 压缩包"),
    b"\x1f\x8b": gettext_noop("一个 gzip 压缩包"),
    b"MZ": gettext_noop("一个程序"),
    b"\x7fELF": gettext_noop("一个程序"),
}


class Kind(StrEnum):
    DOCX = "docx"
    SHEET = "sheet"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


def sniff(path: Path) -> Kind:
    """The kind of a document. Raises DocumentError for old Word, RTF, pictures, archives and programs."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise refusal("empty", file=path.name)
    if head.startswith(b"PK"):
        return _packed(path)
    if head.startswith(_OLE):
        return _ole(path)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"{\\rtf"):
        raise refusal("rtf", file=path.name)
    for magic, what in _PICTURES.items():
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):  # noqa: PLR2004
            raise refusal("picture", file=path.name, what=what)
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("picture", file=path.name, what=gettext_noop("一个二进制文件"))
    return Kind.HTML if _is_html(head) else Kind.TEXT


def _packed(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise refusal("damaged", file=path.name) from error
    if "word/document.xml" in names:
        return Kind.DOCX
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return Kind.SHEET
    raise refusal("zip_not_document", file=path.name)


def _ole(path: Path) -> Kind:
    """Old Office files are OLE: a workbook is read, a Word document refused with advice, a locked file named."""
    with path.open("rb") as file:
        content = file.read(64 * 1024 * 1024)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refusal("password", file=path.name)
    if "WordDocument".encode("utf-16-le") in content:
        raise refusal("old_word", file=path.name)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return Kind.SHEET
    raise refusal("old_word", file=path.name)


def _is_html(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<p", b"<table", b"<meta")) or (
        b"<html" in start
    )
