"""Words for payment plans."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.rules.bases import Base
from panhuo.deals.rules.plans.charges import ChargeKind
from panhuo.deals.rules.plans.plan import TriggerKind


class BaseName(models.TextChoices):
    """What royalties are reckoned from."""

    NET_SALES = Base.NET_SALES.value, _("净销售额")
    PROFIT = Base.PROFIT.value, _("利润额")
    UNITS = Base.UNITS.value, _("销量")
    OUTPUT = Base.OUTPUT.value, _("产量")


class TriggerName(models.TextChoices):
    DATE = TriggerKind.DATE.value, _("到达日期")
    REVENUE = TriggerKind.REVENUE.value, _("累计净销售额")
    TRIAL = TriggerKind.TRIAL.value, _("试用验收合格")
    MILESTONE = TriggerKind.MILESTONE.value, _("达成里程碑")


class ChargeName(models.TextChoices):
    LUMP = ChargeKind.LUMP.value, _("一次性付款")
    ENTRY = ChargeKind.ENTRY.value, _("入门费")
    INSTALMENT = ChargeKind.INSTALMENT.value, _("分期付款")
    MILESTONE = ChargeKind.MILESTONE.value, _("里程碑付款")
    ROYALTY = ChargeKind.ROYALTY.value, _("提成")
    MINIMUM = ChargeKind.MINIMUM.value, _("最低提成费补足")
    EXIT = ChargeKind.EXIT.value, _("退出费")


class ScenarioName(models.TextChoices):
    LOW = "low", _("低")
    MIDDLE = "middle", _("中")
    HIGH = "high", _("高")
