"""Words for buying agency."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProcurementState(models.TextChoices):
    DRAFT = "draft", _("草稿")
    OPEN = "open", _("征集报价")
    SCORING = "scoring", _("评审中")
    DECIDED = "decided", _("已定")
    CANCELLED = "cancelled", _("已取消")


class OrderState(models.TextChoices):
    PLACED = "placed", _("待代理机构接受")
    TAKEN = "taken", _("办理中")
    REFUSED = "refused", _("代理机构未接受")
    CANCELLED = "cancelled", _("已取消")
    FILED = "filed", _("已提交申请")


class CheckStage(models.TextChoices):
    FILING = "filing", _("申请后")
    GRANT = "grant", _("授权后")


class CheckOutcome(models.TextChoices):
    PASSED = "passed", _("通过")
    REMARKS = "remarks", _("通过，有意见")
    FAILED = "failed", _("不通过")


class AdoptionState(models.TextChoices):
    SUBMITTED = "submitted", _("待核实")
    CONFIRMED = "confirmed", _("已核实")
    REFUSED = "refused", _("核实未通过")
