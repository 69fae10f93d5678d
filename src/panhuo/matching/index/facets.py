"""Filter values of a record, coarse and fine, so that one exact value answers a filter at any level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from panhuo.orgs.api import Region

UNKNOWN: Final = "unknown"
"""The filter value of records of which nothing is known in this field; as in the lists of records."""

_IPC: Final = re.compile(r"([A-HY])(\d\d)?([A-Z])?")


def ipc_levels(symbol: str) -> tuple[str, ...]:
    """``F01K25/10`` → ``F``, ``F01``, ``F01K``: section, class, subclass, as far as the symbol goes."""
    found = _IPC.match(symbol.strip().upper())
    if found is None:
        return ()
    section, group, letter = found.groups()
    levels = [section]
    if group:
        levels.append(section + group)
        if letter:
            levels.append(section + group + letter)
    return tuple(levels)


def industry_levels(code: str) -> tuple[str, ...]:
    """``C3511`` → ``C``, ``C35``, ``C351``, ``C3511`` (GB/T 4754: letter, then two, three and four digits)."""
    code = code.strip().upper()
    return tuple(dict.fromkeys(code[:end] for end in (1, 3, 4, 5) if len(code) >= end))


def region_levels(region: Region | None) -> tuple[str, ...]:
    """``330106`` → ``330000``, ``330100``, ``330106``: province, city, county of GB/T 2260."""
    if region is None:
        return ()
    code = region.code
    return tuple(dict.fromkeys((code[:2] + "0000", code[:4] + "00", code)))


def or_unknown(values: tuple[str, ...]) -> tuple[str, ...]:
    """The values, or ``unknown``."""
    return values or (UNKNOWN,)


def organisation_value(organisation_id: int) -> str:
    """``org:12``, as in the lists of records."""
    return f"org:{organisation_id}"


def together(levels: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All levels of several values, each once."""
    return tuple(dict.fromkeys(value for group in levels for value in group))
