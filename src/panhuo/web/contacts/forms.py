"""Forms of the contact room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.deals.agreements.api import AgreementKind
from panhuo.exchange.contacts.api import CommissionBasis, EndReason, MeetingKind, MeetingResult
from panhuo.web.needs.money import to_fen

WHO = (("demand", _("需求方")), ("supply", _("供给方")), ("both", _("双方")))
_DAY = {"type": "date"}


class RoomForm(forms.Form):
    """Several of them stand on one page: each has ids of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class AskForm(RoomForm):
    message = forms.CharField(
        label=_("给对方的话"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("说明想了解什么、希望怎样合作；对方接受后双方在对接室继续"),
    )  # fmt: skip


class EndForm(RoomForm):
    reason = forms.ChoiceField(label=_("原因"), choices=[("", _("请选择")), *EndReason.choices])
    note = forms.CharField(label=_("说明"), required=False, max_length=500)


class StepForm(RoomForm):
    what = forms.CharField(label=_("下一步做什么"), max_length=200)
    on = forms.DateField(label=_("哪天之前"), widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY))
    side = forms.ChoiceField(label=_("由谁做"), choices=WHO)


class NdaForm(RoomForm):
    text = forms.CharField(
        label=_("保密约定的内容"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("写明保密范围、期限和用途；双方确认后记录在案。系统不提供范本，请用贵方审定的文本"),
    )  # fmt: skip


class MeetingForm(RoomForm):
    at = forms.DateTimeField(
        label=_("时间"), input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("会面方式"), choices=MeetingKind.choices)
    place = forms.CharField(label=_("地点或会议号"), required=False, max_length=200)
    people = forms.CharField(label=_("参加人"), required=False, max_length=300)


class ResultForm(RoomForm):
    result = forms.ChoiceField(label=_("结果"), choices=[("", _("请选择")), *MeetingResult.choices])
    note = forms.CharField(label=_("纪要"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 3}))


class BrokerForm(RoomForm):
    name = forms.CharField(label=_("经纪机构全称"), max_length=200)
    basis = forms.ChoiceField(label=_("佣金计费方式"), choices=CommissionBasis.choices)
    rate = forms.DecimalField(
        label=_("比例（%）"), required=False, min_value=0, max_value=30, max_digits=4, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    fixed = forms.DecimalField(
        label=_("固定金额（万元）"), required=False, min_value=0, max_digits=12, decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    paid_by = forms.ChoiceField(label=_("由谁支付"), choices=WHO)
    note = forms.CharField(label=_("服务内容"), required=False, max_length=300)

    def said(self) -> dict[str, Any]:
        """Arguments of `invite_broker` but the organisation."""
        rate = self.cleaned_data["rate"]
        return {
            "basis": self.cleaned_data["basis"],
            "basis_points": None if rate is None else int(rate * 100),
            "fixed_fen": to_fen(self.cleaned_data["fixed"]),
            "paid_by": self.cleaned_data["paid_by"],
            "note": self.cleaned_data["note"],
        }


class ApprovalForm(RoomForm):
    name = forms.CharField(label=_("审批人姓名"), max_length=60)
    post = forms.CharField(label=_("职务"), required=False, max_length=60)
    question = forms.CharField(label=_("请其审批的事"), max_length=300)
    shown = forms.CharField(
        label=_("供其参考的说明"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("审批人只看到这里写的内容，看不到对接室"),
    )  # fmt: skip
    expires_on = forms.DateField(label=_("有效期至"), widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY))


class GiveForm(RoomForm):
    signed_name = forms.CharField(label=_("您的姓名"), max_length=60)
    comment = forms.CharField(
        label=_("意见（不同意时请说明原因）"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class DealForm(RoomForm):
    deal = forms.DecimalField(
        label=_("成交金额（万元，可不填）"), required=False, min_value=0, max_digits=15, decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    note = forms.CharField(label=_("说明"), required=False, max_length=500)


class AgreementForm(RoomForm):
    kind = forms.ChoiceField(label=_("协议类型"), choices=AgreementKind.choices)
    number = forms.CharField(
        label=_("专利号"), required=False, max_length=40, help_text=_("对接没有指明专利，或还要加一件时填写")
    )
