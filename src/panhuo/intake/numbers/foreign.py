"""Numbers of other offices: accepted as they stand, told by the office's code (WIPO ST.3)."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.numbers.reading import NumberForm, NumberReading

_CODES: Final = (
    "AE AL AM AP AR AT AU AZ BA BE BG BH BO BR BX BY CA CH CL CO CR CS CU CY CZ DD DE DK DO DZ EA EC "
    "EE EG EM EP ES FI FR GB GC GE GR GT HK HN HR HU ID IE IL IN IR IS IT JO JP KE KR KZ LT LU LV MA "
    "MC MD ME MK MN MO MT MX MY NI NL NO NZ OA PA PE PH PK PL PT PY QA RO RS RU SA SE SG SI SK SM SU "
    "SV TH TJ TM TN TR TT TW UA UK US UY UZ VE VN WO YU ZA ZM ZW"
)
OFFICES: Final = frozenset(_CODES.split())
_NUMBER: Final = re.compile(r"([A-Z]{2})[A-Z]{0,5}\d[0-9A-Z/.,-]*", re.ASCII)
_PCT: Final = re.compile(r"PCT/?([A-Z]{2})/?(\d{2,4})/?(\d{5,6})", re.ASCII)
_KIND_CODE: Final = re.compile(r"\d([A-Z]\d?)$", re.ASCII)
_DIGITS: Final = 3


def read_foreign(text: str) -> NumberReading | None:
    """Read a compact text; None where it doesn't begin with another office's code."""
    if match := _PCT.fullmatch(text):
        normal = f"PCT/{match[1]}{match[2]}/{match[3]}"
        return NumberReading(True, normal, form=NumberForm.FOREIGN, country="WO")
    match = _NUMBER.fullmatch(text)
    if match is None or match[1] not in OFFICES or sum(char.isdigit() for char in text) < _DIGITS:
        return None
    code = _KIND_CODE.search(text)
    return NumberReading(True, text, form=NumberForm.FOREIGN, country=match[1], kind_code=code[1] if code else None)
