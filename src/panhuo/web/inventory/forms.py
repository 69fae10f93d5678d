"""Forms of the inventory."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panhuo.portfolio.inventory.api import (
    INTENT_MODES,
    STRATA,
    TRL_QUESTIONS,
    Entry,
    EntryState,
    ImplementationKind,
    InventorySettings,
)
from panhuo.web.needs.money import to_fen, to_wan

YES_NO = (("yes", _("是")), ("no", _("否")))
STRATA_WORDS: dict[str, str | Promise] = {
    "none": _("不分层"),
    "grade": _("按自评等级"),
    "college": _("按学院"),
    "kind": _("按专利类型"),
}


class EntryForm(forms.Form):
    """What is filled in, in the order in which people think: what is it worth, how far is it, what do we want."""

    grade = forms.ChoiceField(label=_("价值分级自评"), required=False, widget=forms.RadioSelect)
    trl = forms.ChoiceField(
        label=_("技术成熟度（TRL）"), required=False, widget=forms.RadioSelect,
        help_text=_("选回答“是”的最高一级；说不清就不选"),
    )  # fmt: skip
    intent = forms.ChoiceField(
        label=_("愿意转化吗"), required=False, widget=forms.RadioSelect, choices=(("yes", _("愿意")), ("no", _("暂不")))
    )
    modes = forms.MultipleChoiceField(
        label=_("愿意用哪些方式"), required=False, choices=INTENT_MODES, widget=forms.CheckboxSelectMultiple
    )
    implemented = forms.ChoiceField(label=_("已经实施了吗"), required=False, widget=forms.RadioSelect, choices=YES_NO)
    scenario = forms.CharField(
        label=_("应用场景/产品"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("用在什么产品、什么环节"),
    )  # fmt: skip
    contact = forms.CharField(label=_("联系人"), required=False, max_length=120)
    price = forms.DecimalField(
        label=_("预期价格（万元）"), required=False, min_value=0, max_digits=15, decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("请填写数字，例如 50 或 12.5；不清楚请留空")},
    )  # fmt: skip
    negotiable = forms.BooleanField(label=_("面议"), required=False)
    note = forms.CharField(label=_("备注"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, settings: InventorySettings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grade = cast("forms.ChoiceField", self.fields["grade"])
        grade.choices = [
            (str(level.value), f"{level.label} · {level.meaning}" if level.meaning else level.label)
            for level in settings.levels
        ]
        if not settings.own_grades:
            grade.help_text = _("分级及其含义为本平台默认，单位可以修改")
        trl = cast("forms.ChoiceField", self.fields["trl"])
        trl.choices = [("", _("不清楚")), *((str(n), f"{n} · {words}") for n, words in TRL_QUESTIONS.items())]

    def said(self) -> dict[str, Any]:
        """The values of the fields that are valid, in the terms of the inventory."""
        cleaned = self.cleaned_data
        names = ("grade", "trl", "intent", "modes", "implemented", "scenario", "contact", "negotiable", "note")
        found = {name: cleaned[name] for name in names if name in cleaned}
        if "price" in cleaned:
            found["price_fen"] = to_fen(cleaned["price"]) or None
        return found


def initial_of(entry: Entry) -> dict[str, Any]:
    """The form's values of a record."""
    names = ("intent", "modes", "implemented", "scenario", "contact", "negotiable", "note")
    found = {name: getattr(entry, name) for name in names}
    return found | {
        "grade": "" if entry.grade is None else str(entry.grade),
        "trl": "" if entry.trl is None else str(entry.trl),
        "price": to_wan(entry.price_fen),
    }


class ImplementationForm(forms.Form):
    kind = forms.ChoiceField(label=_("实施方式"), choices=ImplementationKind.choices)
    since = forms.DateField(
        label=_("开始实施日期"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    by = forms.CharField(label=_("实施单位"), required=False, max_length=200)
    note = forms.CharField(label=_("说明"), required=False, max_length=300)
    evidence = forms.FileField(
        label=_("证明材料"), required=False, help_text=_("PDF、JPG 或 PNG，最大 10 MB；例如合同、备案证明、产品照片")
    )


class SamplingForm(forms.Form):
    organisation = forms.ChoiceField(label=_("被抽查单位"))
    title = forms.CharField(label=_("名称"), max_length=120)
    seed = forms.CharField(
        label=_("随机种子"), max_length=60, help_text=_("任意数字或文字；凭种子和抽样框，任何人都能重现这次抽样")
    )
    size = forms.IntegerField(label=_("抽取件数"), min_value=1, max_value=1000, initial=20)
    stratify = forms.ChoiceField(label=_("分层"), choices=[(name, STRATA_WORDS[name]) for name in STRATA])
    states = forms.MultipleChoiceField(
        label=_("范围"), widget=forms.CheckboxSelectMultiple,
        choices=[(s.value, s.label) for s in (EntryState.IN_BASE, EntryState.CONVERTIBLE, EntryState.NOT_CONVERTIBLE)],
        initial=[EntryState.IN_BASE, EntryState.CONVERTIBLE, EntryState.NOT_CONVERTIBLE],
    )  # fmt: skip
    answer_by = forms.DateField(
        label=_("答复期限"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, institutions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["organisation"]).choices = institutions
