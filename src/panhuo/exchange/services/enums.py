"""Words for services, credit and orders."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    AGENCY = "agency", _("专利代理")
    BROKER = "broker", _("技术经纪")
    NAVIGATION = "navigation", _("专利导航")
    VALUATION = "valuation", _("价值评估服务")
    PROOF = "proof", _("概念验证")
    PILOT = "pilot", _("小试中试")
    FINANCE = "finance", _("投融资")
    TRAINING = "training", _("培训")


class PriceKind(models.TextChoices):
    """How a service is priced; what is not said stays unknown."""

    FIXED = "fixed", _("固定价")
    RANGE = "range", _("价格区间")
    NEGOTIABLE = "negotiable", _("面议")
    FREE = "free", _("免费")


class CreditKind(models.TextChoices):
    QUALIFICATION = "qualification", _("资质")
    HONOUR = "honour", _("表彰")
    SANCTION = "sanction", _("处罚或惩戒")


class CreditState(models.TextChoices):
    SUBMITTED = "submitted", _("待核实")
    CONFIRMED = "confirmed", _("已核实")
    REFUSED = "refused", _("核实未通过")
    LIFTED = "lifted", _("已撤销")


class AppealState(models.TextChoices):
    OPEN = "open", _("申诉处理中")
    UPHELD = "upheld", _("申诉成立")
    DISMISSED = "dismissed", _("申诉不成立")


class RequestState(models.TextChoices):
    OPEN = "open", _("征集报价")
    ORDERED = "ordered", _("已下单")
    CLOSED = "closed", _("已结束")


class OfferState(models.TextChoices):
    SUBMITTED = "submitted", _("已报价")
    WITHDRAWN = "withdrawn", _("已撤回")
    CHOSEN = "chosen", _("已选中")
    PASSED = "passed", _("未选中")


class OrderState(models.TextChoices):
    PLACED = "placed", _("待服务方确认")
    CONFIRMED = "confirmed", _("服务中")
    DELIVERED = "delivered", _("待验收")
    RETURNED = "returned", _("退回修改")
    ACCEPTED = "accepted", _("已验收")
    CANCELLED = "cancelled", _("已取消")
