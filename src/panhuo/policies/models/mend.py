"""Rectification of one article."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.policies.enums import MendAction, MendState
from panhuo.policies.queries.visible import MendQuerySet


class Mend(models.Model):
    """Who mends the article, how, until when. `check` is what the auditor said of the new text:

    {"violations": [[tag, …], …], "words": [[start, end], …], "wanted": [...], "text": the text that was checked}.
    `reason` says why it is kept, or why the new text has none of the wanted contents.
    """

    policy = models.ForeignKey("policies.Policy", on_delete=models.CASCADE, related_name="mends")
    article = models.OneToOneField("policies.PolicyArticle", on_delete=models.CASCADE, related_name="mend")
    action = models.CharField(_("处理方式"), max_length=6, choices=MendAction.choices)
    owner_name = models.CharField(_("责任部门或责任人"), max_length=100)
    deadline = models.DateField(_("完成期限"))
    new_text = models.TextField(_("新条文"), blank=True)
    reason = models.TextField(_("理由"), blank=True)
    repealed_by = models.CharField(_("废止依据"), max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=MendState.choices, default=MendState.OPEN)
    check_result = models.JSONField(default=dict, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MendQuerySet.as_manager()

    class Meta:
        ordering = ("deadline", "pk")

    def __str__(self) -> str:
        return f"{self.article} {self.get_action_display()}"
