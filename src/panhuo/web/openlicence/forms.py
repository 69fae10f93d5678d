"""Forms of open licences."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _l

from panhuo.deals.openlicence.api import FeeBase, FeeMode
from panhuo.deals.rules.money import fen_of
from panhuo.law.errors import RuleError
from panhuo.web.agreements.forms.fields import DayField, YesNoField, YuanField

if TYPE_CHECKING:
    from panhuo.deals.openlicence.api import OpenStatement

GROUPS: Final = (
    (_l("专利"), ("number", "patentees", "has_report", "report_number", "obstacle")),
    (
        _l("许可使用费支付方式、标准"),
        ("mode", "lump", "entry", "rate", "base", "per_unit", "unit", "stages", "currency", "due", "fee_note"),
    ),
    (_l("许可期限"), ("first", "last")),
    (_l("其他需要明确的事项"), ("other", "contact")),
)


class StatementForm(forms.Form):
    """The five fields of 细则第八十五条, and what the checks of Rule 86 need."""

    number = forms.CharField(label=_l("专利号"), max_length=60)
    patentees = forms.CharField(
        label=_l("专利权人"), max_length=500, required=False, help_text=_l("不填则取专利记录；多个用顿号隔开。")
    )
    has_report = YesNoField(
        label=_l("已有专利权评价报告"), unsaid=_l("未说明"), help_text=_l("实用新型、外观设计必须有。")
    )
    report_number = forms.CharField(label=_l("评价报告编号"), max_length=80, required=False)
    obstacle = forms.CharField(
        label=_l("其他妨碍专利权有效实施的情形"), max_length=300, required=False, help_text=_l("没有就不填。")
    )
    mode = forms.ChoiceField(label=_l("支付方式"), choices=[("", _l("未写明")), *FeeMode.choices], required=False)
    lump = YuanField(label=_l("一次性金额（元）"), required=False)
    entry = YuanField(label=_l("入门费（元）"), required=False, help_text=_l("可以为 0。"))
    rate = forms.DecimalField(
        label=_l("提成率（%）"), required=False, min_value=Decimal(0), max_digits=7, decimal_places=4
    )
    base = forms.ChoiceField(label=_l("提成基数"), choices=[("", _l("未写明")), *FeeBase.choices], required=False)
    per_unit = forms.DecimalField(
        label=_l("每单位金额（元）"), required=False, min_value=Decimal(0), max_digits=16, decimal_places=2
    )
    unit = forms.CharField(label=_l("计量单位"), max_length=20, required=False)
    stages = forms.CharField(
        label=_l("各期金额（元）"), max_length=300, required=False, help_text=_l("用顿号隔开，如 10000、20000。")
    )
    currency = forms.ChoiceField(label=_l("币种"), choices=[("CNY", _l("人民币")), ("USD", _l("美元"))], required=False)
    due = forms.CharField(label=_l("支付时间"), max_length=300, required=False)
    fee_note = forms.CharField(label=_l("使用费的说明"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    first = DayField(label=_l("起日"), required=False)
    last = DayField(label=_l("止日"), required=False)
    other = forms.CharField(
        label=_l("其他需要明确的事项"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_l("准确、清楚，不得出现商业性宣传用语（细则第八十五条第三款）。"),
    )  # fmt: skip
    contact = forms.CharField(label=_l("联系方式（随声明公开）"), max_length=200, required=False)

    def clean_stages(self) -> list[int]:
        parts = [
            one for one in self.cleaned_data["stages"].replace("；", "、").replace(";", "、").split("、") if one.strip()
        ]
        try:
            return [fen_of(one.strip().removesuffix("元")) for one in parts]
        except RuleError as error:
            raise forms.ValidationError(_l("各期金额应为以元计的数字，用顿号隔开，如 10000、20000")) from error

    def groups(self) -> list[tuple[Any, list[Any]]]:
        return [(name, [self[one] for one in names if one in self.fields]) for name, names in GROUPS]

    def values(self) -> dict[str, Any]:
        """Without the number, and without patentees where they are not said."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "number"}
        if not data["patentees"].strip():
            del data["patentees"]
        data["currency"] = data["currency"] or "CNY"
        return data


def initial_of(statement: OpenStatement) -> dict[str, Any]:
    """A stored statement for the form."""
    names = [name for name in StatementForm.base_fields if name not in {"number", "stages"}]
    stages = "、".join(f"{int(one) // 100}.{int(one) % 100:02d}" for one in statement.stages)
    return {name: getattr(statement, name) for name in names} | {"number": statement.number, "stages": stages}


class UploadForm(forms.Form):
    file = forms.FileField(label=_l("文件"), help_text=_l("xlsx、xls 或 csv；一行一件专利。先下载表头最方便。"))


class AcceptForm(forms.Form):
    """A firm's written notice."""

    contact = forms.CharField(label=_l("联系方式"), max_length=200)
    text = forms.CharField(label=_l("通知内容"), widget=forms.Textarea(attrs={"rows": 3}))


class NoticeForm(forms.Form):
    """A notice that the office received on paper."""

    name = forms.CharField(label=_l("被许可人"), max_length=200)
    uscc = forms.CharField(label=_l("统一社会信用代码"), max_length=18, required=False)
    contact = forms.CharField(label=_l("联系方式"), max_length=200, required=False)
    notice_on = DayField(label=_l("书面通知日"))
    file = forms.FileField(label=_l("书面通知"), required=False)


class PaymentForm(forms.Form):
    day = DayField(label=_l("到账日"))
    amount = YuanField(label=_l("金额（元）"))
    note = forms.CharField(label=_l("凭证号"), max_length=120, required=False)


class StepForm(forms.Form):
    """A step with its day; `number` of the announcement, `reason` of a refusal."""

    on = DayField(label=_l("日期"))
    number = forms.CharField(label=_l("公告编号"), max_length=80, required=False)
    reason = forms.CharField(label=_l("原因"), max_length=300, required=False)
