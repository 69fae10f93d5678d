"""The unified social credit code (统一社会信用代码, GB 32100-2015)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stdnum.cn import uscc as stdnum_uscc

from panhuo.intake.phrases import gettext_noop, phrase
from panhuo.intake.text import clean, squeeze

LENGTH: Final = 18
_FORM: Final = re.compile(r"[0-9ABCDEFGHJKLMNPQRTUWXY]{18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class UsccReading:
    """A code and whether it is right; `note` (Chinese) says what is wrong."""

    valid: bool
    code: str
    note: str | None = None


def parse_uscc(text: str | None) -> UsccReading | None:
    """Read a code; None for an empty cell.

    GB 32100 allows letters in the first two characters (authority and category: A for the central military commission,
    N for rural bodies, Y for others), which python-stdnum refuses; so only its check digit is used.
    """
    cleaned = clean(text)
    if cleaned is None:
        return None
    code = squeeze(cleaned).replace("-", "").upper()
    if len(code) != LENGTH:
        return UsccReading(False, code, phrase("统一社会信用代码应为 18 位，这里是 %(length)s 位", length=len(code)))
    if not _FORM.fullmatch(code):
        return UsccReading(False, code, gettext_noop("统一社会信用代码只含数字和除 I、O、S、V、Z 以外的大写字母"))
    if not code[2:8].isdigit():
        return UsccReading(False, code, gettext_noop("统一社会信用代码的第 3–8 位应为行政区划的六位数字"))
    right = stdnum_uscc.calc_check_digit(code)
    if code[-1] != right:
        note = phrase(
            "统一社会信用代码的校验位不对：写的是 %(given)s，按规则应为 %(right)s", given=code[-1], right=right
        )
        return UsccReading(False, code, note)
    return UsccReading(True, code)
