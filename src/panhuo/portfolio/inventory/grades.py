"""The levels of self-grading and of technical readiness, with what stands behind each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from panhuo.orgs.api import InvalidInput

FEWEST_LEVELS: Final = 2
MOST_LEVELS: Final = 10


@dataclass(frozen=True, slots=True)
class Grade:
    """One level; a larger value is better."""

    value: int
    label: str
    meaning: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        return cls(int(said["value"]), str(said["label"]), str(said.get("meaning", "")))


DEFAULT_GRADES: Final = (
    Grade(5, "5 级", "近期可转化：技术成熟，已有明确的产品或意向单位"),
    Grade(4, "4 级", "前景较好：技术较成熟，应用场景明确，尚无意向单位"),
    Grade(3, "3 级", "有潜力：原理可行，需要验证或熟化"),
    Grade(2, "2 级", "前景不明：应用场景或竞争力说不清"),
    Grade(1, "1 级", "基本没有转化前景"),
)
"""Ours (本平台默认): the number of levels in the national system is not verified (domain.md §1.2 point 6)."""

TRL_QUESTIONS: Final[dict[int, str | Promise]] = {
    1: gettext_lazy("发现了基本原理，并有报告或论文吗？"),
    2: gettext_lazy("提出了用这一原理做什么的设想吗？"),
    3: gettext_lazy("关键功能在实验中得到验证了吗？"),
    4: gettext_lazy("在实验室里验证过部件或原理样机吗？"),
    5: gettext_lazy("在接近实际的环境中验证过部件或样机吗？"),
    6: gettext_lazy("在接近实际的环境中演示过完整样机吗？"),
    7: gettext_lazy("在实际使用环境中演示过样机吗？"),
    8: gettext_lazy("实际产品已定型并通过测试或鉴定了吗？"),
    9: gettext_lazy("实际产品已经投入使用，并经过使用检验了吗？"),
}
"""The question whose "yes" means that the level is reached; wording ours, levels as usual (cf. GB/T 22900)."""


def check_grades(said: list[tuple[str, str]]) -> list[Grade]:
    """Levels from (label, meaning), the best first; values count down to 1.

    Raises:
        InvalidInput: fewer than 2 or more than 10 levels, or one without or with a doubled label.
    """
    if not FEWEST_LEVELS <= len(said) <= MOST_LEVELS:
        message = _("自评等级应有 %(least)s 到 %(most)s 级") % {"least": FEWEST_LEVELS, "most": MOST_LEVELS}
        raise InvalidInput(message, field="grades", code="levels")
    labels = [label.strip() for label, _meaning in said]
    if not all(labels) or len(set(labels)) != len(labels):
        raise InvalidInput(_("每一级都要有名称，而且不能重复"), field="grades", code="labels")
    top = len(said)
    return [
        Grade(top - place, label[:20], meaning.strip()[:200])
        for place, (label, (_label, meaning)) in enumerate(zip(labels, said, strict=True))
    ]
