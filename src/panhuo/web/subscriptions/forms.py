"""Forms of subscriptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.subscriptions.api import Rhythm, Robot, RobotKind, Target
from panhuo.needs.api import CompanySize, industry_code, region_by
from panhuo.orgs.api import DomainError, Organisation, User


class SubscriptionForm(forms.Form):
    """What to hear of, how often and which way. Filters of a list that have no field here are kept from the address."""

    name = forms.CharField(label=_("名称"), max_length=80)
    target = forms.ChoiceField(label=_("订阅内容"), choices=Target.choices)
    q = forms.CharField(label=_("关键词"), required=False, max_length=200, help_text=_("几个词用空格分开，都要出现"))
    industry = forms.CharField(
        label=_("行业"), required=False, max_length=120,
        help_text=_("GB/T 4754 的代码或名称，几个用逗号分开。专利的行业按 IPC 对照推定，是近似的"),
    )  # fmt: skip
    region = forms.CharField(
        label=_("地区"), required=False, max_length=120, help_text=_("省市的名称或 GB/T 2260 代码，几个用逗号分开")
    )
    sizes = forms.MultipleChoiceField(
        label=_("企业规模（只对需求）"), required=False, choices=CompanySize.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    text = forms.CharField(
        label=_("按意思检索的文字（只对专利）"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("新专利排进这段文字的前 50 个结果时告诉您"),
    )  # fmt: skip
    per_week = forms.IntegerField(label=_("每周最多几条"), min_value=1, max_value=200, initial=20)
    rhythm = forms.ChoiceField(label=_("频率"), choices=Rhythm.choices, initial=Rhythm.DAILY)
    by_app = forms.BooleanField(label=_("站内通知"), required=False, initial=True)
    by_mail = forms.BooleanField(label=_("电子邮件"), required=False)
    robot = forms.ModelChoiceField(
        label=_("改为发到群"), required=False, queryset=Robot.objects.none(), empty_label=_("不发到群"),
        help_text=_("发到群里的只有公开的内容"),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Robot]", self.fields["robot"]).queryset = Robot.objects.visible_to(user)

    def values(self) -> dict[str, Any]:
        """The arguments of `subscribe` but filters."""
        names = ("name", "per_week", "rhythm", "by_app", "by_mail", "robot", "text", "sizes")
        return {name: self.cleaned_data[name] for name in names}

    def filters(self, kept: dict[str, Any]) -> dict[str, Any]:
        """The filters: what the fields say over what was kept."""
        return {**kept, **{name: self.cleaned_data[name] for name in ("industry", "region", "q")}}

    def clean_industry(self) -> list[str]:
        """Codes, of codes and names."""
        return codes_of(self.cleaned_data["industry"], industry_code)

    def clean_region(self) -> list[str]:
        """Codes, of codes and names."""
        return codes_of(self.cleaned_data["region"], region_code)


def codes_of(text: str, read: Callable[[str], str]) -> list[str]:
    """The codes that a list means. Raises ValidationError for what means none."""
    try:
        found = [
            read(piece.strip()) for piece in text.replace("，", ",").replace("、", ",").split(",") if piece.strip()
        ]
    except DomainError as error:
        raise forms.ValidationError(error.message) from error
    return list(dict.fromkeys(found))


def region_code(text: str) -> str:
    """The code of a region by code or name. Raises InvalidInput."""
    region = region_by(text)
    return region.code if region is not None else ""


class RobotForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("单位"), queryset=Organisation.objects.none(), empty_label=None)
    name = forms.CharField(label=_("群名称"), max_length=80)
    kind = forms.ChoiceField(label=_("类型"), choices=RobotKind.choices)
    url = forms.CharField(label=_("机器人地址"), max_length=500, help_text=_("在群里添加机器人后得到；保存后不再显示"))
    secret = forms.CharField(
        label=_("签名密钥"), max_length=200, required=False, help_text=_("钉钉、飞书选了“加签”时填写；保存后不再显示"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        field.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])


class OutboundForm(forms.Form):
    mail_on = forms.BooleanField(label=_("允许发送电子邮件"), required=False)
    robots_on = forms.BooleanField(label=_("允许向群机器人发送"), required=False)
    site_url = forms.CharField(
        label=_("本站地址"),
        required=False,
        max_length=200,
        help_text=_("信中的链接以此开头，如 https://panhuo.example.org"),
    )
    inner_hosts = forms.CharField(
        label=_("允许的内部地址"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一个 主机:端口。没有列出的内部地址一律不发"),
    )  # fmt: skip
