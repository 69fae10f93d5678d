"""Forms of mandates."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.mandates.api import may_hold
from panhuo.needs.api import PROFILE_LEVELS, NeedVisibility
from panhuo.orgs.api import Organisation, RepresentationScope, User, is_staff_of, organisations_of
from panhuo.web.imports.forms import ManyFilesField

_DAY = {"type": "date"}


def agencies_of(user: User) -> list[Organisation]:
    """Service organisations for which the user does the work."""
    return [one for one in organisations_of(user) if may_hold(one) and is_staff_of(user, one)]


class _AgencyForm(forms.Form):
    """A choice of agency that is hidden where there is one only."""

    agent = forms.ModelChoiceField(label=_("受托机构"), queryset=Organisation.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = agencies_of(user)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["agent"])
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in mine])
        field.initial = mine[0].pk if mine else None
        if len(mine) == 1:
            field.widget = field.hidden_widget()


class MandateForm(_AgencyForm):
    principal = forms.CharField(
        label=_("委托单位全称"), max_length=200, help_text=_("对方须已在平台登记；可填名称或统一社会信用代码")
    )
    scopes = forms.MultipleChoiceField(
        label=_("委托事项"), choices=RepresentationScope.choices, widget=forms.CheckboxSelectMultiple,
        initial=[RepresentationScope.NEEDS],
    )  # fmt: skip
    starts_on = forms.DateField(
        label=_("起始日"), initial=timezone.localdate, widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY)
    )
    ends_on = forms.DateField(label=_("终止日"), widget=forms.DateInput(format="%Y-%m-%d", attrs=_DAY))
    note = forms.CharField(
        label=_("权限和限制"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例如：不得承诺价格；只就某一产品线"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("授权委托书"), help_text=_("有委托单位签名或盖章的扫描件，PDF、JPG 或 PNG，最大 10 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), required=False, max_length=300)


class CollectForm(_AgencyForm):
    visibility = forms.ChoiceField(
        label=_("谁能看到"), choices=[(one.value, one.label) for one in PROFILE_LEVELS], widget=forms.RadioSelect,
        initial=NeedVisibility.MEMBERS, help_text=_("只用于新记录，表里写明公开范围的按表里的。"),
    )  # fmt: skip
    uploads = ManyFilesField(
        label=_("文件"), help_text=_("xlsx、xls、csv、jsonl，可选多个；“需求单位”一列写明是哪家企业。")
    )


class ConsentForm(forms.Form):
    need = forms.IntegerField(label=_("需求编号"), required=False, min_value=1)
    patent = forms.IntegerField(label=_("专利编号"), required=False, min_value=1)
    demand = forms.CharField(label=_("需求方"), max_length=200)
    supply = forms.CharField(label=_("供给方"), max_length=200)
    as_broker = forms.BooleanField(label=_("我方以经纪机构身份加入对接"), required=False)
    disclosure = forms.CharField(
        label=_("向双方说明"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写明贵机构与各方的委托关系、向谁收费、收多少"),
    )  # fmt: skip
