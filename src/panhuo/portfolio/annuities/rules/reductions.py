"""Reductions of annuities: the best one applies, they never stack (law_checks A30, A32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reduction:
    """A granted reduction (费减): 85 for one, 70 for several patentees.

    `since`: annuities that fall due earlier are not reduced; None: it was there from the grant on.
    """

    percent: int
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; open-ended where `last` is not known."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def percent_off(
    *,
    year: int,
    due: date | None,
    grant_year: int,
    reduction: Reduction | None,
    reduction_years: int,
    open_licences: tuple[Period, ...],
    open_licence_percent: int,
) -> int:
    """Per cent taken off the annuity of `year`.

    The granted reduction holds for `reduction_years` from the year of grant on and for annuities that fall due after
    it was granted. The open-licence reduction needs a licence that is being used (实施期间, Law 51): a mere
    statement does not reduce.
    """
    choices = [0]
    if reduction and grant_year <= year < grant_year + reduction_years:
        started = reduction.since is None or (due is not None and due >= reduction.since)
        choices += [reduction.percent] * started
    if due is not None and any(period.holds(due) for period in open_licences):
        choices.append(open_licence_percent)
    return max(choices)


def reduced(full: int, percent: int) -> int:
    """What remains of `full` (分) after `percent` off, rounded half up to the 分."""
    return (full * (100 - percent) + 50) // 100
