"""Fields that deals share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from panhuo.intake.api import parse_number
from panhuo.orgs.api import InvalidInput, User
from panhuo.patents.api import Patent


class DayField(forms.DateField):
    """A day, as browsers write it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class YuanField(forms.DecimalField):
    """An amount typed in 元; its value is whole 分."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=Decimal(0), max_digits=14, decimal_places=2, **kwargs)

    def clean(self, value: Any) -> Any:
        amount = super().clean(value)
        return None if amount is None else int(amount * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else value


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said."""

    def __init__(self, *, unsaid: Any, **kwargs: Any) -> None:
        choices = (("", unsaid), ("yes", _lazy_yes()), ("no", _lazy_no()))
        super().__init__(
            choices=choices, coerce=lambda value: value == "yes", empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


def _lazy_yes() -> Any:
    from django.utils.translation import gettext_lazy

    return gettext_lazy("是")


def _lazy_no() -> Any:
    from django.utils.translation import gettext_lazy

    return gettext_lazy("否")


def patents_of_numbers(text: str, *, user: User, field: str = "numbers") -> list[Patent]:
    """The patents that the lines mean, of those the user may see.

    Raises:
        InvalidInput: a number that is none or is not found; the message names the line.
    """
    found: list[Patent] = []
    lines = [line.strip() for line in text.replace("，", "\n").replace(",", "\n").replace("、", "\n").splitlines()]
    for at, line in enumerate((one for one in lines if one), start=1):
        wanted = parse_number(line).normal or line
        rows = Patent.objects.visible_to(user).filter(identifiers__value=wanted).distinct()
        patent = rows.first()
        if patent is None:
            told = _("第 %(at)s 行：没有找到号码为“%(number)s”的专利")
            raise InvalidInput(told, field=field, params={"at": at, "number": line[:40]})
        if patent not in found:
            found.append(patent)
    return found
