"""Forms of the annuity pages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.patents.api import EncumbranceKind
from panhuo.portfolio.annuities.api import AnnuityAccount, BatchKind, LateBase, Readings


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(), **kwargs)


class AccountForm(forms.ModelForm[AnnuityAccount]):
    """What people know of an account; the schedule follows from it."""

    reduction_percent = forms.TypedChoiceField(
        label=_("费减比例"), required=False, coerce=int, empty_value=None,
        choices=(("", _("未知")), ("0", _("不减")), ("85", "85%"), ("70", "70%")),
    )  # fmt: skip
    reduction_since = DayField(label=_("费减起日"), required=False)

    class Meta:
        model = AnnuityAccount
        fields = (
            "paid_through", "reduction_percent", "reduction_since", "department", "payer", "compensation_days", "note",
        )  # fmt: skip


class PaymentForm(forms.Form):
    """One receipt, in 元."""

    year = forms.IntegerField(label=_("年度"), min_value=1, max_value=40)
    day = DayField(label=_("缴费日（银行汇付为汇出日）"))
    amount = forms.DecimalField(label=_("金额（元）"), min_value=Decimal("0.01"), max_digits=12, decimal_places=2)
    receipt_no = forms.CharField(label=_("票据号"), max_length=80, required=False)

    @property
    def fen(self) -> int:
        return int(self.cleaned_data["amount"] * 100)


class EncumbranceForm(forms.Form):
    """What lies on the patent."""

    kind = forms.ChoiceField(label=_("种类"), choices=EncumbranceKind.choices)
    first = DayField(label=_("起日"), required=False)
    last = DayField(label=_("止日"), required=False)
    party = forms.CharField(label=_("对方"), max_length=200, required=False)
    consent = forms.NullBooleanField(
        label=_("对方是否同意停缴或处置"),
        widget=forms.Select(choices=(("", _("未知")), ("true", _("同意")), ("false", _("不同意")))),
    )
    source = forms.CharField(label=_("依据"), max_length=300, help_text=_("合同号、裁定书号、登记通知等"))


class BatchForm(forms.Form):
    """A file and what it is."""

    kind = forms.ChoiceField(label=_("文件是什么"), choices=BatchKind.choices, widget=forms.RadioSelect)
    upload = forms.FileField(label=_("文件"), help_text=_("xlsx、xls 或 csv；第一行可以是表名，表头自动识别。"))


class SettingsForm(forms.Form):
    """The readings by name; each says what our default is and why it is open."""

    weekend_is_holiday = forms.BooleanField(
        label=_("周六、周日算法定休假日"), required=False, help_text=_("细则第五条只说“法定休假日”。默认算。")
    )
    shifted_is_holiday = forms.BooleanField(
        label=_("调休日算法定休假日"), required=False, help_text=_("条文未写明。默认算。")
    )
    late_base = forms.ChoiceField(
        label=_("滞纳期自哪一天起算"),
        choices=((LateBase.ROLLED, _("顺延后的期限")), (LateBase.NOMINAL, _("未顺延的相应日"))),
        help_text=_("提醒一律按较早的读法，认定终止一律按较晚的读法；此处只影响滞纳金的分档。"),
    )  # fmt: skip
    bracket_ends_roll = forms.BooleanField(
        label=_("滞纳金各月的止日遇休假日顺延"),
        required=False,
        help_text=_("条文未写明。默认不顺延；六个月的止日总是顺延。"),
    )
    design_fifteen_from = DayField(
        label=_("外观设计自何日起申请的为 15 年"), help_text=_("专利法没有过渡条款；默认 2021-06-01。")
    )
    remind_days = forms.CharField(
        label=_("提前多少天提醒"),
        max_length=60,
        help_text=_("用逗号分开，如 90,30,7（本平台默认）。遇休假日顺延到工作日再发。"),
    )

    def clean_remind_days(self) -> list[int]:
        parts = [part.strip() for part in str(self.cleaned_data["remind_days"]).replace("，", ",").split(",")]
        if not all(part.isdecimal() and 0 < int(part) <= 366 for part in parts if part) or not any(parts):  # noqa: PLR2004
            raise forms.ValidationError(_("应为 1 到 366 的整数，用逗号分开"))
        return [int(part) for part in parts if part]

    def readings(self) -> Readings:
        data = self.cleaned_data
        return Readings(
            weekend_is_holiday=data["weekend_is_holiday"], shifted_is_holiday=data["shifted_is_holiday"],
            late_base=LateBase(data["late_base"]), bracket_ends_roll=data["bracket_ends_roll"],
            design_fifteen_from=data["design_fifteen_from"],
        )  # fmt: skip


class TableForm(forms.Form):
    """A table that an administrator brings in."""

    what = forms.ChoiceField(choices=(("fees", "fees"), ("holidays", "holidays")), widget=forms.HiddenInput)
    table = forms.FileField(label=_("文件"))
