"""One row of the list of promotional words, as an administrator writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from panhuo.intake.phrases import gettext_noop
from panhuo.law.errors import RuleError

KEYS: Final = frozenset({"words", "pattern", "except", "note"})
LONGEST: Final = 1000
_NESTED: Final = re.compile(r"[*+}]\)[*+{]")
"""(a+)+ takes for ever on a text that nearly fits."""

Compiled = tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]


def parse_row(number: int, row: Any, *, plain: Callable[[str], str]) -> Compiled:
    """What row `number` (from 1) finds, and what it leaves alone.

    `words` and their exceptions are taken as they are written (in the spelling of `plain`, which texts are read in);
    a `pattern` and its exceptions are regular expressions.

    Raises:
        RuleError: naming the row and the part of it that cannot be right.
    """
    if not isinstance(row, Mapping) or set(row) - KEYS or ("words" in row) == ("pattern" in row):
        told = gettext_noop(
            "第 %(n)s 条应写明 words（词语）或者 pattern（正则表达式），可以加 except（例外）、note（说明），没有别的"
        )
        raise RuleError(told, code="bad_row", n=number)
    if "words" in row:
        return _as_written(number, _texts(number, row["words"]), _texts(number, row.get("except", [])), plain)
    others = _texts(number, row.get("except", []))
    return _expression(number, row["pattern"]), tuple(_expression(number, one) for one in others)


def _texts(number: int, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise RuleError(gettext_noop("第 %(n)s 条：词语和例外应各是一列文字，没有空的"), code="bad_texts", n=number)
    return value


def _as_written(number: int, words: list[str], others: list[str], plain: Callable[[str], str]) -> Compiled:
    if not words:
        raise RuleError(gettext_noop("第 %(n)s 条没有词语"), code="no_words", n=number)
    said = [plain(one) for one in words]
    for other in others:
        if not any(one.lower() in plain(other).lower() for one in said):
            told = gettext_noop("第 %(n)s 条：例外“%(value)s”里没有这一条的词语，不会起作用")
            raise RuleError(told, code="idle_exception", n=number, value=other[:40])
    longest_first = sorted(said, key=len, reverse=True)
    found = "|".join(re.escape(one) for one in longest_first)
    if len(found) > LONGEST:
        raise RuleError(gettext_noop("第 %(n)s 条的词语太多，请分成几条"), code="many_words", n=number)
    return _expression(number, found), tuple(_expression(number, re.escape(plain(one))) for one in others)


def _expression(number: int, text: Any) -> re.Pattern[str]:
    if not isinstance(text, str) or not text or len(text) > LONGEST:
        told = gettext_noop("第 %(n)s 条：正则表达式应是 1 到 %(most)s 个字符的文字")
        raise RuleError(told, code="bad_pattern", n=number, most=LONGEST)
    try:
        found = re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        told = gettext_noop("第 %(n)s 条：“%(value)s”不是正则表达式，第 %(at)s 个字符附近有误")
        at = (getattr(error, "pos", None) or 0) + 1
        raise RuleError(told, code="bad_pattern", n=number, value=text[:40], at=at) from error
    if found.search("") is not None:
        told = gettext_noop("第 %(n)s 条：“%(value)s”什么都没有也算找到，会误报每一份声明")
        raise RuleError(told, code="finds_nothing", n=number, value=text[:40])
    if _NESTED.search(text):
        told = gettext_noop("第 %(n)s 条：“%(value)s”里重复套着重复，检查会停不下来")
        raise RuleError(told, code="nested", n=number, value=text[:40])
    return found
