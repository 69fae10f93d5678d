"""Who should meet whom: by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from panhuo.exchange.events.domain.parties import party_for
from panhuo.exchange.events.domain.sides import require_one_side_of
from panhuo.exchange.events.domain.tell import tell
from panhuo.exchange.events.enums import EventKind, PairState, PartyState, Side
from panhuo.exchange.events.may import may_prepare
from panhuo.exchange.events.models import EventPair, EventParty, MatchEvent, PairItem
from panhuo.needs.api import Need
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, normalise_name
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.models import User


def pair_for(event: MatchEvent, supply: EventParty, demand: EventParty, *, by_hand: bool = False) -> EventPair:
    """The pair of the two; made if there is none yet."""
    made, _new = EventPair.objects.get_or_create(
        supply=supply, demand=demand, defaults={"event": event, "by_hand": by_hand}
    )
    return made


def put_item(pair: EventPair, *, patent: Patent | None, need: Need | None, rank: int, reason: str) -> None:
    """What the two talk about; the same patent and need once. The pair's rank is its best item's."""
    PairItem.objects.update_or_create(
        pair=pair, patent=patent, need=need, defaults={"rank": rank, "reason": reason[:1000]}
    )
    best = pair.items.aggregate(best=Min("rank"))["best"]
    if best is not None and best != pair.rank:
        pair.rank = best
        pair.save(update_fields=["rank"])


@transaction.atomic
def add_pair(
    event: MatchEvent,
    *,
    supply: str,
    demand: str,
    actor: User,
    patent: Patent | None = None,
    need: Need | None = None,
    reason: str = "",
) -> EventPair:
    """Bring two together by their names; a dropped pair comes back. At a roadshow nobody named means everybody there.

    Raises:
        NotAllowed: not the host's people, the event is not being prepared, or the actor stands on both sides.
        InvalidInput: a name is missing, both are the same, or the patent or need is not one the actor may see.
    """
    if not may_prepare(actor, event):
        raise NotAllowed
    to_all = event.kind == EventKind.ROADSHOW and not demand.strip()
    if not supply.strip() or not (demand.strip() or to_all):
        raise InvalidInput(_("请填写供需双方"), field="supply", code="empty")
    if normalise_name(supply) == normalise_name(demand):
        raise InvalidInput(_("供需双方不能是同一单位"), field="demand", code="same")
    if patent is not None and not Patent.objects.visible_to(actor).filter(pk=patent.pk).exists():
        raise InvalidInput(_("没有这件专利"), field="patent", code="patent")
    if need is not None and not Need.objects.visible_to(actor).filter(pk=need.pk).exists():
        raise InvalidInput(_("没有这条需求"), field="need", code="need")
    audience = _everybody(event) if to_all else _named(event, Side.DEMAND, demand)
    pair = pair_for(event, _named(event, Side.SUPPLY, supply), audience, by_hand=True)
    if pair.state == PairState.DROPPED:
        pair.state = PairState.PROPOSED
        pair.save(update_fields=["state"])
    put_item(pair, patent=patent, need=need, rank=1, reason=reason.strip())
    require_one_side_of([pair], actor)
    tell(event, verb="pair_added", actor=actor, pair=pair.pk)
    return pair


@transaction.atomic
def drop_pair(pair: EventPair, *, actor: User, dropped: bool = True) -> None:
    """Take a pair out (it stays in sight and is not proposed again), or back in.

    Raises:
        NotAllowed: as for `add_pair`; who stands on both sides may take it out all the same.
    """
    if not may_prepare(actor, pair.event):
        raise NotAllowed
    if not dropped:
        require_one_side_of([pair], actor)
    pair.state = PairState.DROPPED if dropped else PairState.PROPOSED
    pair.slot = pair.table = None
    pair.fixed, pair.why_not = False, ""
    pair.save(update_fields=["state", "slot", "table", "fixed", "why_not"])
    tell(pair.event, verb="pair_dropped" if dropped else "pair_added", actor=actor, pair=pair.pk)


def _everybody(event: MatchEvent) -> EventParty:
    """All who have come, to whom a roadshow speaks: they need no invitation and listen to one at a time."""
    party = party_for(event, side=Side.DEMAND, organisation=None, name=_("全体到场企业"))
    EventParty.objects.filter(pk=party.pk).update(state=PartyState.ACCEPTED)
    return party


def _named(event: MatchEvent, side: str, name: str) -> EventParty:
    known = Organisation.objects.active().filter(normal_name=normalise_name(name)).first()
    return party_for(event, side=side, organisation=known, name=name)
