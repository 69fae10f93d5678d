"""Laws that answers and guides may cite by number, with how many articles they have in which version."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from panhuo.exchange.desk.rules.errors import RuleError
from panhuo.intake.phrases import gettext_noop

OTHER: Final = "other"
"""A law or document that the list doesn't have: named in words, its articles can't be checked."""
TEN: Final = 10
HUNDRED: Final = 100
_DIGITS: Final = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Law:
    """`form`: "article" (第五十条) or "item" ((九) of the notice)."""

    id: str
    name: str
    short: str
    version: str
    articles: int
    form: str = "article"


@dataclass(frozen=True, slots=True)
class Cited:
    """`paragraph` 0: the whole article. `title` names what OTHER stands for."""

    law: str
    article: int
    paragraph: int = 0
    title: str = ""


@cache
def laws() -> dict[str, Law]:
    """The laws of the list, by id."""
    text = resources.files("panhuo.exchange.desk.rules").joinpath("data/laws.json").read_text(encoding="utf-8")
    return {one["id"]: Law(**one) for one in json.loads(text)}


def check_cited(cited: Cited) -> None:
    """Raises RuleError for a law that is not in the list, an article that it doesn't have, or an unnamed other one."""
    if cited.law == OTHER:
        if not cited.title.strip():
            raise RuleError("title", gettext_noop("请写明所引文件的名称"))
        return
    law = laws().get(cited.law)
    if law is None:
        raise RuleError("law", gettext_noop("引用的法律不在清单中"))
    if not 1 <= cited.article <= law.articles:
        template = gettext_noop("《%(law)s》（%(version)s）只有 %(n)s 条，没有第 %(article)s 条")
        raise RuleError("article", template, law=law.short, version=law.version, n=law.articles, article=cited.article)
    if cited.paragraph < 0:
        raise RuleError("paragraph", gettext_noop("款号应为正整数"))


def written(cited: Cited) -> str:
    """As it is written in Chinese: 专利法第二十六条第四款."""
    law = laws().get(cited.law)
    name = cited.title.strip() if law is None else law.short
    if not cited.article:
        return name
    if law is not None and law.form == "item":
        return f"{name}（{numeral(cited.article)}）"
    paragraph = f"第{numeral(cited.paragraph)}款" if cited.paragraph else ""
    return f"{name}第{numeral(cited.article)}条{paragraph}"


def numeral(number: int) -> str:
    """1 to 999 in Chinese: 15 十五, 26 二十六, 105 一百零五, 115 一百一十五."""
    hundreds, rest = divmod(number, HUNDRED)
    tens, ones = divmod(rest, TEN)
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")
