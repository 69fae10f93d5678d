"""How far orders are, and what checks said of agencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from panhuo.exchange.procurement.enums import CheckOutcome, CheckStage
from panhuo.exchange.procurement.models import QualityCheck
from panhuo.portfolio.prefiling.api import Disclosure, FilingStep, may_file

if TYPE_CHECKING:
    from panhuo.exchange.procurement.models import AgencyOrder, Procurement
    from panhuo.orgs.api import User


def stages_since(order: AgencyOrder) -> dict[str, date]:
    """Stages whose check may be made, with the day of filing and of grant."""
    if order.filing is None:
        return {}
    found = {CheckStage.FILING.value: order.filing.filed_on}
    granted = [event.on for event in order.filing.events.all() if event.step == FilingStep.GRANTED]
    return found | ({CheckStage.GRANT.value: granted[0]} if granted else {})


def open_stages(order: AgencyOrder) -> list[str]:
    return list(stages_since(order))


@dataclass(frozen=True, slots=True)
class Record:
    """Checks of an agency's work on this platform: `passed` (with or without remarks) of `checked`."""

    passed: int
    checked: int


def records_of(agencies: Iterable[int]) -> dict[int, Record]:
    """The last check of each order and stage counts."""
    ids = list(agencies)
    last: dict[tuple[int, str], QualityCheck] = {}
    rows = QualityCheck.objects.filter(order__agency__in=ids).select_related("order").order_by("pk")
    for check in rows:
        last[check.order_id, check.stage] = check
    counted = {pk: [0, 0] for pk in ids}
    for check in last.values():
        counted[check.order.agency_id][1] += 1
        counted[check.order.agency_id][0] += check.outcome != CheckOutcome.FAILED
    return {pk: Record(*pair) for pk, pair in counted.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """A disclosure that the user is named in, and whether it may be ordered from; `reason` says why (not)."""

    disclosure: Disclosure
    allowed: bool
    reason: str


def orderable(procurement: Procurement, user: User) -> list[Choice]:
    """Disclosures of the house that the user may read and that have no live order."""
    from panhuo.exchange.procurement.models import AgencyOrder
    from panhuo.exchange.procurement.models.order import LIVE
    from panhuo.portfolio.prefiling.api import institution_of, units_of

    taken = AgencyOrder.objects.filter(state__in=LIVE).values("disclosure")
    units = units_of(institution_of(procurement.organisation))
    rows = Disclosure.objects.visible_to(user).filter(organisation__in=units).exclude(pk__in=taken)
    return [Choice(one, *may_file(one)) for one in rows]
