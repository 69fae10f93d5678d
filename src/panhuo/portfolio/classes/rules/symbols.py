"""Meeting IPC symbols with the entries of a table.

An entry means itself and all that stands below it as far as the symbol shows it: ``H01`` (class), ``H01M`` (subclass),
``H01M10`` (main group with all subgroups), ``H01M10/05`` (this subgroup alone: which subgroups lie under it, the
symbol does not tell). The finest entry that takes a symbol wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

CLASS_LENGTH: Final = 3
SUBCLASS_LENGTH: Final = 4
_SYMBOL: Final = re.compile(r"([A-H])(?:(\d{2})(?:([A-Z])(?:(\d{1,4})(?:/(\d{1,6}))?)?)?)?")

EntryT = TypeVar("EntryT")


def normal_symbol(text: str) -> str | None:
    """``h 01 m 10 / 05`` → ``H01M10/05``; None for what is no IPC symbol or part of one."""
    compact = re.sub(r"[\s　]+", "", text).upper().replace("／", "/")
    match = _SYMBOL.fullmatch(compact)
    if match is None or not compact:
        return None
    section, digits, letter, group, sub = match.groups()
    found = f"{section}{digits or ''}{letter or ''}"
    if group is not None:
        found += str(int(group)) + (f"/{sub}" if sub is not None else "")
    return found


def levels(symbol: str) -> Iterator[str]:
    """The symbol and what stands above it, the finest first."""
    yield symbol
    main, slash, _sub = symbol.partition("/")
    if slash:
        yield main
    for length in (SUBCLASS_LENGTH, CLASS_LENGTH, 1):
        if length < len(main):
            yield main[:length]


def meet(symbols: Iterable[str], entries: Mapping[str, EntryT]) -> tuple[str, str, EntryT] | None:
    """(symbol, entry's symbol, entry) for the first symbol that an entry takes; None where none does."""
    for symbol in symbols:
        for level in levels(symbol):
            if level in entries:
                return symbol, level, entries[level]
    return None
