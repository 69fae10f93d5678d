"""Chinese application numbers: ``YYYY K NNNNNNN . C`` and, up to September 2003, ``YY K NNNNN . C``."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.numbers.check import check_digit
from panhuo.intake.numbers.reading import NumberForm, NumberReading, PatentKind
from panhuo.intake.phrases import gettext_noop, phrase

KINDS: Final = {
    "1": PatentKind.INVENTION,
    "2": PatentKind.UTILITY_MODEL,
    "3": PatentKind.DESIGN,
    "8": PatentKind.INVENTION,  # PCT, national phase
    "9": PatentKind.UTILITY_MODEL,  # PCT, national phase
}
_NUMBER: Final = re.compile(r"(?:ZL|CN|CNZL)?(\d+)(?:\.([\dX]))?", re.ASCII)
_WITHOUT_DOT: Final = re.compile(r"(?:ZL|CN|CNZL)?(\d{12}|\d{8})([\dX])?", re.ASCII)
_DOCDB: Final = re.compile(r"CN(\d{12})[AUS]", re.ASCII)
_YEARS: Final = range(1985, 2100)
_LOST_ZEROS: Final = re.compile(r"0{5,}$")
_ONLY_ZEROS: Final = re.compile(r"^\d{6}0{6}$", re.ASCII)


def read_application(text: str) -> NumberReading | None:
    """Read a compact text (upper case, no blanks); None where it isn't of this form at all."""
    if match := _WITHOUT_DOT.fullmatch(text):
        return _without_dot(match[1], match[2])
    if match := _DOCDB.fullmatch(text):
        return _judge(match[1], None)
    if (match := _NUMBER.fullmatch(text)) is None:
        return None
    digits, check = match[1], match[2]
    if len(digits) in {8, 12}:
        return _judge(digits, check)
    return None if check is None else _wrong_length(digits, check)


def _without_dot(digits: str, check: str | None) -> NumberReading | None:
    if len(digits) == 8 and check and digits[0] in "123":  # noqa: PLR2004
        return None  # nine digits of a publication number; no application of 1985 to 2003 begins so
    if check == "0" and _ONLY_ZEROS.search(digits):
        return _destroyed(f"{digits}{check}")
    return _judge(digits, check)


def _judge(digits: str, check: str | None) -> NumberReading:
    """Year, kind and check digit of 8 or 12 digits."""
    year = int(digits[:4]) if len(digits) == 12 else _old_year(digits)  # noqa: PLR2004
    kind_digit = digits[4] if len(digits) == 12 else digits[2]  # noqa: PLR2004
    written = f"{digits}.{check}" if check else digits
    if year not in _YEARS:
        return _bad(written, "year", phrase("申请号开头的年份 %(year)s 不可能", year=year))
    if kind_digit not in KINDS:
        note = phrase("申请号的种类位应为 1、2、3、8 或 9，这里是 %(digit)s", digit=kind_digit)
        return _bad(written, "kind_digit", note)
    right = check_digit(digits)
    normal, kind = f"{digits}.{right}", KINDS[kind_digit]
    if check is None:
        return _good(normal, kind, "check_added", phrase("原文没有校验位，已按规则算出 %(right)s", right=right))
    if check == right:
        return _good(normal, kind)
    if _LOST_ZEROS.search(digits):
        return _destroyed(written)
    note = phrase(
        "校验位不对：写的是 %(check)s，按规则应为 %(right)s（%(number)s），请核对整个号码",
        check=check,
        right=right,
        number=normal,
    )
    return _bad(written, "check_wrong", note, kind=kind, suggestion=normal)


def _old_year(digits: str) -> int:
    """Two-digit years run from 1985 to 2003."""
    short = int(digits[:2])
    return 2000 + short if short <= 3 else 1900 + short  # noqa: PLR2004


def _wrong_length(digits: str, check: str) -> NumberReading:
    """A spreadsheet drops the leading zeros of numbers from 2000 to 2003; the check digit proves the repair."""
    padded = digits.zfill(8)
    if len(digits) in {6, 7} and padded[2] in KINDS and check_digit(padded) == check:
        note = gettext_noop("开头的 0 被表格软件去掉了，已补回")
        return _good(f"{padded}.{check}", KINDS[padded[2]], "zero_restored", note)
    note = phrase("申请号小数点前应为 12 位（或旧式 8 位）数字，这里是 %(length)s 位", length=len(digits))
    return _bad(f"{digits}.{check}", "length", note)


def _destroyed(written: str) -> NumberReading:
    note = phrase("号码末尾的数字已被 Excel 变成零（%(number)s），请从原系统重新导出为文本", number=written)
    return _bad(written, "excel_destroyed", note)


def _good(normal: str, kind: PatentKind, code: str | None = None, note: str | None = None) -> NumberReading:
    return NumberReading(True, normal, kind, NumberForm.APPLICATION, note, code, "CN")


def _bad(
    written: str, code: str, note: str, *, kind: PatentKind | None = None, suggestion: str | None = None
) -> NumberReading:
    return NumberReading(False, written, kind, NumberForm.APPLICATION, note, code, "CN", suggestion=suggestion)
