"""Who takes part in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.events.enums import PartyState, Side
from panhuo.exchange.events.models.event import MatchEvent
from panhuo.exchange.events.queries.visible import PartyQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class EventParty(models.Model):
    """One organisation on one side; `organisation` None: one without an account, reached by a one-time link.

    `at_once`: meetings that it can hold at the same time. `away`: slots (from 0) that it cannot come to.
    """

    attendees: RelatedManager[Attendee]

    event = models.ForeignKey(MatchEvent, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=6, choices=Side.choices)
    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("单位"), max_length=200)
    state = models.CharField(max_length=8, choices=PartyState.choices, default=PartyState.LISTED)
    at_once = models.PositiveSmallIntegerField(_("可同时洽谈的桌数"), default=1)
    away = models.JSONField(default=list, blank=True)
    nonce = models.CharField(max_length=32)
    invited_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(_("不参加的原因"), max_length=200, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ("side", "name", "pk")
        verbose_name_plural = "event parties"
        constraints = (
            models.UniqueConstraint(fields=("event", "side", "name"), name="one_event_party_a_name"),
            models.UniqueConstraint(
                fields=("event", "side", "organisation"),
                condition=models.Q(organisation__isnull=False),
                name="one_event_party_an_organisation",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Attendee(models.Model):
    """A person who comes; `nonce` stands in the code on the badge."""

    party = models.ForeignKey(EventParty, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(_("姓名"), max_length=60)
    title = models.CharField(_("职务"), max_length=60, blank=True)
    nonce = models.CharField(max_length=32)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("party", "pk")
        constraints = (models.UniqueConstraint(fields=("party", "name"), name="one_event_badge_a_person"),)

    def __str__(self) -> str:
        return self.name
