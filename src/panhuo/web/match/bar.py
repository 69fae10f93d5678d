"""What made up a score, as one stacked bar and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WIDTH: Final = 200
"""Width of the bar of the strongest hit, in units of the drawing."""

_LABELS: Final = {
    "pairs": gettext_lazy("词"),
    "words": gettext_lazy("词"),
    "characters": gettext_lazy("字"),
    "meaning": gettext_lazy("语义"),
    "phrases": gettext_lazy("说法"),
    "object": gettext_lazy("对象"),
    "answered": gettext_lazy("逐句"),
    "conditions": gettext_lazy("条件"),
}


@dataclass(frozen=True, slots=True)
class BarPart:
    """One rectangle of the bar; `x` and `width` in units of the drawing."""

    key: str
    label: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """The whole bar; `text` says the same in words, without figures that would look like a measured share."""

    parts: tuple[BarPart, ...]
    text: str
    width: int = WIDTH


def score_bar(parts: Mapping[str, float], *, strongest: float) -> ScoreBar:
    """The bar of one hit.

    Args:
        parts: name → contribution; what was not measured is absent. Contributions below zero take no room.
        strongest: the sum of the positive contributions of the strongest hit of the list: its bar is full.
    """
    shown = {key: value for key, value in parts.items() if value > 0}
    scale = WIDTH / strongest if strongest > 0 else 0.0
    out: list[BarPart] = []
    at = 0.0
    for key, value in shown.items():
        width = min(value * scale, WIDTH - at)
        out.append(BarPart(key=key, label=label_of(key), x=round(at, 2), width=round(width, 2)))
        at += width
    return ScoreBar(parts=tuple(out), text=in_words(parts))


def height(parts: Mapping[str, float]) -> float:
    """The sum of the contributions that are shown."""
    return sum(value for value in parts.values() if value > 0)


def label_of(key: str) -> str:
    """The contribution's name in words."""
    return str(_LABELS.get(key, key))


def in_words(parts: Mapping[str, float]) -> str:
    """The order of the contributions, strongest first, in words."""
    names = [label_of(key) for key, value in sorted(parts.items(), key=lambda item: -item[1]) if value > 0]
    if not names:
        return _("没有可显示的得分构成")
    if len(names) == 1:
        return _("得分全部来自%(first)s") % {"first": names[0]}
    return _("得分主要来自%(first)s，其次是%(rest)s") % {"first": names[0], "rest": "、".join(names[1:])}
