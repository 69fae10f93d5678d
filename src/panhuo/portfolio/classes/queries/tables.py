"""The tables in force."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from panhuo.needs.api import industry_name
from panhuo.portfolio.classes.enums import TableKind, TableState
from panhuo.portfolio.classes.models import ClassEntry, ClassTable

Named = tuple[str, str]
"""(code, name) of an entry."""

APPROXIMATE: Final = "近似"


@dataclass(frozen=True, slots=True)
class Loaded:
    """`title` says edition and, for our coarse table, that it is approximate."""

    title: str
    entries: dict[str, Named]


def active_table(kind: str) -> Loaded | None:
    """The table of this kind that is in force; for industries our coarse one where none was imported."""
    table = ClassTable.objects.filter(kind=kind, state=TableState.ACTIVE).first()
    if table is not None:
        rows = ClassEntry.objects.filter(table=table).values_list("symbol", "code", "name")
        return Loaded(str(table), {symbol: (code, name) for symbol, code, name in rows})
    return coarse_industries() if kind == TableKind.INDUSTRY else None


@cache
def _coarse() -> dict[str, object]:
    folder = resources.files("panhuo.portfolio.classes.rules")
    data: dict[str, object] = json.loads(folder.joinpath("data/coarse_industries.json").read_text(encoding="utf-8"))
    return data


def coarse_industries() -> Loaded:
    """Ours: IPC classes and some subclasses → divisions of GB/T 4754, marked 近似."""
    data = _coarse()
    rows = data["entries"]
    assert isinstance(rows, list)  # noqa: S101 -- our own file
    return Loaded(str(data["name"]), {symbol: (code, industry_name(code)) for symbol, code in rows})
