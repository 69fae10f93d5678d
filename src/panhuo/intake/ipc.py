"""Symbols of the patent classifications IPC, CPC and Locarno."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from panhuo.intake.text import clean, half_width

_SEPARATORS: Final = re.compile(r"[;；|,，、\n?]+")
_EDITION: Final = re.compile(r"\(\d{4}\.\d{2}\)[A-Z]*$", re.ASCII)
_SYMBOL: Final = re.compile(r"([A-HY])(\d{2})(?:([A-Z])(?:(\d{1,4})(?:/(\d{2,6}))?)?)?", re.ASCII)
_FIXED: Final = re.compile(r"([A-HY])(\d{2})([A-Z])(\d{4})(\d{6})", re.ASCII)
_LOCARNO: Final = re.compile(r"(?:LOC\(\d+\)\s*CL\.?)?(\d{2})-(\d{2})(?:\(\d+\))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ClassSymbol:
    """A symbol such as A61F5/58 and its parts; a coarser symbol (A61F, A61) lacks the finer parts."""

    section: str
    class_: str
    subclass: str | None = None
    group: str | None = None
    subgroup: str | None = None

    def __str__(self) -> str:
        head = self.class_ + (self.subclass or "")
        return head + (f"{self.group}/{self.subgroup}" if self.group else "")

    @property
    def subclass_code(self) -> str | None:
        """Four characters, such as A61F."""
        return self.class_ + self.subclass if self.subclass else None


def parse_symbol(text: str) -> ClassSymbol | None:
    """Read one IPC or CPC symbol: ``A61F 5/58``, ``A61F5/58(2006.01)I``, ``A61F0005580000``; None if it is none."""
    plain = re.sub(r"\s+", "", half_width(text)).upper()
    plain = _EDITION.sub("", plain)
    if match := _FIXED.fullmatch(plain):
        fine = match[5].rstrip("0").ljust(2, "0")
        return ClassSymbol(match[1], match[1] + match[2], match[3], str(int(match[4])), fine)
    match = _SYMBOL.fullmatch(plain)
    if match is None:
        return None
    section, digits, subclass, group, subgroup = match.groups()
    main = str(int(group)) if group else None
    return ClassSymbol(section, section + digits, subclass, main, (subgroup or "00") if main else None)


def parse_symbols(text: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Normalised symbols of a cell without repetition, and the pieces that are none."""
    found: dict[str, None] = {}
    bad: list[str] = []
    for piece in pieces(text):
        symbol = parse_symbol(piece)
        if symbol is None:
            bad.append(piece)
        else:
            found[str(symbol)] = None
    return tuple(found), tuple(bad)


def parse_locarno(text: str) -> str | None:
    """A Locarno class as ``02-03``; the edition in brackets is dropped. None if it is none."""
    match = _LOCARNO.fullmatch(re.sub(r"\s+", "", half_width(text)).upper())
    return f"{match[1]}-{match[2]}" if match else None


def pieces(text: str | None) -> list[str]:
    """The symbols of a cell, separated by ``;``, ``|``, commas or line ends."""
    cleaned = clean(text)
    if cleaned is None:
        return []
    return [piece for part in _SEPARATORS.split(cleaned) if (piece := part.strip()) and piece != "-"]
