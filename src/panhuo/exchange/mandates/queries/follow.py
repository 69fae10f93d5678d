"""The needs that an agency follows for its principals: where each stands and whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from panhuo.exchange.answers.api import AnswerRequest, RequestState
from panhuo.exchange.contacts.api import Contact, ContactState, Side, turn
from panhuo.exchange.mandates.enums import NextAct, Turn
from panhuo.exchange.mandates.rules.turns import Standing, next_act, turn_of
from panhuo.needs.api import Need, NeedStatus
from panhuo.orgs.api import Organisation, RepresentationScope, Viewer, represented_ids

if TYPE_CHECKING:
    from panhuo.needs.api import NeedQuerySet
    from panhuo.orgs.api import User

MOST: Final = 5000
"""Needs that are looked at for one list."""


@dataclass(frozen=True, slots=True)
class Followed:
    """One need. `due_on`: the next day by which somebody has to answer; None where nobody has to."""

    need: Need
    act: NextAct
    turn: Turn
    asked: int
    answered: int
    late: int
    contacts: int
    deals: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class FollowFilters:
    firm: tuple[str, ...] = ()
    turn: tuple[str, ...] = ()
    act: tuple[str, ...] = ()


def principals_of(user: User) -> list[Organisation]:
    """Firms whose needs the user's organisations keep by mandate today, by name."""
    ids = represented_ids(Viewer.of(user), RepresentationScope.NEEDS)
    return list(Organisation.objects.filter(pk__in=ids).order_by("name"))


def needs_followed(user: User) -> NeedQuerySet:
    """Needs of the principals, the newest first."""
    ids = represented_ids(Viewer.of(user), RepresentationScope.NEEDS)
    return Need.objects.filter(organisation__in=ids).select_related("organisation").order_by("-pk")


def followed(user: User, *, today: date | None = None) -> list[Followed]:
    """At most `MOST`; what waits for us first, the soonest day first."""
    needs = list(needs_followed(user).defer("text", "reading")[:MOST])
    day = today or timezone.localdate()
    requests = _by_need(
        AnswerRequest.objects.filter(need__in=[one.pk for one in needs])
        .exclude(state=RequestState.WITHDRAWN)
        .values_list("need", "state", "due_on")
    )
    contacts = _by_need(
        Contact.objects.filter(need__in=[one.pk for one in needs]).values_list(
            "need", "state", "asked_by", "next_side", "due_on", "next_on"
        )
    )
    rows = [_followed(one, requests.get(one.pk, []), contacts.get(one.pk, []), day) for one in needs]
    order = [Turn.OURS, Turn.THEIRS, Turn.OVER]
    return sorted(rows, key=lambda row: (order.index(row.turn), row.due_on or date.max, -row.need.pk))


def filter_followed(rows: Iterable[Followed], filters: FollowFilters) -> list[Followed]:
    """Values of one filter are alternatives, filters are all required."""
    return [
        row
        for row in rows
        if (not filters.firm or str(row.need.organisation_id) in filters.firm)
        and (not filters.turn or row.turn in filters.turn)
        and (not filters.act or row.act in filters.act)
    ]


def follow_facets(rows: list[Followed], filters: FollowFilters) -> dict[str, list[tuple[str, str, int]]]:
    """For each filter (value, label, count) under all the others."""
    firms = Counter(
        (str(row.need.organisation_id), str(row.need.organisation))
        for row in filter_followed(rows, replace(filters, firm=()))
    )
    turns = Counter(row.turn for row in filter_followed(rows, replace(filters, turn=())))
    acts = Counter(row.act for row in filter_followed(rows, replace(filters, act=())))
    return {
        "turn": [(str(one), str(one.label), turns[one]) for one in Turn],
        "act": [(str(one), str(one.label), acts[one]) for one in NextAct],
        "firm": [(pk, name, n) for (pk, name), n in firms.most_common()],
    }


def firms_waiting(user: User) -> int:
    """How many of the principals have no need yet: somebody should ask them."""
    ids = represented_ids(Viewer.of(user), RepresentationScope.NEEDS)
    has = Need.objects.filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Q(pk__in=ids), ~Exists(has)).count()


def _by_need(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for need, *rest in rows:
        found.setdefault(need, []).append(tuple(rest))
    return found


def _followed(need: Need, requests: list[tuple[Any, ...]], contacts: list[tuple[Any, ...]], today: date) -> Followed:
    states = Counter(state for state, _due in requests)
    turns = Counter(
        turn(str(state), asked_by=str(asked_by), next_side=str(next_side))
        for state, asked_by, next_side, *_days in contacts
        if state in (ContactState.REQUESTED, ContactState.OPEN)
    )
    live = sum(turns.values())
    ours = turns[Side.DEMAND] + turns["both"] + turns[""]
    standing = Standing(
        closed=need.status != NeedStatus.OPEN and not live,
        asked_back=states[RequestState.ASKED_BACK], open=states[RequestState.OPEN],
        answered=states[RequestState.ANSWERED], contacts_ours=ours, contacts_theirs=live - ours,
    )  # fmt: skip
    act = next_act(standing)
    days = [due for state, due in requests if state == RequestState.OPEN]
    days += [due for state, _by, _side, due, _next in contacts if state == ContactState.REQUESTED]
    days += [next_on for state, _by, _side, _due, next_on in contacts if state == ContactState.OPEN and next_on]
    return Followed(
        need=need, act=NextAct(act), turn=Turn(turn_of(act)), asked=len(requests),
        answered=states[RequestState.ANSWERED], late=sum(s == RequestState.OPEN and d < today for s, d in requests),
        contacts=live, deals=sum(state == ContactState.DEAL for state, *_rest in contacts),
        due_on=min(days) if days and act != "none" else None,
    )  # fmt: skip
