"""Who should meet whom, why, when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.events.enums import Outcome, PairState
from panhuo.exchange.events.models.event import MatchEvent
from panhuo.exchange.events.models.party import EventParty
from panhuo.exchange.events.queries.visible import PairQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class EventPair(models.Model):
    """`rank`: the best rank among its items. `slot`, `table` from 0; `fixed`: the slot was chosen by people.

    `why_not`: code of what stands against a slot. `outcome` empty: not written down. `amount_fen`: what both sides
    named as the worth of the intent, in 分; None: not said.
    """

    items: RelatedManager[PairItem]

    event = models.ForeignKey(MatchEvent, on_delete=models.CASCADE, related_name="pairs")
    supply = models.ForeignKey(EventParty, on_delete=models.CASCADE, related_name="+")
    demand = models.ForeignKey(EventParty, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=PairState.choices, default=PairState.PROPOSED)
    by_hand = models.BooleanField(default=False)
    rank = models.PositiveIntegerField(default=1)
    slot = models.PositiveSmallIntegerField(null=True, blank=True)
    table = models.PositiveSmallIntegerField(null=True, blank=True)
    fixed = models.BooleanField(default=False)
    why_not = models.CharField(max_length=10, blank=True)
    outcome = models.CharField(_("结果"), max_length=14, choices=Outcome.choices, blank=True)
    amount_fen = models.BigIntegerField(_("意向金额"), null=True, blank=True)
    outcome_note = models.CharField(_("说明"), max_length=500, blank=True)
    next_step = models.CharField(_("下一步"), max_length=200, blank=True)
    next_on = models.DateField(_("下一步日期"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True, blank=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        ordering = ("slot", "table", "rank", "pk")
        constraints = (
            models.UniqueConstraint(fields=("supply", "demand"), name="two_parties_meet_once_an_event"),
            models.UniqueConstraint(
                fields=("event", "slot", "table"),
                condition=models.Q(slot__isnull=False),
                name="one_meeting_a_table_and_slot",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.event_id} {self.pk}"


class PairItem(models.Model):
    """What the two talk about: a patent, and the need it may answer where there is one. `reasons` from matching."""

    pair = models.ForeignKey(EventPair, on_delete=models.CASCADE, related_name="items")
    patent = models.ForeignKey("patents.Patent", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    need = models.ForeignKey("needs.Need", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveIntegerField(default=1)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("rank", "pk")
        constraints = (
            models.UniqueConstraint(fields=("pair", "patent", "need"), name="one_pair_item_a_patent_and_need"),
        )

    def __str__(self) -> str:
        return f"#{self.pair_id} {self.pk}"
