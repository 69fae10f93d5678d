"""When who meets whom at which table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from panhuo.exchange.events.enums import PairState
from panhuo.exchange.events.models import EventPair, EventParty, MatchEvent, PairItem
from panhuo.exchange.events.rules.clock import slot_times
from panhuo.needs.api import Need
from panhuo.patents.api import Patent

if TYPE_CHECKING:
    from panhuo.orgs.models import User


@dataclass(frozen=True, slots=True)
class Slot:
    """`number` from 1; `pairs` by table."""

    number: int
    begin: datetime
    end: datetime
    pairs: Sequence[EventPair]


def agenda(event: MatchEvent, *, party: EventParty | None = None) -> list[Slot]:
    """Every slot with its meetings; of one party only its own meetings, and only slots in which it has one."""
    rows = event.pairs.filter(state=PairState.PROPOSED, slot__isnull=False, table__isnull=False)
    pairs = [
        pair
        for pair in rows.select_related("supply", "demand").order_by("slot", "table")
        if party is None or party.pk in {pair.supply_id, pair.demand_id}
    ]
    found = []
    for number, (begin, end) in enumerate(times(event)):
        here = [pair for pair in pairs if pair.slot == number]
        if here or party is None:
            found.append(Slot(number + 1, begin, end, here))
    return found


def times(event: MatchEvent) -> list[tuple[datetime, datetime]]:
    """(begin, end) of each slot in Shanghai time."""
    start = timezone.localtime(event.starts_at)
    return list(slot_times(start, slots=event.slots, minutes=event.minutes, pause=event.pause))


def items_in_sight(pairs: Sequence[EventPair], *, user: User | AnonymousUser) -> dict[int, list[PairItem]]:
    """Pair → what the two talk about, without patents and needs that this reader may not see."""
    rows = PairItem.objects.filter(pair__in=pairs).select_related("patent", "need")
    items = list(rows.prefetch_related("patent__identifiers"))
    patents = set(Patent.objects.visible_to(user).filter(pk__in=_ids(items, "patent_id")).values_list("pk", flat=True))
    needs = set(Need.objects.visible_to(user).filter(pk__in=_ids(items, "need_id")).values_list("pk", flat=True))
    found: dict[int, list[PairItem]] = {}
    for item in items:
        if item.patent_id not in patents:
            item.patent = None
        if item.need_id not in needs:
            item.need = None
        if item.patent is None or item.need is None:
            item.reason = ""  # names words of both texts
        if item.patent or item.need:
            found.setdefault(item.pair_id, []).append(item)
    return found


def _ids(items: list[PairItem], name: str) -> set[int]:
    return {pk for item in items if (pk := getattr(item, name)) is not None}
