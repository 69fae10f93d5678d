"""Forms of what the linter goes by: the usual upper limits, a row of words, the whole list."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from panhuo.deals.openlicence.api import Caps
from panhuo.web.money import FenField, PercentField


class CapsForm(forms.Form):
    """What is left empty has no usual limit."""

    fixed = FenField(label=lazy("固定费用（元）"), required=False)
    net_sales = PercentField(label=lazy("净销售额提成（%）"), required=False)
    profit = PercentField(label=lazy("利润额提成（%）"), required=False)
    source = forms.CharField(label=lazy("出处"), max_length=300)

    def caps(self) -> Caps:
        """What a valid form says."""
        got = self.cleaned_data
        return Caps(got["fixed"], got["net_sales"], got["profit"], got["source"])


def caps_initial(caps: Caps) -> dict[str, Any]:
    rates = {"net_sales": caps.net_sales, "profit": caps.profit}
    shown = {name: "" if rate is None else f"{rate.normalize():f}" for name, rate in rates.items()}
    return {"fixed": caps.fixed, "source": caps.source, **shown}


class WordsForm(forms.Form):
    """One row: words as they are written, and where they are left alone."""

    words = forms.CharField(
        label=lazy("词语（每行一个）"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text=lazy("按原文填写，全角半角、空格和大小写不区分。"),
    )  # fmt: skip
    excepted = forms.CharField(
        label=lazy("例外（每行一个）"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
        help_text=lazy("出现这些上下文时不算，例如“税收优惠”。"),
    )  # fmt: skip
    note = forms.CharField(label=lazy("依据"), max_length=300)

    def row(self) -> dict[str, Any]:
        """As the list keeps it."""
        got = self.cleaned_data
        found: dict[str, Any] = {"words": _lines(got["words"])}
        if others := _lines(got["excepted"]):
            found["except"] = others
        return {**found, "note": got["note"]}


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class ListForm(forms.Form):
    """The whole list, with expressions, as JSON."""

    rows = forms.CharField(label="JSON", widget=forms.Textarea(attrs={"rows": 14}), max_length=200_000)
    note = forms.CharField(label=lazy("依据"), max_length=300)

    def clean_rows(self) -> list[Any]:
        try:
            found = json.loads(self.cleaned_data["rows"])
        except json.JSONDecodeError as error:
            raise ValidationError(_("不是 JSON：第 %(line)s 行"), params={"line": error.lineno}) from None
        if not isinstance(found, dict) or not isinstance(found.get("words"), list):
            raise ValidationError(_("JSON 的最外层应是对象，words 是一列规则"))
        return list(found["words"])
