"""Standing on both sides of one deal.

民法典第一百六十八条: who acts for another may not deal in that name with themselves, nor with somebody else for whom
they act at the same time, unless those who are acted for consent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """`agent` stands on both sides; `consents`: the sides that have to say yes, ``demand`` and/or ``supply``."""

    agent: int
    consents: frozenset[str]


def clash(
    *,
    demand: int,
    supply: int,
    own: Collection[int],
    represented: Mapping[int, Collection[int]],
    middle: int | None = None,
) -> Clash | None:
    """Whether somebody who works for `own` stands on both sides of a deal; None where not.

    `represented`: agent (one of `own`) → organisations that it acts for by mandate. `middle`: one of `own` that enters
    between both as a broker; then acting for one of them is enough. Somebody who simply works for both houses acts by
    no mandate: that is those houses' affair.
    """
    if middle is not None:
        bound = set(represented.get(middle, ()))
        return Clash(middle, frozenset({"demand", "supply"})) if bound & {demand, supply} else None
    for_demand = sorted(agent for agent in own if demand in represented.get(agent, ()))
    for_supply = sorted(agent for agent in own if supply in represented.get(agent, ()))
    on_demand, on_supply = bool(for_demand) or demand in own, bool(for_supply) or supply in own
    agents = for_demand or for_supply
    if not (on_demand and on_supply and agents):
        return None
    needed = {side for side, found in (("demand", for_demand), ("supply", for_supply)) if found}
    return Clash(agents[0], frozenset(needed))
