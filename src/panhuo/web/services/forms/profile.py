"""Forms of a profile, its services and its cases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.api import (
    CaseValues,
    ItemValues,
    PriceKind,
    ServiceCase,
    ServiceItem,
    ServiceKind,
    ServiceProfile,
)
from panhuo.orgs.api import Region, RegionLevel
from panhuo.web.services.money import to_fen, to_yuan, yuan_field


class ProfileForm(forms.Form):
    summary = forms.CharField(label=_("简介"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5}))
    licence = forms.CharField(
        label=_("专利代理机构执业许可证号"), max_length=60, required=False, help_text=_("提供专利代理的必填")
    )
    contact = forms.CharField(
        label=_("联系方式"), max_length=200, required=False, help_text=_("会公开，请写机构的电话或邮箱")
    )
    published = forms.BooleanField(label=_("在服务目录中公开"), required=False)


class ItemForm(forms.Form):
    kind = forms.ChoiceField(label=_("服务类型"), choices=ServiceKind.choices)
    title = forms.CharField(label=_("名称"), max_length=120)
    text = forms.CharField(label=_("内容"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    price_kind = forms.ChoiceField(label=_("计价方式"), choices=PriceKind.choices, initial=PriceKind.NEGOTIABLE)
    price_low = yuan_field(_("价格或下限（元）"), required=False)
    price_high = yuan_field(_("上限（元）"), required=False)
    unit = forms.CharField(label=_("计价单位"), max_length=40, required=False, help_text=_("例如：件、项、人天"))
    nationwide = forms.BooleanField(label=_("服务全国"), required=False)
    regions = forms.ModelMultipleChoiceField(
        label=_("服务地区"),
        queryset=Region.objects.filter(level=RegionLevel.PROVINCE),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def values(self) -> ItemValues:
        said = dict(self.cleaned_data)
        said["price_low"], said["price_high"] = to_fen(said["price_low"]), to_fen(said["price_high"])
        return ItemValues(**{**said, "regions": list(said["regions"])})


class CaseForm(forms.Form):
    kind = forms.ChoiceField(label=_("服务类型"), choices=ServiceKind.choices)
    title = forms.CharField(label=_("名称"), max_length=120)
    text = forms.CharField(label=_("做法与结果"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5}))
    year = forms.IntegerField(label=_("年份"), required=False, min_value=1985, max_value=2100)
    client = forms.CharField(label=_("客户"), max_length=120, required=False)
    client_agreed = forms.BooleanField(label=_("客户同意公开名称"), required=False)

    def values(self) -> CaseValues:
        return CaseValues(**self.cleaned_data)


def profile_initial(profile: ServiceProfile | None) -> dict[str, Any]:
    if profile is None:
        return {}
    return {name: getattr(profile, name) for name in ("summary", "licence", "contact", "published")}


def item_initial(item: ServiceItem | None) -> dict[str, Any]:
    if item is None:
        return {}
    names = ("kind", "title", "text", "price_kind", "unit", "nationwide")
    prices = {"price_low": to_yuan(item.price_low), "price_high": to_yuan(item.price_high)}
    return {name: getattr(item, name) for name in names} | prices | {"regions": list(item.regions.all())}


def case_initial(case: ServiceCase | None) -> dict[str, Any]:
    if case is None:
        return {}
    names = ("kind", "title", "text", "year", "client", "client_agreed")
    return {name: getattr(case, name) for name in names}
