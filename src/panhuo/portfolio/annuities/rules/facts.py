"""What is known of a patent, and whether it can be true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.annuities.rules.errors import RuleError
from panhuo.portfolio.annuities.rules.payments import Paid
from panhuo.portfolio.annuities.rules.readings import Readings
from panhuo.portfolio.annuities.rules.reductions import Period, Reduction
from panhuo.portfolio.annuities.rules.tables import Kind
from panhuo.portfolio.annuities.rules.terms import grant_year_candidates, term_end


@dataclass(frozen=True, slots=True)
class Facts:
    """`filed`: of a PCT application the international filing date, of a divisional that of its parent.

    `paid_through`: the last year that is paid; None: not known. `payments` are single receipts, which count for
    years after it. `compensation_days`: what the office granted (Rule 84), inventions only. `open_licences`: days
    on which a licence under an open-licence statement was in force.
    """

    kind: Kind
    filed: date
    granted: date
    reduction: Reduction | None = None
    open_licences: tuple[Period, ...] = ()
    suspensions: tuple[Period, ...] = ()
    paid_through: int | None = None
    payments: tuple[Paid, ...] = ()
    compensation_days: int = 0


def check_facts(facts: Facts, *, readings: Readings) -> None:
    """Raises `RuleError` where two facts contradict one another."""
    if facts.granted < facts.filed:
        raise RuleError(gettext_noop("授权日早于申请日"), code="granted_before_filed")
    if facts.compensation_days < 0:
        raise RuleError(gettext_noop("期限补偿天数不能为负"), code="negative_compensation")
    if facts.compensation_days and facts.kind is not Kind.INVENTION:
        raise RuleError(gettext_noop("只有发明专利有期限补偿（专利法第四十二条）"), code="compensation_not_invention")
    if facts.granted > term_end(facts.kind, filed=facts.filed, readings=readings):
        raise RuleError(gettext_noop("授权日晚于专利权期限届满日"), code="granted_after_term")


def settled_grant_years(facts: Facts, *, last: int) -> tuple[int, ...]:
    """The year of grant; two candidates where it falls on an anniversary and what is paid does not settle it."""
    candidates = tuple(year for year in grant_year_candidates(filed=facts.filed, granted=facts.granted) if year <= last)
    return (facts.paid_through,) if facts.paid_through in candidates else candidates
