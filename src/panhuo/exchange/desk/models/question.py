"""A question to the desk, and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.desk.enums import QuestionState, Topic
from panhuo.exchange.desk.queries.visible import QuestionQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Question(models.Model):
    """`receipt`: hash of the secret by which somebody without an account finds the answer.

    `public_title` and `public_text` are what is shown to everybody, written by who publishes: without names.
    """

    answers: RelatedManager[Answer]

    topic = models.CharField(_("主题"), max_length=14, choices=Topic.choices)
    title = models.CharField(_("标题"), max_length=120)
    text = models.TextField(_("问题"))
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    receipt = models.CharField(max_length=64, blank=True, db_index=True)
    region = models.ForeignKey("orgs.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    may_publish = models.BooleanField(_("同意去掉个人信息后公开"), default=False)
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.OPEN)
    due_on = models.DateField(_("应答复日期"))
    asked_at = models.DateTimeField(auto_now_add=True)
    public_title = models.CharField(max_length=120, blank=True)
    public_text = models.TextField(blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "topic")),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Answer(models.Model):
    """`cites`: [law, article, paragraph, title] each. `why_none`: why no article is cited, where none is."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(_("答复"))
    cites = models.JSONField(default=list)
    why_none = models.CharField(_("没有可引条文的原因"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("orgs.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"#{self.question_id} {self.pk}"
