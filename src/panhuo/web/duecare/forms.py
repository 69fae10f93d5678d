"""Forms of due care."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from panhuo.deals.duecare.api import EvidenceKind, PersonRole, Relation
from panhuo.web.agreements.forms.fields import DayField


class PaperForm(forms.Form):
    kind = forms.ChoiceField(label=_l("材料种类"), choices=EvidenceKind.choices)
    title = forms.CharField(label=_l("名称"), max_length=200)
    day = DayField(label=_l("形成日期"))
    file = forms.FileField(label=_l("文件"), required=False, help_text=_l("PDF、JPG 和 PNG 会并入导出的 PDF。"))
    note = forms.CharField(label=_l("说明"), max_length=500, required=False)


class InterestForm(forms.Form):
    person = forms.CharField(label=_l("声明人"), max_length=120)
    role = forms.ChoiceField(label=_l("身份"), choices=PersonRole.choices)
    has_interest = forms.BooleanField(label=_l("与对方有利益关系"), required=False)
    details = forms.CharField(label=_l("利益关系和回避情况"), max_length=500, required=False)
    signed_on = DayField(label=_l("声明日期"))
    file = forms.FileField(label=_l("签字的声明"), required=False)


class PartyForm(forms.Form):
    party = forms.ChoiceField(label=_l("被核查的单位"))
    outcome = forms.ChoiceField(label=_l("结论"), choices=Relation.choices)
    how = forms.CharField(label=_l("核查方法"), max_length=300, help_text=_l("如查询企业登记信息、询问当事人"))
    details = forms.CharField(label=_l("情况和处理"), max_length=500, required=False)
    checked_on = DayField(label=_l("核查日期"))
    file = forms.FileField(label=_l("核查材料"), required=False)

    def __init__(self, *args: Any, parties: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["party"]
        field.choices = [(name, name) for name in parties]


class BookForm(forms.Form):
    text = forms.CharField(label=_l("规则（JSON）"), widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}))
    note = forms.CharField(label=_l("修改说明"), max_length=300, required=False)
