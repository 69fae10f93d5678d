"""Chinese publication numbers: ``CN`` + 7, 8 or 9 digits + kind code (ZC 0007, ZC 0008)."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.numbers.reading import NumberForm, NumberReading, PatentKind
from panhuo.intake.phrases import gettext_noop

KIND_LETTERS: Final = {
    "A": PatentKind.INVENTION,  # application published; A8, A9 reprints
    "B": PatentKind.INVENTION,  # granted (since 2010; before 1993: 审定)
    "C": PatentKind.INVENTION,  # granted before 2010; C1 to C7 since: partly invalidated
    "U": PatentKind.UTILITY_MODEL,
    "Y": PatentKind.UTILITY_MODEL,  # granted before 2010; Y1 to Y7 since: partly invalidated
    "S": PatentKind.DESIGN,
    "D": PatentKind.DESIGN,  # before 2010
}
GRANTED_LETTERS: Final = frozenset("BCUYSD")
"""Kind letters of documents that announce a grant; only A doesn't."""

_FIRST_DIGIT: Final = {"1": PatentKind.INVENTION, "2": PatentKind.UTILITY_MODEL, "3": PatentKind.DESIGN}
_NUMBER: Final = re.compile(r"(?:CN)?(\d{7}|\d{8}|\d{9})([ABCUYSD])(\d?)", re.ASCII)
_WITHOUT_KIND: Final = re.compile(r"(?:CN)(\d{7}|\d{9})|(\d{9})", re.ASCII)


def read_publication(text: str) -> NumberReading | None:
    """Read a compact text; None where it isn't a Chinese publication number."""
    if match := _NUMBER.fullmatch(text):
        code = match[2] + match[3]
        return NumberReading(
            True, f"CN{match[1]}{code}", KIND_LETTERS[match[2]], NumberForm.PUBLICATION, None, None, "CN", code
        )
    match = _WITHOUT_KIND.fullmatch(text)
    digits = (match[1] or match[2]) if match else ""
    if not digits or digits[0] not in _FIRST_DIGIT:
        return None
    note = gettext_noop("公开号没有文献种类代码（A、B、U、S 等），分不清公布还是授权")
    return NumberReading(
        True, f"CN{digits}", _FIRST_DIGIT[digits[0]], NumberForm.PUBLICATION, note, "kind_code_missing", "CN"
    )
