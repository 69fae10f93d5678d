"""From data to a rule book, with every mistake named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.prefiling.rules.book import REFUSED_GRADE, Dimension, GradeLine, Question, RuleBook, Veto
from panhuo.portfolio.prefiling.rules.errors import RuleError

HUNDRED: Final = 100


@cache
def default_data() -> dict[str, Any]:
    """The rule book that comes with the platform, as data."""
    text = resources.files("panhuo.portfolio.prefiling.rules").joinpath("data/default.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def read_book(data: Mapping[str, Any]) -> RuleBook:
    """The rule book that `data` describes.

    Raises:
        RuleError: something is missing, of the wrong kind or contradicts itself; the message names the place.
    """
    book = RuleBook(
        name=_text(data, "name"),
        source=_text(data, "source", empty=True),
        scale=_whole(data, "scale", 1, HUNDRED),
        min_raters=_whole(data, "min_raters", 1, 50),
        min_coverage=_whole(data, "min_coverage", 1, HUNDRED),
        core=_text(data, "core"),
        grades=tuple(_grade(item) for item in _list(data, "grades")),
        may_file=frozenset(map(str, _list(data, "may_file"))),
        file_within_days=_whole(data, "file_within_days", 1, 3650),
        report_every_days=_whole(data, "report_every_days", 1, 3650),
        dimensions=tuple(Dimension(_text(item, "id"), _text(item, "label")) for item in _list(data, "dimensions")),
        questions=tuple(_question(item) for item in _list(data, "questions")),
        vetoes=tuple(Veto(_text(item, "id"), _text(item, "text")) for item in _list(data, "vetoes")),
    )
    _check(book)
    return book


def _grade(item: Mapping[str, Any]) -> GradeLine:
    return GradeLine(_text(item, "grade"), _whole(item, "score", 0, HUNDRED), _whole(item, "core", 0, HUNDRED))


def _question(item: Mapping[str, Any]) -> Question:
    return Question(
        id=_text(item, "id"),
        dimension=_text(item, "dimension"),
        text=_text(item, "text"),
        weight=_whole(item, "weight", 1, 1000),
        hint=_text(item, "hint", empty=True),
    )


def _check(book: RuleBook) -> None:
    if not book.questions:
        raise RuleError("no_questions", gettext_noop("至少要有一个评分问题"))
    for ids in (
        [question.id for question in book.questions],
        [veto.id for veto in book.vetoes],
        [dimension.id for dimension in book.dimensions],
        [line.grade for line in book.grades],
    ):
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise RuleError("twice", gettext_noop("“%(id)s”出现了两次"), id=twice)
    dimensions = {dimension.id for dimension in book.dimensions}
    if lost := next((q for q in book.questions if q.dimension not in dimensions), None):
        raise RuleError("no_dimension", gettext_noop("问题“%(text)s”的维度不存在"), text=lost.text)
    if not any(question.dimension == book.core for question in book.questions):
        raise RuleError("no_core", gettext_noop("核心维度（产业化前景）至少要有一个问题"))
    scores = [(line.score, line.core) for line in book.grades]
    if any(higher[0] <= lower[0] or higher[1] < lower[1] for higher, lower in pairwise(scores)):
        raise RuleError("grade_order", gettext_noop("等级的分数线要从高到低排列"))
    known = {line.grade for line in book.grades}
    if REFUSED_GRADE in book.may_file or REFUSED_GRADE in known or not book.may_file <= known:
        raise RuleError(
            "may_file", gettext_noop("可以申请的等级只能从 %(grades)s 中选"), grades="、".join(sorted(known))
        )


def _text(data: Mapping[str, Any], name: str, *, empty: bool = False) -> str:
    value = data.get(name, "" if empty else None)
    if not isinstance(value, str) or (not value.strip() and not empty):
        raise RuleError("text", gettext_noop("“%(name)s”应为文字"), name=name)
    return value.strip()


def _whole(data: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise RuleError(
            "whole", gettext_noop("“%(name)s”应为 %(least)s 到 %(most)s 的整数"), name=name, least=least, most=most
        )
    return value


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    if not isinstance(value, list):
        raise RuleError("list", gettext_noop("“%(name)s”应为列表"), name=name)
    return value
