"""Two organisations in touch about a need, a patent or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.contacts.enums import ContactState, EndReason, NdaState, Side
from panhuo.exchange.contacts.queries.visible import ContactQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.contacts.models.approval import Approval
    from panhuo.exchange.contacts.models.broker import Broker
    from panhuo.exchange.contacts.models.meeting import Meeting
    from panhuo.exchange.contacts.models.message import Message


_LIVE = Q(state__in=("requested", "open"))


class Contact(models.Model):
    """`asked_by`: the side that asked. `next_side`: who acts next (demand, supply, both), "" where nobody said.

    `hides_firm`: the need was anonymous when the contact was asked for; the firm is named once it is accepted.
    `agreement_id`: the agreement that came of it (deals), None where none was drafted here.
    """

    messages: RelatedManager[Message]
    brokers: RelatedManager[Broker]
    meetings: RelatedManager[Meeting]
    approvals: RelatedManager[Approval]

    need = models.ForeignKey("needs.Need", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    patent = models.ForeignKey("patents.Patent", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    demand = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    supply = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=8, choices=Side.choices)
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    hides_firm = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ContactState.choices, default=ContactState.REQUESTED)
    due_on = models.DateField(_("请在此日前答复"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    nda = models.CharField(max_length=8, choices=NdaState.choices, default=NdaState.NONE)
    nda_text = models.TextField(_("保密约定"), blank=True)
    nda_proposed_by = models.CharField(max_length=8, choices=Side.choices, blank=True)
    nda_signed = models.JSONField(default=dict, blank=True)
    next_step = models.CharField(_("下一步"), max_length=200, blank=True)
    next_on = models.DateField(_("日期"), null=True, blank=True)
    next_side = models.CharField(max_length=8, blank=True)
    end_reason = models.CharField(max_length=12, choices=EndReason.choices, blank=True)
    end_note = models.CharField(max_length=500, blank=True)
    agreement_id = models.BigIntegerField(null=True, blank=True)
    deal_fen = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(auto_now=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("demand", "state"), name="contacts_demand"),
            models.Index(fields=("supply", "state"), name="contacts_supply"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(need__isnull=False) | Q(patent__isnull=False), name="contact_is_about_something"
            ),
            models.CheckConstraint(condition=~Q(demand=models.F("supply")), name="contact_has_two_sides"),
            models.CheckConstraint(condition=Q(state__in=ContactState.values), name="contact_state_is_known"),
            models.UniqueConstraint(
                fields=("need", "patent", "demand", "supply"), condition=_LIVE, name="one_live_contact_about_both"
            ),
            models.UniqueConstraint(
                fields=("need", "demand", "supply"),
                condition=_LIVE & Q(patent=None),
                name="one_live_contact_about_a_need",
            ),
            models.UniqueConstraint(
                fields=("patent", "demand", "supply"),
                condition=_LIVE & Q(need=None),
                name="one_live_contact_about_a_patent",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
