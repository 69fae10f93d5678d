"""Forms of filings and yearly reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from panhuo.deals.filings.api import Said, UseWay
from panhuo.web.agreements.forms.fields import DayField, YuanField

if TYPE_CHECKING:
    from panhuo.deals.filings.api import YearReport


class DetailForm(forms.Form):
    """What only the form asks for; the rest comes from the agreement."""

    nature = forms.CharField(label=_l("合同性质"), max_length=60, required=False, help_text=_l("纯专利，或混合"))
    total = forms.CharField(label=_l("使用费总额"), max_length=100, required=False)
    currency = forms.CharField(label=_l("币种"), max_length=20, required=False)
    way = forms.CharField(
        label=_l("支付方式"), max_length=100, required=False, help_text=_l("一次总算、分期、入门费附加提成等")
    )
    entry = forms.CharField(label=_l("入门费"), max_length=60, required=False)
    rate = forms.CharField(label=_l("提成率"), max_length=60, required=False)
    least = forms.CharField(label=_l("最低提成费"), max_length=60, required=False)
    most = forms.CharField(label=_l("最高提成费"), max_length=60, required=False)
    earlier = forms.CharField(
        label=_l("已许可他人的备案号"), max_length=300, required=False, help_text=_l("不填则取本单位已备案的。")
    )
    stability = forms.CharField(label=_l("权利稳定性声明"), max_length=300, required=False)
    note = forms.CharField(label=_l("备注"), max_length=300, required=False)


class SendForm(forms.Form):
    on = DayField(label=_l("提交日"))


class SettleForm(forms.Form):
    on = DayField(label=_l("备案或登记日"))
    number = forms.CharField(label=_l("备案号或登记编号"), max_length=80)
    receipt = forms.FileField(label=_l("备案证明或登记通知"), required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_l("原因"), max_length=300)


class PledgeForm(forms.Form):
    numbers = forms.CharField(label=_l("专利号"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_l("每行一件。"))
    pledgee = forms.CharField(label=_l("质权人"), max_length=200)
    amount = YuanField(label=_l("担保的金额（元）"), required=False)
    contract = forms.CharField(label=_l("质押合同编号"), max_length=80, required=False)


class ReportForm(forms.Form):
    """What the organisation says of one patent in one year."""

    implemented = forms.ChoiceField(label=_l("是否实施"), choices=Said.choices)
    industrialised = forms.ChoiceField(label=_l("是否产业化"), choices=Said.choices)
    ways = forms.MultipleChoiceField(
        label=_l("实施方式"), choices=UseWay.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    by = forms.CharField(label=_l("实施单位"), max_length=300, required=False)
    product = forms.CharField(label=_l("产品"), max_length=200, required=False)
    product_revenue = YuanField(label=_l("产品销售收入（元）"), required=False)
    income = YuanField(label=_l("转化收入（元）"), required=False)
    evidence = forms.CharField(label=_l("证明材料"), max_length=300, required=False)
    note = forms.CharField(label=_l("备注"), max_length=300, required=False)


def initial_of(report: YearReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in ReportForm.base_fields}
