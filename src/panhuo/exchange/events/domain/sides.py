"""Nobody brings two together, or speaks for one of them, while standing on both sides (民法典第一百六十八条)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from panhuo.exchange.events.enums import PairState
from panhuo.exchange.events.models import EventPair, EventParty
from panhuo.orgs.api import require_one_side

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def require_one_side_of(pairs: Iterable[EventPair], actor: User | None) -> None:
    """Ask it before somebody speaks for a side of these pairs, or brings the two together; None: by a one-time link.

    Consent is to one deal, so each patent and need that the two talk about is asked about by itself. A pair that names
    neither can't have been consented to.

    Raises:
        NotAllowed: the actor stands on both sides, and those concerned have not consented (`orgs.require_one_side`).
    """
    if actor is None:
        return
    for pair in pairs:
        rows = pair.items.exclude(need=None, patent=None).values_list("need_id", "patent_id")
        items: list[tuple[int | None, int | None]] = [(need, patent) for need, patent in rows]
        for need, patent in items or [(None, None)]:
            require_one_side(
                actor, demand=pair.demand.organisation, supply=pair.supply.organisation, need_id=need,
                patent_ids=() if patent is None else (patent,),
            )  # fmt: skip


def pairs_of(party: EventParty) -> Iterable[EventPair]:
    """Whom the party is to meet, of those who are here: the others can't have given a mandate."""
    known = EventPair.objects.filter(state=PairState.PROPOSED, **{str(party.side): party})
    known = known.exclude(supply__organisation=None).exclude(demand__organisation=None)
    return known.select_related("supply__organisation", "demand__organisation")
