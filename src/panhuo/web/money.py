"""What the pages of deals' money share: amounts in 元 as 分, small forms, the agreement of an address."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.rules.money import fen_of
from panhuo.deals.rules.plans.words import yuan_plain
from panhuo.law.errors import RuleError
from panhuo.orgs.api import InvalidInput, User

MOST_FEN = 10**15


class FenField(forms.CharField):
    """元 on the page, whole 分 in the program; None where it is left empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=24, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip().removesuffix("元").strip()
        if not text:
            return None
        try:
            fen = fen_of(text)
        except RuleError:
            shown = str(value).strip()[:40]
            raise ValidationError(_("“%(value)s”不是金额：请填元，最多两位小数"), params={"value": shown}) from None
        if abs(fen) > MOST_FEN:
            raise ValidationError(_("金额太大"))
        return fen

    def prepare_value(self, value: Any) -> Any:
        return yuan_plain(Decimal(value) / 100).replace(",", "") if isinstance(value, int) else value

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"])

    def run_validators(self, value: Any) -> None:
        """Length was checked as text."""


class PercentField(forms.CharField):
    """An exact decimal; None where it is left empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=16, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def to_python(self, value: Any) -> Any:
        text = str(value if value is not None else "").strip().removesuffix("%").strip()
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise ValidationError(_("“%(value)s”不是数字"), params={"value": text[:40]})
        return number

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"])

    def run_validators(self, value: Any) -> None:
        """Length was checked as text."""


class DayField(forms.DateField):
    """A day with the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("原因"), max_length=300)


def said(form: forms.Form) -> dict[str, Any]:
    """What a small form says. Raises `InvalidInput` with its first fault, which the page then shows."""
    if form.is_valid():
        return form.cleaned_data
    name, errors = next(iter(form.errors.items()))
    label = str(form.fields[name].label or name) if name in form.fields else ""
    message = _("%(label)s：%(error)s") % {"label": label, "error": errors[0]} if label else str(errors[0])
    raise InvalidInput(message, field=name)


def agreement_of(user: User, pk: int) -> Agreement:
    """404 for one that the user may not see."""
    rows = Agreement.objects.visible_to(user).select_related("holder").prefetch_related("parties__organisation")
    return get_object_or_404(rows, pk=pk)
