"""Forms of requests, offers, orders and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.api import ServiceKind, ServiceProfile, ServiceProfileQuerySet
from panhuo.orgs.api import Organisation
from panhuo.web.services.forms.credit import day_input
from panhuo.web.services.money import yuan_field

MOST_OFFERED: Final = 30
"""Organisations that a form offers for ticking; with more, those chosen in the directory."""
RATES = [(value, str(value)) for value in range(5, 0, -1)]


class RequestForm(forms.Form):
    """`organisations`: those the user may ask for; `ticked`: ids that were chosen in the directory."""

    organisation = forms.ModelChoiceField(label=_("委托单位"), queryset=Organisation.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("服务类型"), choices=ServiceKind.choices)
    title = forms.CharField(label=_("标题"), max_length=120)
    text = forms.CharField(
        label=_("要求"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("要做什么、交付什么、什么时候要。不要写尚未公开的发明内容"),
    )
    budget = yuan_field(_("预算（元）"), required=False)
    offers_until = forms.DateField(label=_("报价截止日期"), widget=day_input())
    open_to_all = forms.BooleanField(label=_("向全部在册机构征集"), required=False, initial=True)
    invited = forms.ModelMultipleChoiceField(
        label=_("邀请机构"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("可以先在服务目录里勾选机构，再来这里"),
    )

    def __init__(
        self, *args: Any, organisations: list[Organisation], ticked: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        own = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        own.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        if len(organisations) == 1:
            own.initial = organisations[0].pk
            own.widget = own.hidden_widget()
        asked = cast("forms.ModelMultipleChoiceField[Organisation]", self.fields["invited"])
        asked.queryset = invitable(ServiceProfile.objects.listed(), ticked)


def invitable(listed: ServiceProfileQuerySet, ticked: Sequence[str]) -> QuerySet[Organisation]:
    """All of a short directory; of a long one those that were ticked in it."""
    if listed.count() > MOST_OFFERED:
        listed = listed.filter(organisation__in=[int(one) for one in ticked if one.isdecimal()])
    return Organisation.objects.filter(pk__in=listed.values("organisation"))


class OfferForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("报价机构"), queryset=Organisation.objects.none(), empty_label=None)
    text = forms.CharField(label=_("方案"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    price = yuan_field(_("报价（元）"))
    days = forms.IntegerField(label=_("工期（天）"), min_value=1, max_value=3650)

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        own.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        own.initial = organisations[0].pk if organisations else None
        if len(organisations) == 1:
            own.widget = own.hidden_widget()


class DeliveryForm(forms.Form):
    note = forms.CharField(label=_("成果说明"), max_length=3000, widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label=_("成果文件"), required=False, help_text=_("PDF、JPG 或 PNG，最大 10 MB"))


class RateForm(forms.Form):
    quality = forms.TypedChoiceField(label=_("质量"), choices=RATES, coerce=int, widget=forms.RadioSelect)
    punctuality = forms.TypedChoiceField(label=_("守时"), choices=RATES, coerce=int, widget=forms.RadioSelect)
    communication = forms.TypedChoiceField(label=_("沟通"), choices=RATES, coerce=int, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("评语（公开，不显示您的单位）"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
