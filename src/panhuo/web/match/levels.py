"""Levels and features of the ranking in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from panhuo.engine.api import Level, measured_levels, ranker_weights

LEVELS: Final = {Level.STRONG: _("强"), Level.MIDDLE: _("中"), Level.WEAK: _("弱")}

FEATURES: Final = {
    "characters": (_("字"), _("需求和专利用了多少相同的字，少见的字分量大")),
    "pairs": (_("词"), _("相邻两个字都相同的有多少，少见的分量大")),
    "meaning": (_("语义"), _("整段文字的意思有多近，用词不同也算")),
    "phrases": (_("说法"), _("需求的每一处说法，在专利里找到多近的说法")),
    "object": (_("对象"), _("需求要的东西，有多少写在专利名称或第一句里")),
    "answered": (_("逐句"), _("需求的每一句（企业概况、预算等除外），由专利里最对得上的一句答上多少")),
}
"""What each feature of the ranker measures."""


def method_facts() -> dict[str, Any]:
    """For the page on the method: features with their weights (with phrases, without), and what levels mean."""
    weights = list(ranker_weights().values())
    levels = [(LEVELS[one.level], one) for one in measured_levels()]
    return {
        "features": [(label, says, [own.get(name) for own in weights]) for name, (label, says) in FEATURES.items()],
        "posted": [(label, one) for label, one in levels if one.needs == "posted"],
        "written": [(label, one) for label, one in levels if one.needs == "written"],
    }
