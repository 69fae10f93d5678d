"""Consents and pacts of co-owners on one patent; the organisation's own settings; templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from panhuo.deals.agreements.api import ConsentRole, TemplateKind
from panhuo.deals.rules.agreements.kinds import LABELS, Act
from panhuo.patents.api import EncumbranceKind
from panhuo.web.agreements.forms.fields import DayField

CONSENTED = (
    Act.ORDINARY, Act.SOLE, Act.EXCLUSIVE, Act.SUB, Act.TRANSFER, Act.EQUITY, Act.OPEN_LICENCE, Act.PLEDGE, Act.ABANDON,
    Act.LAPSE, Act.OWN_USE,
)  # fmt: skip
LAID = (
    EncumbranceKind.PLEDGE, EncumbranceKind.PRESERVATION, EncumbranceKind.SUSPENSION, EncumbranceKind.LICENCE,
    EncumbranceKind.SOLE, EncumbranceKind.EXCLUSIVE, EncumbranceKind.LAWSUIT, EncumbranceKind.PUBLIC_FUNDING,
    EncumbranceKind.OTHER,
)  # fmt: skip
INSTITUTIONS = (
    ("", _l("未设置")), ("state_university", _l("国家设立的高等院校")),
    ("state_institute", _l("国家设立的研究开发机构")),
    ("private_university", _l("民办高校")), ("private_institute", _l("民办研究开发机构")),
    ("state_enterprise", _l("国有企业")), ("private_enterprise", _l("其他企业")),
    ("public_other", _l("其他事业单位（如医院）")),
)  # fmt: skip


def act_choices() -> list[tuple[str, str]]:
    return [(act.value, _(LABELS[act])) for act in CONSENTED]


class ConsentForm(forms.Form):
    role = forms.ChoiceField(label=_l("身份"), choices=ConsentRole.choices)
    party = forms.CharField(label=_l("同意人"), max_length=200, help_text=_l("与提示中的名称一致。"))
    acts = forms.MultipleChoiceField(label=_l("同意的事项"), widget=forms.CheckboxSelectMultiple)
    given_on = DayField(label=_l("同意日期"))
    source = forms.CharField(label=_l("依据"), max_length=300, help_text=_l("同意书日期、文号或批复"))
    file = forms.FileField(label=_l("签字的同意书"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts: Any = self.fields["acts"]
        acts.choices = act_choices()


class PactForm(forms.Form):
    """One row an owner: what each may do alone, and their share of fees."""

    source = forms.CharField(label=_l("依据"), max_length=300, help_text=_l("共有协议的名称和日期"))
    signed_on = DayField(label=_l("签订日"), required=False)

    def __init__(self, *args: Any, owners: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = list(owners)
        for n, owner in enumerate(self.owners):
            self.fields[f"alone_{n}"] = forms.MultipleChoiceField(
                label=_("%(owner)s 可以单独进行") % {"owner": owner}, choices=act_choices(), required=False,
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip
            self.fields[f"share_{n}"] = forms.CharField(
                label=_("%(owner)s 分得使用费的比例（%%）") % {"owner": owner}, required=False, max_length=10
            )

    def values(self) -> tuple[dict[str, list[str]], dict[str, str]]:
        alone = {owner: self.cleaned_data[f"alone_{n}"] for n, owner in enumerate(self.owners)}
        shares = {owner: self.cleaned_data[f"share_{n}"] for n, owner in enumerate(self.owners)}
        return alone, shares


class LayForm(forms.Form):
    """What lies on the patent and is not an agreement here."""

    kind = forms.ChoiceField(label=_l("种类"), choices=[(one.value, one.label) for one in LAID])
    first = DayField(label=_l("起日"), required=False)
    last = DayField(label=_l("止日"), required=False)
    party = forms.CharField(label=_l("对方"), max_length=200, required=False)
    territory = forms.CharField(label=_l("地域"), max_length=300, required=False)
    field = forms.CharField(label=_l("领域"), max_length=300, required=False)
    source = forms.CharField(label=_l("依据"), max_length=300, help_text=_l("合同号、裁定书号、登记通知等"))


class ProfileForm(forms.Form):
    institution = forms.ChoiceField(label=_l("单位性质"), choices=INSTITUTIONS, required=False)
    region = forms.CharField(
        label=_l("适用地方规定的地区"), max_length=60, required=False, help_text=_l("不填则用单位登记的地区。")
    )


class TemplateForm(forms.Form):
    kind = forms.ChoiceField(label=_l("模板种类"), choices=TemplateKind.choices)
    file = forms.FileField(
        label=_l("Word 文件"), help_text=_l("用双花括号写位置，例如 {{ 甲方名称 }}；先下载现有模板修改最方便。")
    )
