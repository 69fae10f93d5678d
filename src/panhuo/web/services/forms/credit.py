"""Forms of credit: evidence, sanctions, appeals and what is decided on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.services.api import CreditKind, CreditValues


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class CreditForm(forms.Form):
    """`keeper`: may record sanctions too."""

    kind = forms.ChoiceField(label=_("类别"), choices=CreditKind.choices)
    text = forms.CharField(label=_("内容"), max_length=300)
    source = forms.CharField(label=_("依据"), max_length=300, help_text=_("文号、公示地址等可以查到的出处"))
    since = forms.DateField(label=_("起始日期"), required=False, widget=day_input())
    until = forms.DateField(label=_("截止日期"), required=False, widget=day_input())
    stops_orders = forms.BooleanField(label=_("期间不得承接新业务（专利代理条例第二十五条）"), required=False)
    evidence = forms.FileField(label=_("证明材料"), required=False, help_text=_("PDF、JPG 或 PNG，最大 10 MB"))

    def __init__(self, *args: Any, keeper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not keeper:
            choices = [row for row in CreditKind.choices if row[0] != CreditKind.SANCTION]
            self.fields["kind"] = forms.ChoiceField(label=_("类别"), choices=choices)
            del self.fields["stops_orders"]

    def values(self) -> CreditValues:
        return CreditValues(**{key: value for key, value in self.cleaned_data.items() if key != "evidence"})


class AppealForm(forms.Form):
    text = forms.CharField(label=_("申诉理由"), max_length=3000, widget=forms.Textarea(attrs={"rows": 3}))
