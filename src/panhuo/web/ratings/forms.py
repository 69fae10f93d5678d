"""Forms of ratings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.needs.api import CooperationMode
from panhuo.portfolio.ratings.api import Interest

PROSPECTS = (
    ("5", _("5 · 很好：我们或同行可以直接采用")),
    ("4", _("4 · 较好：改进后可以采用")),
    ("3", _("3 · 一般：看得到用处，但不迫切")),
    ("2", _("2 · 较差：用处有限或已有更好的办法")),
    ("1", _("1 · 很差：看不到产业化可能")),
)


class RatingForm(forms.Form):
    """What an enterprise is asked (domain.md §1.2 point 7): prospect, what would have to be better, cooperation."""

    prospect = forms.ChoiceField(
        label=_("产业化前景"), choices=PROSPECTS, widget=forms.RadioSelect, error_messages={"required": _("请选择一级")}
    )
    improvement = forms.CharField(
        label=_("技术改进需求"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("要用起来还差什么：指标、成本、规模、标准……没有可以不填"),
    )  # fmt: skip
    interest = forms.ChoiceField(
        label=_("愿意就这件专利合作吗"), choices=Interest.choices, widget=forms.RadioSelect,
        error_messages={"required": _("请选择一项")},
    )  # fmt: skip
    modes = forms.MultipleChoiceField(
        label=_("希望的合作方式"), required=False, choices=CooperationMode.choices, widget=forms.CheckboxSelectMultiple
    )
    declared = forms.CharField(
        label=_("利益关系声明"), required=False, max_length=300,
        help_text=_("与专利权单位或发明人有关联、正在谈判等，请写明；有声明的评价会保留，但不计入一致性判断"),
    )  # fmt: skip
    rater_name = forms.CharField(label=_("评价人姓名"), max_length=60)

    def said(self) -> dict[str, Any]:
        """The arguments of `answer`."""
        return {**self.cleaned_data, "prospect": int(self.cleaned_data["prospect"])}


class RoundForm(forms.Form):
    title = forms.CharField(label=_("名称"), max_length=120)
    per_patent = forms.IntegerField(label=_("每件专利邀请几家企业"), min_value=1, max_value=20, initial=5)
    per_enterprise = forms.IntegerField(label=_("每家企业最多评价几件"), min_value=1, max_value=200, initial=20)
    due_on = forms.DateField(
        label=_("评价截止"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        initial=lambda: timezone.localdate() + timedelta(days=21),
    )  # fmt: skip


class InviteForm(forms.Form):
    patent = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label=_("企业名称"), max_length=200)


def _tenths(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=1, max_value=5, max_digits=2, decimal_places=1)


class RuleForm(forms.Form):
    min_raters = forms.IntegerField(label=_("至少几家企业评价"), min_value=1, max_value=50)
    max_spread = forms.IntegerField(label=_("企业评价最高与最低最多相差"), min_value=0, max_value=4)
    min_grade = forms.TypedChoiceField(label=_("学校自评不低于"), coerce=int)
    min_prospect = _tenths(_("企业评价均值不低于（高价值）"))
    max_low_prospect = _tenths(_("企业评价均值不高于（价值不高）"))
    min_interested = forms.IntegerField(label=_("至少几家企业有合作意愿（高价值）"), min_value=0, max_value=50)
    why = forms.CharField(label=_("修改理由"), max_length=300)

    def __init__(self, *args: Any, levels: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.TypedChoiceField", self.fields["min_grade"]).choices = list(levels)

    def values(self) -> dict[str, int]:
        """The fields of a rule."""
        cleaned = self.cleaned_data
        found = {name: cleaned[name] for name in ("min_raters", "max_spread", "min_grade", "min_interested")}
        found["min_prospect_tenths"] = int(cleaned["min_prospect"] * 10)
        found["max_low_prospect_tenths"] = int(cleaned["max_low_prospect"] * 10)
        return found
