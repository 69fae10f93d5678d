"""A technical need of an enterprise."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.needs.enums import NeedStatus, NeedVisibility
from panhuo.needs.queries.visible import NeedQuerySet


class Need(models.Model):
    """Budgets are 分; empty means not said. `external_id` is the id in the file that it came from.

    `is_anonymous`: the firm's name is known to those only whom `firm_known` says. `reading`: what the writer
    confirmed of object, problem, effects and conditions (`panhuo.needs.reading`). `merged_into`: the need that
    this one turned out to repeat.
    """

    organisation = models.ForeignKey(
        "orgs.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation_name = models.CharField(_("企业名称（原文）"), max_length=200, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    title = models.CharField(_("标题"), max_length=200)
    text = models.TextField(_("需求内容"), blank=True)
    industry = models.CharField(_("行业"), max_length=6, blank=True)
    region = models.ForeignKey("orgs.Region", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("地区"))
    budget_min_fen = models.BigIntegerField(null=True, blank=True)
    budget_max_fen = models.BigIntegerField(null=True, blank=True)
    modes = models.JSONField(default=list, blank=True)
    deadline = models.DateField(_("截止日期"), null=True, blank=True)
    visibility = models.CharField(
        _("公开范围"), max_length=12, choices=NeedVisibility.choices, default=NeedVisibility.MEMBERS
    )
    is_anonymous = models.BooleanField(_("匿名发布"), default=False)
    reading = models.JSONField(default=dict, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")
    status = models.CharField(max_length=8, choices=NeedStatus.choices, default=NeedStatus.OPEN)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_demo = models.BooleanField(default=False)
    version = models.BigIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("organisation", "visibility")),
            models.Index(fields=("organisation", "title")),
            models.Index(fields=("deadline", "id")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "external_id"),
                condition=~Q(external_id=""),
                name="an_outside_id_means_one_need",
            ),
            models.UniqueConstraint(
                fields=("external_id",),
                condition=~Q(external_id="") & Q(organisation=None),
                name="an_outside_id_means_one_need_of_nobody",
            ),
            models.CheckConstraint(
                condition=Q(budget_min_fen=None)
                | Q(budget_max_fen=None)
                | Q(budget_min_fen__lte=models.F("budget_max_fen")),
                name="budget_range_is_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title
