"""The grade at filing compared with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from panhuo.orgs.api import Organisation
from panhuo.portfolio.prefiling.enums import ENDED, USED, FilingStep
from panhuo.portfolio.prefiling.models import Filing


class Fate(StrEnum):
    """The farthest that a filing got; each filing has exactly one."""

    USED = "used"
    GRANTED = "granted"
    PENDING = "pending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class GradeRow:
    """Filings of one grade by what became of them."""

    grade: str
    counts: dict[Fate, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def fates_by_grade(units: Sequence[Organisation]) -> list[GradeRow]:
    """A row for each grade under which something was filed. Counts only: nothing of any disclosure's content."""
    counted: Counter[tuple[str, Fate]] = Counter()
    rows = Filing.objects.filter(organisation__in=units).select_related("decision").prefetch_related("events")
    for filing in rows:
        counted[filing.decision.grade, fate_of({event.step for event in filing.events.all()})] += 1
    grades = sorted({grade for grade, _fate in counted})
    return [GradeRow(grade, {fate: counted[grade, fate] for fate in Fate}) for grade in grades]


def fate_of(steps: set[str]) -> Fate:
    """Used beats everything; then the end; then the grant."""
    if steps & set(USED):
        return Fate.USED
    if steps & set(ENDED):
        return Fate.ENDED
    return Fate.GRANTED if FilingStep.GRANTED in steps else Fate.PENDING
