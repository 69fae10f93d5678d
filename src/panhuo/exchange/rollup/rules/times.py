"""How fast needs were answered: counts, a share with its numerator and denominator, the median."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median


@dataclass(frozen=True, slots=True)
class Asked:
    """One need put to an institution. `days`: working days to the first answer; None: not answered by `as_of`."""

    due_on: date
    as_of: date
    days: int | None = None
    in_time: bool | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """`asked` = `in_time` + `late` + `running` + `overdue`. `median_days` None: nothing was answered."""

    asked: int
    in_time: int
    late: int
    running: int
    overdue: int
    median_days: Fraction | None

    @property
    def answered(self) -> int:
        return self.in_time + self.late

    @property
    def measured(self) -> int:
        """The denominator: all but those whose day has not come."""
        return self.asked - self.running

    @property
    def share(self) -> Fraction | None:
        """Answered within the deadline, of all measured; None where nothing could be measured."""
        return Fraction(self.in_time, self.measured) if self.measured else None


def times_of(rows: Iterable[Asked]) -> Times:
    """Counts over these. A deadline lasts to the end of its day."""
    found = list(rows)
    days = [one.days for one in found if one.days is not None]
    return Times(
        asked=len(found),
        in_time=sum(one.in_time is True for one in found),
        late=sum(one.in_time is False for one in found),
        running=sum(one.in_time is None and one.due_on >= one.as_of for one in found),
        overdue=sum(one.in_time is None and one.due_on < one.as_of for one in found),
        median_days=Fraction(median(days)) if days else None,
    )
