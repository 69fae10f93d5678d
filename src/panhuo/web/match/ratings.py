"""The three buttons under a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.matching.api import SPEAKS_AGAINST, SPEAKS_FOR


@dataclass(frozen=True, slots=True)
class RatingChoice:
    value: int
    label: str | Promise


CHOICES: Final = (
    RatingChoice(1, gettext_lazy("不合适")),
    RatingChoice(2, gettext_lazy("值得一看")),
    RatingChoice(3, gettext_lazy("合适")),
)


@dataclass(frozen=True, slots=True)
class RatingView:
    """`other_name` and `other_id` say what is rated: the patent of a need's page, the need of a patent's page."""

    url: str
    other_name: str
    other_id: int
    rank: int
    back: str
    value: int | None = None
    reason: str = ""
    reasons: tuple[str, ...] = ()
    message: str = ""

    @property
    def element_id(self) -> str:
        return f"rate-{self.other_id}"

    @property
    def reason_choices(self) -> list[tuple[str, str, bool]]:
        """Reasons that go with the value: value, words, whether it was chosen."""
        fit = {1: SPEAKS_AGAINST, 3: SPEAKS_FOR}.get(self.value or 0, (*SPEAKS_FOR, *SPEAKS_AGAINST))
        return [(one.value, str(one.label), one.value in self.reasons) for one in fit]

    @property
    def said(self) -> str:
        """All reasons in words; "" where none was given."""
        words = [label for _value, label, chosen in self.reason_choices if chosen]
        return _("、").join([*words, self.reason] if self.reason else words)

    @property
    def choices(self) -> tuple[RatingChoice, ...]:
        return CHOICES


def saved_message(value: int) -> str:
    """What is said after a rating was saved."""
    return _("已评：%(label)s") % {"label": next(choice.label for choice in CHOICES if choice.value == value)}
