"""Reading a need by rules: always on, no model, each statement with the place it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from panhuo.engine.text.aspects import BACKGROUND, CONDITION, EFFECT, HEADING, MEANS, OBJECT, PROBLEM, SCENARIO, aspects
from panhuo.engine.text.sentences import Piece, sentences
from panhuo.needs.reading.figures import figures_in
from panhuo.needs.reading.industries import guess_industries
from panhuo.needs.reading.questions import questions_for
from panhuo.needs.reading.types import Figure, NeedReading, Said

LONGEST_TITLE: Final = 40
MOST: Final = 6
"""Statements of one kind that are proposed; the text itself stays whole."""
_SOUGHT: Final = re.compile(
    r"(?:寻求|需求|寻找|求购|征集|急需|亟需|需要|需|希望|拟|想要?)+"
    r"(?:再|找到?|解决|开发|研发|研制|引进|采购|得到|一种|一款|一套|一项|有|出)*"
    r"(?P<what>[\u4e00-\u9fffA-Za-z0-9\-/·]{3,30})"
)
_NOT_A_THING: Final = re.compile(
    r"^(?:具备|具有|提供|达到|能|可以|实现|提高|降低|减少|通过|进行|对|将|使|与|由|在|多家|有技术)"
)
_OPENING: Final = re.compile(r"^(?:我公司|本公司|我们|我司|我厂|本厂|公司|目前|现在|现|的|等|[\s，,。：:、])+")
_KIND: Final = re.compile(
    r"(?:技术|工艺|装置|设备|系统|方法|材料|产品|配方|方案|平台|软件|仪器|部件|传感器|机|器|剂|膜|料|线|件|砖|结构|体系)$"
)
_TROUBLE: Final = re.compile(
    r"严重|衰减|(?:能耗|成本|损耗|噪声|故障率)(?:太|较|过|偏)?高|(?:效率|精度|产量|强度|纯度|良率)(?:太|较|过|偏)?低|寿命(?:太|较|过)?短"
    r"|不稳定|不均|易[断裂漏堵磨老坏]|缺点|较差|跟不上|依赖进口|卡脖子|耗时|费工|费力"
)
_HEADED: Final = re.compile(r"^\W*(?:[一二三四五六七八九十\d]+[、.．)）]\s*)?[\u4e00-\u9fff]{2,10}\s*[：:]\s*")


def read_need(text: str, *, title: str = "") -> NeedReading:
    """What the text says. `title`, if given, is kept and read along, but places count in `text` alone."""
    pieces = sentences(text)
    kinds = _kinds(title, pieces)
    kept = [(piece, kind) for piece, kind in zip(pieces, kinds, strict=True) if kind != BACKGROUND]
    thing, problems = _object(title, kept), _problems(kept)
    figures = tuple(figure for piece, _kind in kept for figure in figures_in(text, start=piece.start, end=piece.end))
    proposed = title.strip() or _title(thing, pieces, problems)
    industries = guess_industries(proposed, "\n".join(piece.text for piece, _kind in kept))
    reading = NeedReading(
        title=proposed,
        object=thing,
        problems=problems,
        effects=_effects(kept, figures, problems),
        figures=figures,
        conditions=_of(kept, (CONDITION, SCENARIO)),
        industries=industries,
        questions=(),
    )
    return NeedReading(
        reading.title, reading.object, reading.problems, reading.effects, reading.figures, reading.conditions,
        reading.industries, questions_for(reading),
    )  # fmt: skip


def _kinds(title: str, pieces: list[Piece]) -> list[str]:
    """The first sentence of a need counts as its title; with a title of its own it does not."""
    if not title.strip():
        return aspects(pieces)
    head = Piece(0, len(title), title, opens_line=True)
    return aspects([head, *pieces])[1:]


def _of(kept: Iterable[tuple[Piece, str]], kinds: tuple[str, ...]) -> tuple[Said, ...]:
    return tuple(_said(piece) for piece, kind in kept if kind in kinds)[:MOST]


def _problems(kept: Iterable[tuple[Piece, str]]) -> tuple[Said, ...]:
    """What the rules call a problem, and sentences that name a trouble and no aim."""
    found = [
        _said(piece)
        for piece, kind in kept
        if kind == PROBLEM or (kind in (OBJECT, SCENARIO, MEANS) and _TROUBLE.search(piece.text))
    ]
    return tuple(found[:MOST])


def _effects(
    kept: Iterable[tuple[Piece, str]], figures: tuple[Figure, ...], problems: tuple[Said, ...]
) -> tuple[Said, ...]:
    """Sentences of effect, and those of other kinds that hold a figure and are neither condition nor problem."""
    found = []
    wrong = {said.start for said in problems}
    for piece, kind in kept:
        holds = any(piece.start <= figure.start < piece.end for figure in figures)
        if kind == EFFECT or (holds and kind not in (CONDITION, SCENARIO) and piece.start not in wrong):
            found.append(_said(piece))
    return tuple(found[:MOST])


def _object(title: str, kept: list[tuple[Piece, str]]) -> str:
    """What is sought: a title that names a thing, words behind a heading of the object, behind 寻求, 需要 …"""
    given = _trimmed(title)
    if given and _KIND.search(given):
        return given
    for piece, kind in kept:
        head = _HEADED.match(piece.text) if kind == OBJECT and HEADING.match(piece.text) else None
        if head and 1 < len(words := _trimmed(piece.text[head.end() :])) <= LONGEST_TITLE:
            return words
    sought = [m["what"] for piece, _kind in kept for m in _SOUGHT.finditer(piece.text)]
    things = [_trimmed(words) for words in sought if not _NOT_A_THING.match(words)]
    best = next((words for words in things if _KIND.search(words)), "")
    if best:
        return best
    if kept and not given and len(kept[0][0].text) <= LONGEST_TITLE and _KIND.search(_trimmed(kept[0][0].text)):
        return _trimmed(kept[0][0].text)
    return given or next(iter(things), "")


def _trimmed(words: str) -> str:
    return _OPENING.sub("", words.strip()).rstrip("。；;，,.！!？?：: ")


def _title(thing: str, pieces: list[Piece], problems: tuple[Said, ...]) -> str:
    """The thing; else the first sentence that tells of a trouble; else the first that there is."""
    first = problems[0].text if problems else _HEADED.sub("", pieces[0].text) if pieces else ""
    words = thing or _trimmed(first)
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1] + "…"


def _said(piece: Piece) -> Said:
    return Said(piece.text, piece.start, piece.end)
