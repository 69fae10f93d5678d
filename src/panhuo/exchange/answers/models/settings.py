"""How many days there are for what: one row an installation. The defaults are ours, no text names a number."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.answers.rules.stages import Periods


class AnswerSettings(models.Model):
    answer_days = models.PositiveSmallIntegerField(_("答复期限（工作日）"), default=10)
    soon_days = models.PositiveSmallIntegerField(_("提前几个工作日提醒"), default=2)
    authority_days = models.PositiveSmallIntegerField(_("超期几个工作日后上报主管部门"), default=5)
    most_asked = models.PositiveSmallIntegerField(_("一条需求最多自动请几家机构答复"), default=5)
    is_default = models.BooleanField(default=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.answer_days}"

    def periods(self) -> Periods:
        return Periods(answer=self.answer_days, soon=self.soon_days, authority=self.authority_days)
