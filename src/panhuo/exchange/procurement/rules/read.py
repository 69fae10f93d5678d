"""From data to a standard, with every mistake named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from panhuo.exchange.procurement.rules.errors import RuleError
from panhuo.exchange.procurement.rules.standard import (
    MOST_PRICE_WEIGHT,
    Check,
    Criterion,
    Item,
    ItemKind,
    Scheme,
    Section,
    Standard,
)
from panhuo.intake.phrases import gettext_noop

HUNDRED: Final = 100


@cache
def default_data() -> dict[str, Any]:
    """The standard that comes with the platform, as data."""
    place = resources.files("panhuo.exchange.procurement.rules").joinpath("data/standard.json")
    data: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return data


def read_standard(data: Mapping[str, Any]) -> Standard:
    """The standard that `data` describes.

    Raises:
        RuleError: something is missing, of the wrong kind, or price would weigh more than the cap.
    """
    scheme = _mapping(data, "scheme")
    checks = _mapping(data, "checks")
    standard = Standard(
        name=_text(data, "name"),
        source=_text(data, "source", empty=True),
        sections=tuple(_section(one) for one in _list(data, "sections")),
        scheme=Scheme(
            scale=_whole(scheme, "scale", 1, HUNDRED),
            price_weight=_price_weight(scheme),
            min_scorers=_whole(scheme, "min_scorers", 1, 50),
            min_quality=_whole(scheme, "min_quality", 1, HUNDRED),
            low_price_share=_whole(scheme, "low_price_share", 0, HUNDRED),
            criteria=tuple(_criterion(one) for one in _list(scheme, "criteria")),
        ),
        filing_checks=tuple(_check(one) for one in _list(checks, "filing")),
        grant_checks=tuple(_check(one) for one in _list(checks, "grant")),
    )
    _consistent(standard)
    return standard


def _price_weight(scheme: Mapping[str, Any]) -> int:
    value = scheme.get("price_weight")
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_PRICE_WEIGHT:
        template = gettext_noop("价格权重应为 0 到 %(most)s 的整数（百分比）：价格不能起决定作用")
        raise RuleError("price_weight", template, most=MOST_PRICE_WEIGHT)
    return value


def _section(data: Mapping[str, Any]) -> Section:
    return Section(_text(data, "id"), _text(data, "label"), tuple(_item(one) for one in _list(data, "items")))


def _item(data: Mapping[str, Any]) -> Item:
    kind = str(data.get("kind", ""))
    if kind not in {one.value for one in ItemKind}:
        raise RuleError("kind", gettext_noop("“%(text)s”的类型不存在"), text=data.get("text", ""))
    choices = tuple(str(one) for one in _list(data, "choices")) if kind == ItemKind.CHOICE else ()
    if kind == ItemKind.CHOICE and not choices:
        raise RuleError("choices", gettext_noop("“%(text)s”没有可选项"), text=data.get("text", ""))
    hint = _text(data, "hint", empty=True)
    return Item(_text(data, "id"), _text(data, "text"), ItemKind(kind), bool(data.get("required")), hint, choices)


def _criterion(data: Mapping[str, Any]) -> Criterion:
    weight = _whole(data, "weight", 1, 1000)
    return Criterion(_text(data, "id"), _text(data, "label"), weight, _text(data, "hint", empty=True))


def _check(data: Mapping[str, Any]) -> Check:
    return Check(_text(data, "id"), _text(data, "text"), bool(data.get("serious")))


def _consistent(standard: Standard) -> None:
    for ids in (
        [section.id for section in standard.sections],
        [item.id for item in standard.items],
        [criterion.id for criterion in standard.scheme.criteria],
        [check.id for check in standard.filing_checks],
        [check.id for check in standard.grant_checks],
    ):
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise RuleError("twice", gettext_noop("“%(id)s”出现了两次"), id=twice)
    if not standard.scheme.criteria:
        raise RuleError("no_criteria", gettext_noop("至少要有一个质量评分项"))
    if not standard.filing_checks or not standard.grant_checks:
        raise RuleError("no_checks", gettext_noop("申请后和授权后至少各要有一个检查项"))


def _text(data: Mapping[str, Any], name: str, *, empty: bool = False) -> str:
    value = data.get(name, "" if empty else None)
    if not isinstance(value, str) or (not value.strip() and not empty):
        raise RuleError("text", gettext_noop("“%(name)s”应为文字"), name=name)
    return value.strip()


def _whole(data: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        template = gettext_noop("“%(name)s”应为 %(least)s 到 %(most)s 的整数")
        raise RuleError("whole", template, name=name, least=least, most=most)
    return value


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    if not isinstance(value, list):
        raise RuleError("list", gettext_noop("“%(name)s”应为列表"), name=name)
    return value


def _mapping(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    if not isinstance(value, Mapping):
        raise RuleError("mapping", gettext_noop("缺少“%(name)s”"), name=name)
    return value
