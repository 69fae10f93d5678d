"""Counts behind the pictures of a portfolio: by class and by age."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from panhuo.patents.api import LegalState, PatentKind, PatentQuerySet, ipc_titles_exact


@dataclass(frozen=True, slots=True)
class Cell:
    """A section, class or subclass with its number of patents."""

    symbol: str
    title: str
    count: int
    below: tuple[Cell, ...] = ()


def ipc_tree(patents: PatentQuerySet) -> tuple[list[Cell], int]:
    """Sections, classes and subclasses of the main symbols, and how many patents have none."""
    counted = dict(patents.order_by().values_list("ipc_subclass").annotate(n=Count("pk")))
    unknown = counted.pop("", 0)
    tree: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for symbol, count in counted.items():
        tree[symbol[0]][symbol[:3]][symbol] = count
    titles = ipc_titles_exact({*counted, *(symbol[:3] for symbol in counted), *tree})
    sections = [
        _cell(section, [_class(one, subs, titles) for one, subs in classes.items()], titles)
        for section, classes in tree.items()
    ]
    return sorted(sections, key=lambda cell: -cell.count), unknown


def _class(symbol: str, subclasses: dict[str, int], titles: dict[str, str]) -> Cell:
    return _cell(symbol, [Cell(sub, titles.get(sub, ""), count) for sub, count in subclasses.items()], titles)


def _cell(symbol: str, below: list[Cell], titles: dict[str, str]) -> Cell:
    ordered = tuple(sorted(below, key=lambda cell: -cell.count))
    return Cell(symbol, titles.get(symbol, ""), sum(one.count for one in below), ordered)


@dataclass(frozen=True, slots=True)
class AgeRow:
    """Patents in force of one age (full years of the calendar since filing) by kind."""

    age: int
    invention: int
    utility: int
    design: int


def age_pyramid(patents: PatentQuerySet, *, today: date | None = None) -> tuple[list[AgeRow], int]:
    """One row for each age from 0 on, and how many in force have no filing date or no kind."""
    year = (today or timezone.localdate()).year
    live = patents.filter(legal_state=LegalState.VALID).order_by()
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    unknown = 0
    for filed, kind, count in live.values_list("filing_year", "kind").annotate(n=Count("pk")):
        if filed is None or kind == PatentKind.UNKNOWN:
            unknown += count
        else:
            counted[max(year - filed, 0)][kind] = count
    ages = range(max(counted, default=-1) + 1)
    return [AgeRow(age, *(counted[age].get(kind, 0) for kind in _KINDS)) for age in ages], unknown


_KINDS = (PatentKind.INVENTION.value, PatentKind.UTILITY.value, PatentKind.DESIGN.value)
