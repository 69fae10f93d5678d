"""Which aspect of a need a sentence states: simple rules, in a fixed order, first match wins.

A heading ("目标：…") holds for its own sentence and those after it up to the next heading. One of background such
as "企业概况" holds to the end of its line at most, and not for a sentence that says what is wanted: what is background
is neither searched with nor asked to be covered, so it is better to call too little background than too much.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from panhuo.engine.text.sentences import Piece

OBJECT: Final = "object"
PROBLEM: Final = "problem"
MEANS: Final = "means"
EFFECT: Final = "effect"
CONDITION: Final = "condition"
SCENARIO: Final = "scenario"
BACKGROUND: Final = "background"

HEADING: Final = re.compile(r"^\W*(?:[一二三四五六七八九十\d]+[、.．)）]\s*)?([\u4e00-\u9fff]{2,10})\s*[：:]")

TITLE: Final = 40
"""A need's first sentence of at most so many characters is taken for its title: it names the object."""

_HEADINGS: Final = (
    (PROBLEM, r"问题|难题|难点|痛点|隐患|瓶颈|困难|现状|不足|缺陷"),
    (EFFECT, r"目标|指标|效果|效益|预期|达到"),
    (OBJECT, r"需求|诉求"),
    (BACKGROUND, r"概况|简介|介绍|预算|经费|资金|投入|投资|合作|联系|电话|地址|期限|周期|意向|意愿|(?:企业|公司)背景"),
    (PROBLEM, r"背景"),
    (CONDITION, r"条件|要求|标准|环境|工况|约束|限制"),
    (SCENARIO, r"场景|应用|用途|领域|场合"),
    (MEANS, r"方案|方法|方式|路线|措施|工艺|手段|内容"),
    (OBJECT, r"名称|题目|对象|产品|项目|技术"),
    (BACKGROUND, r"企业|公司|单位|团队|时间"),
)

_CUES: Final = (
    (
        BACKGROUND,
        (
            r"成立于|注册资本|占地面积|(?:员工|职工|工人)(?:共|约|有|近|[一二三四五六七八九十百\d])|[人名](?:员工|职工)|"
            r"年产值|营业收入|销售额|高新技术企业|专精特新|主营|主要从事|预算|研发经费|"
            r"(?:资金|金额|投入|投资|费用?|收入|营收|产值).{0,12}[万亿]元|报价|付款|联系人|联系电话|合作方式|产学研合作|"
            r"面议|欢迎|我公司是|本公司是|公司位于"
        ),
    ),
    (
        EFFECT,
        r"提高|提升|降低|减少|缩短|延长|节约|节省|达到|不低于|不高于|不超过|不少于|大于|小于|[≥≤><%％]|以上|以下|以内",
    ),
    (
        PROBLEM,
        r"问题|难题|难以|无法|不能|不足|容易|经常|频繁|故障|损坏|堵|漏|磨损|腐蚀|隐患|危险|浪费|太|偏|瓶颈|受限|缺乏|没有",
    ),
    (CONDITION, r"要求|必须|应当|符合|不得|不允许|条件下|环境|工况|标准|耐|兼容"),
    (MEANS, r"采用|通过|利用|基于|使用|借助|结合"),
    (SCENARIO, r"用于|应用于|适用于|场景|现场|车间|行业|领域"),
)

_WANTED: Final = re.compile(r"想|希望(?:有|能|得到|找)|需要|寻求|寻找|求购|拟解决|亟需|急需|目前做法")

_HEADING_RULES: Final = [(aspect, re.compile(pattern)) for aspect, pattern in _HEADINGS]
_CUE_RULES: Final = [(aspect, re.compile(pattern)) for aspect, pattern in _CUES]


def aspects(pieces: Sequence[Piece]) -> list[str]:
    """The aspect of each piece of a need, in order. What no rule knows is the object that is sought."""
    found = []
    section: str | None = None
    for place, piece in enumerate(pieces):
        heading = HEADING.match(piece.text)
        if place == 0 and heading is None and len(piece.text) <= TITLE:
            found.append(OBJECT)
            continue
        if heading is not None:
            section = _first(_HEADING_RULES, heading.group(1))
        elif section == BACKGROUND and (piece.opens_line or _WANTED.search(piece.text)):
            section = None
        found.append(_aspect(section, _first(_CUE_RULES, piece.text)))
    return found


def _aspect(section: str | None, own: str | None) -> str:
    if BACKGROUND in (section, own):
        return BACKGROUND
    return own or OBJECT if section in (OBJECT, None) else section


def _first(rules: list[tuple[str, re.Pattern[str]]], text: str) -> str | None:
    return next((aspect for aspect, pattern in rules if pattern.search(text)), None)
