"""What one member of the panel says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.prefiling.rules.book import RuleBook
from panhuo.portfolio.prefiling.rules.errors import RuleError


class VetoAnswer(StrEnum):
    """Whether a veto applies. Not answered is not the same as "no"."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`values`: question → rating; what is not in it was not rated. `vetoes`: veto → answer."""

    values: Mapping[str, int] = field(default_factory=dict)
    vetoes: Mapping[str, VetoAnswer] = field(default_factory=dict)


def check_sheet(book: RuleBook, sheet: Sheet) -> None:
    """Raises RuleError for a rating outside the scale, or an answer to something that the book doesn't ask."""
    questions = {question.id for question in book.questions}
    vetoes = {veto.id for veto in book.vetoes}
    if strange := next((key for key in [*sheet.values] if key not in questions), None):
        raise RuleError("unknown_question", gettext_noop("规则中没有问题“%(id)s”"), id=strange)
    if strange := next((key for key in [*sheet.vetoes] if key not in vetoes), None):
        raise RuleError("unknown_veto", gettext_noop("规则中没有否决项“%(id)s”"), id=strange)
    for key, value in sheet.values.items():
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= book.scale:
            raise RuleError("scale", gettext_noop("评分应为 0 到 %(scale)s 的整数"), scale=book.scale, id=key)
