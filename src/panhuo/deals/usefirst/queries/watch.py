"""Where a deal stands: what the trigger waits for, what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from panhuo.deals.ledger.api import Owing, Standing, owing, standing
from panhuo.deals.rules.findings import Finding
from panhuo.deals.rules.usefirst.states import ENDS, Move, State, moves_from
from panhuo.deals.rules.usefirst.terms import plan_terms
from panhuo.deals.usefirst.models import Deal
from panhuo.deals.usefirst.queries.region import region_rule


@dataclass(frozen=True, slots=True)
class Watch:
    """`owing` None: there is no plan. `findings`: what the plan lacks for use first, pay later."""

    owing: Owing | None
    standing: Standing
    findings: Sequence[Finding]

    @property
    def met(self) -> date | None:
        return self.owing.met if self.owing else None


def watch(deal: Deal, *, on: date) -> Watch:
    """By the facts up to a day."""
    state = owing(deal.agreement, on=on)
    effective = deal.agreement.effective_on or deal.agreement.starts_on or on
    findings = plan_terms(state.plan, region_rule(deal.region, on=effective)) if state else []
    return Watch(state, standing(deal.agreement, on=on), findings)


def deal_moves(deal: Deal, *, by: str) -> list[Move]:
    """What the office or the firm may do now."""
    return moves_from(State(deal.state), by=by)


def is_over(deal: Deal) -> bool:
    return State(deal.state) in ENDS
