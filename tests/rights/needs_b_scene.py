"""A centre's chain and event, a robot and a subscription of the university, each with a marker."""

from __future__ import annotations

import base64
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

CHAIN_MARK = "机密链七五"
EVENT_MARK = "机密会七六"
SUBSCRIPTION_MARK = "机密订七七"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def make_chain(*, university: Any, office: Any) -> models.Model:
    """A chain that only the university sees, with a version and two links; all bear the same number."""
    from panhuo.exchange.chains.models import Chain, ChainNode, ChainSupply, ChainVersion

    m, pk = CHAIN_MARK, 75001
    chain = Chain.objects.create(
        pk=pk, organisation=university, title=f"{m}链", visibility="organisation", created_by=office, version=1
    )
    node = ChainNode.objects.create(pk=pk, chain=chain, position=0, name=f"{m}环节", keywords=[m])
    other = ChainNode.objects.create(pk=pk + 1, chain=chain, position=1, name=f"{m}下游", parent=node)
    ChainSupply.objects.create(pk=pk, source=node, target=other)
    ChainVersion.objects.create(pk=pk, chain=chain, number=1, outline=f"{m}环节", actor=office)
    return chain


def make_event(*, university: Any, office: Any) -> models.Model:
    """An event with everything in it, to which nobody else is invited; all its records bear the same number."""
    from panhuo.exchange.events.models import Attendee, EventPair, EventParty, EventPicture, MatchEvent, PairItem

    m, pk = EVENT_MARK, 76001
    event = MatchEvent.objects.create(
        pk=pk, organisation=university, title=f"{m}对接", visibility="invited", state="scheduled", created_by=office,
        starts_at=timezone.now(), summary=m, purpose=m, place=m,
    )  # fmt: skip
    sides = [
        EventParty.objects.create(
            pk=pk + at, event=event, side=side, name=f"{m}{side}", state="accepted", nonce="0" * 32
        )
        for at, side in enumerate(("supply", "demand"))
    ]
    Attendee.objects.create(pk=pk, party=sides[0], name=f"{m}代表", nonce="0" * 32)
    pair = EventPair.objects.create(
        pk=pk, event=event, supply=sides[0], demand=sides[1], slot=0, table=0, outcome="intent", outcome_note=m
    )
    PairItem.objects.create(pk=pk, pair=pair, reason=m)
    EventPicture.objects.create(pk=pk, event=event, file=ContentFile(DOT, name="x.png"), caption=m, added_by=office)
    return event


def make_subscription(*, university: Any, office: Any) -> list[models.Model]:
    """A subscription with a digest, and a robot whose address nobody may read."""
    from panhuo.exchange.subscriptions.models import Robot, SentDigest, Subscription

    m, pk = SUBSCRIPTION_MARK, 77001
    one = Subscription.objects.create(
        pk=pk, owner=office, name=f"{m}订阅", target="needs", nonce="0" * 32, since=timezone.now()
    )
    SentDigest.objects.create(pk=pk, subscription=one)
    robot = Robot.objects.create(
        pk=pk, organisation=university, name=f"{m}群", kind="wecom", url="https://hook.example.org/", created_by=office
    )
    return [one, robot]


def make_needs_b(*, university: Any, office: Any) -> list[tuple[models.Model, str, bool]]:
    """(record, mark, whether the administrator reads it)."""
    subscription, robot = make_subscription(university=university, office=office)
    return [
        (make_chain(university=university, office=office), CHAIN_MARK, True),
        (make_event(university=university, office=office), EVENT_MARK, True),
        (subscription, SUBSCRIPTION_MARK, False),
        (robot, SUBSCRIPTION_MARK, False),
    ]
