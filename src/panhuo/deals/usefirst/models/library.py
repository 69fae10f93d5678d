"""Results that may be used first, and those who ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from panhuo.deals.usefirst.enums import RequestState, ResultState
from panhuo.deals.usefirst.queries.visible import ResultQuerySet, UseRequestQuerySet
from panhuo.needs.api import CompanySize

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class LibraryResult(models.Model):
    """What is None was not said. `offer`: the terms offered (`rules.usefirst.terms`, modes as a list)."""

    requests: RelatedManager[UseRequest]

    organisation = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    patents = models.ManyToManyField("patents.Patent", related_name="+")
    title = models.CharField(_("成果名称"), max_length=200)
    summary = models.TextField(_("能解决什么问题、怎么用"))
    scenario = models.CharField(_("应用场景"), max_length=300, blank=True)
    trl = models.PositiveSmallIntegerField(_("技术成熟度（TRL）"), null=True, blank=True)
    ownership_clear = models.BooleanField(_("权属清晰"), null=True, blank=True)
    disputed = models.BooleanField(_("有权属纠纷或侵权争议"), null=True, blank=True)
    co_owners_agree = models.BooleanField(_("共有人同意"), null=True, blank=True)
    publicly_funded = models.BooleanField(_("财政资助形成"), null=True, blank=True)
    accepted_on = models.DateField(_("项目验收日期"), null=True, blank=True)
    offer = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ResultState.choices, default=ResultState.DRAFT)
    listed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ("-listed_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ResultState.values), name="library_result_state_is_known"),
            models.CheckConstraint(
                condition=Q(trl=None) | Q(trl__gte=1, trl__lte=9), name="library_trl_is_one_to_nine"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class UseRequest(models.Model):
    """An enterprise asks to use a result first. `wish`: its terms; `size`: as it says, unknown if it doesn't."""

    result = models.ForeignKey(LibraryResult, on_delete=models.PROTECT, related_name="requests")
    enterprise = models.ForeignKey("orgs.Organisation", on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField(_("打算怎么用"))
    contact = models.CharField(_("联系人"), max_length=120, blank=True)
    size = models.CharField(_("企业规模"), max_length=8, choices=CompanySize.choices, default=CompanySize.UNKNOWN)
    wish = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    answer = models.CharField(_("答复"), max_length=500, blank=True)
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    objects = UseRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("result", "enterprise"), condition=Q(state="open"), name="one_open_request_a_firm"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
