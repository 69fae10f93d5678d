"""Counts of entries: beside the list and over colleges. Two passes over a covering index give six; ways one more."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from panhuo.orgs.api import Organisation
from panhuo.portfolio.inventory.enums import EntryState, Intent
from panhuo.portfolio.inventory.queries.filters import BASE, FACETED, UNKNOWN, EntryFilters, filter_entries
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet
from panhuo.portfolio.inventory.transitions import IN_BASE

GROUPS: Final = (("state", "college", "grade"), ("trl", "intent", "implemented"))
"""Fields counted together: all six at once would give nearly as many combinations as entries."""


def entry_facets(entries: EntryQuerySet, filters: EntryFilters) -> dict[str, Counter[str]]:
    """Field → value → how many there are under all other filters. "unknown" stands for what isn't known."""
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETED}
    for group in GROUPS:
        others = filters
        for name in group:
            others = others.without(name)
        for combination, n in _combinations(filter_entries(entries, others), group):
            failing = [name for name, value in zip(group, combination, strict=True) if not _fits(filters, name, value)]
            for name, value in zip(group, combination, strict=True):
                if failing in ([], [name]):
                    found[name][value] += n
    found["mode"] = _modes(filter_entries(entries, filters.without("mode")))
    return found


def _modes(entries: EntryQuerySet) -> Counter[str]:
    """Way → entries; several ways of one entry are counted each."""
    found: Counter[str] = Counter()
    rows = entries.exclude(intent=Intent.NO).order_by().annotate(ways=Cast("modes", TextField()))
    for ways, n in rows.values_list("ways").annotate(n=Count("pk")):
        for way in json.loads(ways) or (UNKNOWN,):
            found[way] += n
    return found


def _combinations(entries: EntryQuerySet, group: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    rows = entries.order_by().values_list(*group).annotate(n=Count("pk"))
    return [(tuple(UNKNOWN if v in (None, "") else str(v) for v in row[:-1]), row[-1]) for row in rows]


def _fits(filters: EntryFilters, name: str, value: str) -> bool:
    wanted = getattr(filters, name)
    return not wanted or value in wanted or (name == "state" and BASE in wanted and value in IN_BASE)


@dataclass(frozen=True, slots=True)
class CollegeProgress:
    """`college` None: entries that belong to no college. `states`: state → entries."""

    college: Organisation | None
    states: dict[str, int]
    overdue: int

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def in_base(self) -> int:
        return sum(self.states.get(state, 0) for state in IN_BASE)


def progress_by_college(entries: EntryQuerySet) -> list[CollegeProgress]:
    """One line a college, those with most entries first."""
    counts: dict[int | None, Counter[str]] = {}
    for college, state, n in entries.order_by().values_list("college", "state").annotate(n=Count("pk")):
        counts.setdefault(college, Counter())[state] += n
    late = entries.filter(due_on__lt=timezone.localdate()).order_by()
    overdue = dict(late.values_list("college").annotate(n=Count("pk")))
    names = Organisation.objects.select_related("parent").in_bulk([pk for pk in counts if pk is not None])
    lines = [
        CollegeProgress(
            names.get(pk) if pk else None, {s: found[s] for s in EntryState.values if found[s]}, overdue.get(pk, 0)
        )
        for pk, found in counts.items()
    ]
    return sorted(lines, key=lambda line: (-line.total, str(line.college or "")))


def grade_counts(entries: EntryQuerySet) -> dict[int | None, int]:
    """Grade → entries; None for those without one."""
    return dict(entries.order_by().values_list("grade").annotate(n=Count("pk")))
