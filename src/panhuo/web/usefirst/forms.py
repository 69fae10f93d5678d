"""Forms of use first, pay later."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as lazy

from panhuo.deals.usefirst.api import Basis, CreditKind, PayMode, SafeguardKind, Terms
from panhuo.needs.api import CompanySize
from panhuo.web.money import DayField, FenField

YES_NO: Final = (("", lazy("没有说")), ("yes", lazy("是")), ("no", lazy("否")))
WORDS: Final = {
    "free_months": lazy("免费期（月）"),
    "trial_months": lazy("试用期（月）"),
    "entry_fen": lazy("入门费"),
    "exclusive": lazy("独占"),
    "years": lazy("许可年限"),
    "modes": lazy("付费方式"),
    "guarantee": lazy("担保"),
    "insurance": lazy("保险"),
}


def yes_no(label: Any) -> forms.TypedChoiceField:
    """Yes, no, or not said."""
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, required=False, empty_value=None, coerce=lambda value: value == "yes"
    )


def said_yes(value: bool | None) -> str:  # noqa: FBT001 -- the stored answer
    return {True: "yes", False: "no", None: ""}[value]


class TermsForm(forms.Form):
    """Terms of one side; what is left empty was not said."""

    free_months = forms.IntegerField(label=WORDS["free_months"], required=False, min_value=0, max_value=240)
    trial_months = forms.IntegerField(label=WORDS["trial_months"], required=False, min_value=0, max_value=60)
    entry_fen = FenField(label=lazy("入门费（元，可为 0）"), required=False)
    years = forms.IntegerField(label=WORDS["years"], required=False, min_value=1, max_value=20)
    exclusive = yes_no(WORDS["exclusive"])
    guarantee = yes_no(lazy("担保（提供方要求 / 使用方能提供）"))
    insurance = yes_no(lazy("保险（提供方要求 / 使用方能投保）"))
    modes = forms.MultipleChoiceField(
        label=WORDS["modes"], required=False, choices=PayMode.choices, widget=forms.CheckboxSelectMultiple
    )

    def terms(self) -> Terms:
        """What a valid form says."""
        got = self.cleaned_data
        return Terms(
            free_months=got["free_months"], trial_months=got["trial_months"], entry_fen=got["entry_fen"],
            exclusive=got["exclusive"], years=got["years"], modes=frozenset(got["modes"]),
            guarantee=got["guarantee"], insurance=got["insurance"],
        )  # fmt: skip

    @property
    def term_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in TermsForm.base_fields]


def terms_initial(data: dict[str, Any]) -> dict[str, Any]:
    """Stored terms as the form's values."""
    found = dict(data)
    for name in ("exclusive", "guarantee", "insurance"):
        found[name] = said_yes(data.get(name))
    return found


class ResultForm(TermsForm):
    title = forms.CharField(label=lazy("成果名称"), max_length=200)
    summary = forms.CharField(
        label=lazy("能解决什么问题、怎么用"), widget=forms.Textarea(attrs={"rows": 5}), max_length=5000
    )
    scenario = forms.CharField(label=lazy("应用场景"), max_length=300, required=False)
    patents = forms.CharField(
        label=lazy("专利号（每行一件）"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    trl = forms.IntegerField(label=lazy("技术成熟度（TRL 1–9）"), required=False, min_value=1, max_value=9)
    ownership_clear = yes_no(lazy("权属清晰"))
    disputed = yes_no(lazy("有权属纠纷或侵权争议"))
    co_owners_agree = yes_no(lazy("共有人同意（没有共有人不填）"))
    publicly_funded = yes_no(lazy("财政资助形成"))
    accepted_on = DayField(label=lazy("项目验收日期"), required=False)

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "summary", "scenario", "patents")]

    @property
    def facts(self) -> list[forms.BoundField]:
        names = ("trl", "ownership_clear", "disputed", "co_owners_agree", "publicly_funded", "accepted_on")
        return [self[name] for name in names]

    def values(self) -> dict[str, Any]:
        """What a valid form says of the result itself."""
        names = (
            "title", "summary", "scenario", "trl", "ownership_clear", "disputed", "co_owners_agree", "publicly_funded",
            "accepted_on",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}


class AskForm(TermsForm):
    purpose = forms.CharField(label=lazy("打算怎么用"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000)
    size = forms.ChoiceField(label=lazy("企业规模"), choices=CompanySize.choices, initial=CompanySize.UNKNOWN)
    contact = forms.CharField(label=lazy("联系人"), max_length=120, required=False)

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("purpose", "size", "contact")]


class AcceptForm(forms.Form):
    first = DayField(label=lazy("许可期限自"))
    last = DayField(label=lazy("许可期限至"))
    answer = forms.CharField(label=lazy("答复"), max_length=500, required=False)


class TrialForm(forms.Form):
    first = DayField(label=lazy("试用自"))
    last = DayField(label=lazy("试用至"))
    criteria = forms.CharField(label=lazy("验收标准"), widget=forms.Textarea(attrs={"rows": 3}), max_length=3000)


class MoveForm(forms.Form):
    verb = forms.CharField(max_length=12)
    day = DayField(label=lazy("日期"), required=False)
    reason = forms.CharField(label=lazy("原因"), max_length=300, required=False)
    evidence = forms.CharField(label=lazy("证明文件"), max_length=200, required=False)
    file = forms.FileField(label=lazy("文件"), required=False)


class SafeguardForm(forms.Form):
    kind = forms.ChoiceField(label=lazy("种类"), choices=SafeguardKind.choices)
    party = forms.CharField(label=lazy("担保人或保险人"), max_length=200)
    number = forms.CharField(label=lazy("合同或保单号"), max_length=80, required=False)
    amount = FenField(label=lazy("金额（元）"), required=False)
    first = DayField(label=lazy("起日"), required=False)
    last = DayField(label=lazy("止日"), required=False)


class ClaimForm(forms.Form):
    amount = FenField(label=lazy("赔付金额（元）"))
    day = DayField(label=lazy("赔付日"))


class CreditForm(forms.Form):
    kind = forms.ChoiceField(label=lazy("种类"), choices=CreditKind.choices)
    day = DayField(label=lazy("日期"))
    text = forms.CharField(label=lazy("事实"), max_length=500)
    evidence = forms.CharField(label=lazy("证明"), max_length=300)


class RegionForm(forms.Form):
    """One provincial rule; what is left empty the rule does not say."""

    region = forms.CharField(label=lazy("地区"), max_length=60)
    first = DayField(label=lazy("施行日"))
    last = DayField(label=lazy("失效日"), required=False)
    article = forms.CharField(label=lazy("依据（文件名称、条款）"), max_length=200)
    basis = forms.ChoiceField(label=lazy("核对情况"), choices=Basis.choices)
    min_trl = forms.IntegerField(label=lazy("最低技术成熟度"), required=False, min_value=1, max_value=9)
    sizes = forms.MultipleChoiceField(
        label=lazy("只面向"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[one for one in CompanySize.choices if one[0] != "unknown"],
    )  # fmt: skip
    modes = forms.MultipleChoiceField(
        label=lazy("付费方式"), required=False, choices=PayMode.choices, widget=forms.CheckboxSelectMultiple
    )
    start_months = forms.IntegerField(label=lazy("许可生效几个月后才付费"), required=False, min_value=0, max_value=120)
    enter_years = forms.IntegerField(label=lazy("验收后几年内入库"), required=False, min_value=1, max_value=20)
    free_trial = yes_no(lazy("先免费试用"))
    credit = yes_no(lazy("记入信用"))
    note = forms.CharField(label=lazy("说明"), max_length=300, required=False)

    def row(self) -> dict[str, Any]:
        """As the table stores it."""
        got = self.cleaned_data
        found = {"region": got["region"], "from": str(got["first"]), "article": got["article"], "basis": got["basis"]}
        if got["last"]:
            found["to"] = str(got["last"])
        names = ("min_trl", "sizes", "modes", "start_months", "enter_years", "free_trial", "credit", "note")
        return {**found, **{name: got[name] for name in names if got[name] not in (None, "", [])}}
