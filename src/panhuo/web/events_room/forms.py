"""Forms of events."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.chains.api import Chain
from panhuo.exchange.events.api import (
    Campaign,
    CampaignSeries,
    MatchEvent,
    Outcome,
    Person,
    Side,
)
from panhuo.needs.api import industry_code
from panhuo.orgs.api import Organisation, OrganisationKind, User
from panhuo.web.subscriptions.forms import codes_of, region_code

FEN: Decimal = Decimal(1_000_000)
"""分 in 万元."""
LOCAL = "%Y-%m-%dT%H:%M"


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more
    )


class EventForm(forms.ModelForm[MatchEvent]):
    """The frame of an event."""

    organisation = forms.ModelChoiceField(label=_("主办单位"), queryset=Organisation.objects.none(), empty_label=None)

    class Meta:
        model = MatchEvent
        fields = (
            "title", "organisation", "kind", "campaign", "chain", "purpose", "place", "starts_at", "minutes", "pause",
            "slots", "tables", "capacity", "visibility", "approver",
        )  # fmt: skip
        widgets = {  # noqa: RUF012 -- django's own pattern
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "starts_at": forms.DateTimeInput(format=LOCAL, attrs={"type": "datetime-local"}),
        }
        help_texts = {  # noqa: RUF012
            "approver": _("不选时由主办单位的管理员批准；提出活动的人不能批准"),
            "chain": _("选了产业链，就为链上各环节的需求匹配专利"),
            "visibility": _("谁能看到有这场活动；谁与谁对接只有双方和主办单位能看到"),
        }

    def __init__(self, *args: Any, organisations: list[Organisation], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        host = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        host.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        chain = cast("forms.ModelChoiceField[Chain]", self.fields["chain"])
        chain.queryset = Chain.objects.visible_to(user).filter(archived_at=None)
        approver = cast("forms.ModelChoiceField[Organisation]", self.fields["approver"])
        approver.queryset = Organisation.objects.active().filter(kind=OrganisationKind.AUTHORITY)
        campaign = cast("forms.ModelChoiceField[Campaign]", self.fields["campaign"])
        year = timezone.localdate().year
        campaign.queryset = Campaign.objects.filter(year__gte=year - 1).select_related("series")
        starts = cast("forms.DateTimeField", self.fields["starts_at"])
        starts.input_formats = [LOCAL, "%Y-%m-%d %H:%M"]

    def _post_clean(self) -> None:
        """The domain writes and checks the record; a form must not change it before."""

    def values(self) -> dict[str, Any]:
        """The arguments of `propose_event` and `edit_event`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "organisation"}


class MatchForm(forms.Form):
    """Which needs take part."""

    q = forms.CharField(label=_("需求中的词"), required=False, max_length=200)
    industry = forms.CharField(label=_("行业"), required=False, max_length=60, help_text=_("代码或名称，可不填"))
    region = forms.CharField(label=_("地区"), required=False, max_length=60, help_text=_("代码或名称，可不填"))
    each = forms.IntegerField(label=_("每条需求最多匹配几家"), min_value=1, max_value=10, initial=3)

    def clean_industry(self) -> list[str]:
        """Codes, of codes and names."""
        return codes_of(self.cleaned_data["industry"], industry_code)

    def clean_region(self) -> list[str]:
        """Codes, of codes and names."""
        return codes_of(self.cleaned_data["region"], region_code)


class PairForm(forms.Form):
    supply = forms.CharField(label=_("供给方"), max_length=200)
    demand = forms.CharField(
        label=_("需求方"), max_length=200, required=False, help_text=_("路演可不填：向全体到场企业介绍")
    )
    number = forms.CharField(label=_("专利号（可不填）"), max_length=60, required=False)
    reason = forms.CharField(label=_("理由（可不填）"), max_length=300, required=False)


class PartyForm(forms.Form):
    side = forms.ChoiceField(label=_("哪一方"), choices=Side.choices)
    name = forms.CharField(label=_("单位"), max_length=200)
    at_once = forms.IntegerField(label=_("可同时洽谈的桌数"), min_value=1, max_value=20, initial=1)


class AnswerForm(forms.Form):
    """An answer to an invitation."""

    people = forms.CharField(
        label=_("参会人"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("一行一人：姓名，职务")
    )
    away = forms.MultipleChoiceField(label=_("不能来的场次"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, slots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["away"]).choices = slots

    def said(self) -> dict[str, Any]:
        """The arguments of `accept`."""
        lines = [line.replace(",", "，").split("，", 1) for line in self.cleaned_data["people"].splitlines()]
        people = [
            Person(line[0].strip(), line[1].strip() if len(line) > 1 else "") for line in lines if line[0].strip()
        ]
        return {"people": people, "away": [int(one) for one in self.cleaned_data["away"]]}


class ResultForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("结果"), choices=Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("请选择结果")},
    )  # fmt: skip
    amount = forms.DecimalField(
        label=_("意向金额（万元）"), required=False, min_value=0, max_digits=12, decimal_places=4,
        help_text=_("没有谈到就不填"),
    )  # fmt: skip
    note = forms.CharField(label=_("说明"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    next_step = forms.CharField(label=_("下一步"), required=False, max_length=200)
    next_on = _day(_("下一步日期"))

    def said(self) -> dict[str, Any]:
        """The arguments of `record_result`."""
        values = dict(self.cleaned_data)
        amount = values.pop("amount")
        return {**values, "amount_fen": None if amount is None else int(amount * FEN)}


class SummaryForm(forms.Form):
    summary = forms.CharField(label=_("总结"), required=False, widget=forms.Textarea(attrs={"rows": 6}))


class PictureForm(forms.Form):
    file = forms.FileField(label=_("照片（PNG 或 JPEG）"))
    caption = forms.CharField(label=_("说明"), required=False, max_length=120)


class CampaignForm(forms.Form):
    series = forms.ModelChoiceField(label=_("活动"), queryset=CampaignSeries.objects.all(), empty_label=None)
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    theme = forms.CharField(label=_("主题"), required=False, max_length=200)
    starts_on = _day(_("开始日期"))
    ends_on = _day(_("结束日期"))
    source = forms.CharField(label=_("日期的出处"), required=False, max_length=300, help_text=_("如通知的文号"))


class SeriesForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=120)
    organiser = forms.CharField(label=_("组织单位"), required=False, max_length=200)
    cycle = forms.CharField(label=_("周期"), required=False, max_length=60)
    source = forms.CharField(label=_("依据"), required=False, max_length=300)
    retired = forms.BooleanField(label=_("不再举办（不再生成下一年的活动）"), required=False)
