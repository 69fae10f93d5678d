"""From data to a scheme, with every mistake named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from panhuo.intake.phrases import gettext_noop
from panhuo.portfolio.valuation.rules.errors import SchemeError
from panhuo.portfolio.valuation.rules.scheme import Branch, Group, Indicator, Scenario, Scheme, Steps

HUNDRED: Final = 100


@cache
def default_data() -> dict[str, Any]:
    """The scheme that comes with the platform, as data."""
    folder = resources.files("panhuo.portfolio.valuation.rules")
    data: dict[str, Any] = json.loads(folder.joinpath("data/gbt42748.json").read_text(encoding="utf-8"))
    return data


def read_scheme(data: Mapping[str, Any]) -> Scheme:
    """The scheme that `data` describes. Raises SchemeError, naming the place."""
    scheme = Scheme(
        name=_text(data, "name"),
        standard=_text(data, "standard"),
        source=_text(data, "source"),
        grouping_verified=bool(data.get("grouping_verified")),
        min_coverage=_whole(data.get("min_coverage"), "min_coverage", 1, HUNDRED),
        branches=tuple(_branch(item) for item in _list(data, "branches")),
        scenarios=tuple(_scenario(item) for item in _list(data, "scenarios")),
        automatic={key: _steps(key, rows) for key, rows in dict(data.get("automatic", {})).items()},
    )
    _check(scheme)
    return scheme


def _branch(item: Mapping[str, Any]) -> Branch:
    return Branch(_text(item, "id"), _text(item, "label"), tuple(_group(one) for one in _list(item, "groups")))


def _group(item: Mapping[str, Any]) -> Group:
    indicators = tuple(Indicator(_text(one, "id"), _text(one, "label")) for one in _list(item, "indicators"))
    return Group(_text(item, "id"), _text(item, "label"), indicators)


def _scenario(item: Mapping[str, Any]) -> Scenario:
    weights = {str(key): _whole(value, str(key), 0, 1000) for key, value in dict(item.get("weights", {})).items()}
    return Scenario(_text(item, "id"), _text(item, "label"), weights)


def _steps(key: str, rows: Any) -> Steps:
    steps = tuple((int(count), _whole(value, key, 0, HUNDRED)) for count, value in rows)
    if any(low[0] >= high[0] for low, high in pairwise(steps)):
        raise SchemeError("steps", gettext_noop("“%(key)s”的换算表要按数量从小到大"), key=key)
    return steps


def _check(scheme: Scheme) -> None:
    ids = [b.id for b in scheme.branches]
    ids += [g.id for b in scheme.branches for g in b.groups]
    ids += [i.id for b in scheme.branches for g in b.groups for i in g.indicators]
    if not scheme.indicators or not scheme.scenarios:
        raise SchemeError("empty", gettext_noop("指标体系至少要有一项指标和一个场景"))
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise SchemeError("twice", gettext_noop("编号“%(id)s”出现了两次"), id=twice)
    for scenario in scheme.scenarios:
        if strange := next((key for key in scenario.weights if key not in ids), None):
            raise SchemeError(
                "strange",
                gettext_noop("场景“%(label)s”给不存在的指标“%(id)s”设了权重"),
                label=scenario.label,
                id=strange,
            )
        if sum(scheme.weights(scenario).values()) != 1:
            raise SchemeError("weights", gettext_noop("场景“%(label)s”有一组权重全为 0"), label=scenario.label)


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value.strip():
        raise SchemeError("text", gettext_noop("“%(name)s”应为文字"), name=name)
    return value.strip()


def _whole(value: Any, name: str, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise SchemeError(
            "whole", gettext_noop("“%(name)s”应为 %(least)s 到 %(most)s 的整数"), name=name, least=least, most=most
        )
    return value


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    if not isinstance(value, list):
        raise SchemeError("list", gettext_noop("“%(name)s”应为列表"), name=name)
    return value
