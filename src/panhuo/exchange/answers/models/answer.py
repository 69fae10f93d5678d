"""What the institution answered. One answer a round: the database lets only one of two that come at once in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.answers.enums import AnswerKind, DeclineReason
from panhuo.exchange.answers.models.request import AnswerRequest
from panhuo.exchange.answers.queries.visible import AnswerQuerySet


class Answer(models.Model):
    """`patents`: ids of the patents that it offers or proposes instead. `reply`: what the enterprise said to it.

    `days`: working days from being asked in this round to the answer.
    """

    request = models.ForeignKey(AnswerRequest, on_delete=models.CASCADE, related_name="answers")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    reason = models.CharField(max_length=12, choices=DeclineReason.choices, blank=True)
    text = models.TextField(_("说明"), blank=True)
    patents = models.JSONField(default=list)
    team = models.CharField(_("推荐的团队"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    days = models.SmallIntegerField()
    in_time = models.BooleanField()
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("round",)
        constraints = (
            models.UniqueConstraint(fields=("request", "round"), name="one_answer_wins_a_round"),
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="answer_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.request_id}.{self.round} {self.kind}"
