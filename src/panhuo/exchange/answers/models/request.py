"""An institution is asked about a need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.answers.enums import RequestSource, RequestState
from panhuo.exchange.answers.queries.visible import RequestQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from panhuo.exchange.answers.models.answer import Answer


class AnswerRequest(models.Model):
    """One need, one institution. `patents`: ids of its patents that may answer, best first.

    `round` counts how often the institution was asked: one more after each question that the enterprise answered.
    `round_since` and `due_on` are those of the round; `asked_at` and `first_answer_at` tell how long the first answer
    took, `first_days` in working days, `first_in_time` whether it came by its day. `beyond_table`: the deadline lies
    beyond the holiday tables that we have. `steps`: what was done for this round's deadline (`rules.stages.Step`).
    """

    answers: RelatedManager[Answer]

    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patents = models.JSONField(default=list)
    source = models.CharField(max_length=8, choices=RequestSource.choices)
    message = models.TextField(_("给对方的话"), blank=True)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    round = models.PositiveSmallIntegerField(default=1)
    round_since = models.DateTimeField()
    due_on = models.DateField(_("答复期限"))
    beyond_table = models.BooleanField(default=False)
    steps = models.JSONField(default=list)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    first_answer_at = models.DateTimeField(null=True, blank=True)
    first_days = models.SmallIntegerField(null=True, blank=True)
    first_in_time = models.BooleanField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("organisation", "state", "due_on"), name="answers_waiting"),
            models.Index(fields=("state", "due_on"), name="answers_due"),
            models.Index(fields=("assignee", "state"), name="answers_handed"),
            models.Index(fields=("need", "state"), name="answers_of_a_need"),
        )
        constraints = (
            models.UniqueConstraint(fields=("need", "organisation"), name="an_institution_is_asked_once_a_need"),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="request_state_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.need_id} → {self.organisation_id}"
