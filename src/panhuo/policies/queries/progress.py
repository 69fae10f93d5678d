"""How far a campaign is: by organisation and by region."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from panhuo.policies.enums import HandInState
from panhuo.policies.models import Campaign, HandIn
from panhuo.policies.queries.visible import HandInQuerySet


@dataclass(frozen=True, slots=True)
class TaskLine:
    """`late`: owed and over its deadline. `counts`: of the list as handed in; empty before."""

    task: HandIn
    late: bool
    counts: dict[str, int]
    parts_total: int
    parts_done: int


@dataclass(frozen=True, slots=True)
class Progress:
    """`states`: how many tasks are in which state. `by_region`: region → state → how many."""

    lines: list[TaskLine]
    states: dict[str, int]
    by_region: dict[str, Counter[str]]
    late: int

    @property
    def total(self) -> int:
        return len(self.lines)


def campaign_progress(campaign: Campaign, *, tasks: HandInQuerySet, today: date | None = None) -> Progress:
    """Over `tasks`: those of the campaign that may be seen."""
    day = today or timezone.localdate()
    rows = tasks.filter(campaign=campaign).select_related("organisation__region", "reviewer", "parent")
    found = list(rows.order_by("parent_id", "organisation__region_id", "organisation__name"))
    lines = [_line(task, found, day) for task in found]
    states = Counter(task.state for task in found)
    regions: dict[str, Counter[str]] = {}
    for task in found:
        name = str(task.organisation.region or "")
        regions.setdefault(name, Counter())[task.state] += 1
    return Progress(lines, dict(states), regions, sum(line.late for line in lines))


def _line(task: HandIn, tasks: list[HandIn], day: date) -> TaskLine:
    parts = [one for one in tasks if one.parent_id == task.pk]
    owed = task.state in {HandInState.OPEN, HandInState.RETURNED}
    done = sum(part.state == HandInState.ACCEPTED for part in parts)
    return TaskLine(task, owed and task.deadline < day, dict(task.rows.get("counts") or {}), len(parts), done)
