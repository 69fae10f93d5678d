"""Forms of orders: taking one, what was filed, quality checks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from panhuo.exchange.procurement.api import Check
from panhuo.web.services.forms.credit import day_input


class TakeForm(forms.Form):
    attorney = forms.CharField(label=_("承办代理师"), max_length=80)
    no_conflict = forms.BooleanField(label=_("已核查，没有利益冲突（专利代理条例第十四条）"), required=False)


class FiledForm(forms.Form):
    number = forms.CharField(label=_("申请号"), max_length=40)
    filed_on = forms.DateField(label=_("申请日"), widget=day_input())


class CheckForm(forms.Form):
    """Yes or no to each question of the standard."""

    note = forms.CharField(
        label=_("说明"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("有一项答“否”时必填"),
    )

    def __init__(self, *args: Any, checks: tuple[Check, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checks = checks
        answers = (("yes", _("是")), ("no", _("否")))
        for one in checks:
            self.fields[f"k_{one.id}"] = forms.ChoiceField(
                label=one.text, choices=answers, required=False, widget=forms.RadioSelect
            )

    @property
    def rows(self) -> list[tuple[bool, forms.BoundField]]:
        return [(one.serious, self[f"k_{one.id}"]) for one in self.checks]

    def answers(self) -> dict[str, str]:
        return {one.id: self.cleaned_data[f"k_{one.id}"] for one in self.checks}
