"""A matching event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.events.enums import EventKind, EventState, EventVisibility
from panhuo.exchange.events.queries.visible import MatchingEventQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.events.models.pair import EventPair
    from panhuo.exchange.events.models.party import EventParty


class MatchEvent(models.Model):
    """`slots` meetings one after another of `minutes` each, `tables` beside each other; `capacity` people in all.

    `approver` None: an administrator of the host approves. `version` of a chain isn't kept: the nodes are read anew.
    `proved`: the solver has proved that no plan holds more meetings; None: nothing is planned.
    """

    parties: RelatedManager[EventParty]
    pairs: RelatedManager[EventPair]
    pictures: RelatedManager[EventPicture]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("批准单位"),
    )  # fmt: skip
    title = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类型"), max_length=10, choices=EventKind.choices, default=EventKind.MATCHING)
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.DRAFT)
    visibility = models.CharField(
        _("公开范围"), max_length=10, choices=EventVisibility.choices, default=EventVisibility.MEMBERS
    )
    campaign = models.ForeignKey(
        "events.Campaign", null=True, blank=True, on_delete=models.PROTECT, related_name="events",
        verbose_name=_("所属专项活动"),
    )  # fmt: skip
    chain = models.ForeignKey(
        "chains.Chain", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("产业链")
    )
    purpose = models.TextField(_("目的和内容"), blank=True)
    place = models.CharField(_("地点"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("首场开始时间"))
    minutes = models.PositiveSmallIntegerField(
        _("每场分钟数"), default=20, validators=[MinValueValidator(5), MaxValueValidator(240)]
    )
    pause = models.PositiveSmallIntegerField(_("间隔分钟数"), default=5, validators=[MaxValueValidator(120)])
    slots = models.PositiveSmallIntegerField(
        _("场次数"), default=8, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    tables = models.PositiveSmallIntegerField(
        _("洽谈桌数"), default=10, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    capacity = models.PositiveIntegerField(_("人数上限"), default=100, validators=[MinValueValidator(1)])
    decision_note = models.CharField(max_length=300, blank=True)
    summary = models.TextField(_("总结"), blank=True)
    proved = models.BooleanField(null=True, blank=True)
    notes = models.JSONField(default=list, blank=True)
    job = models.ForeignKey("orgs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MatchingEventQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=EventState.values), name="event_state_is_known"),
        )

    def __str__(self) -> str:
        return self.title


class EventPicture(models.Model):
    """A photograph for the report, kept as PNG without what cameras write into files."""

    event = models.ForeignKey(MatchEvent, on_delete=models.CASCADE, related_name="pictures")
    file = models.FileField(upload_to="events/%Y/%m")
    caption = models.CharField(_("说明"), max_length=120, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"#{self.event_id} {self.pk}"
