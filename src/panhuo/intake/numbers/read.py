"""A text is read as a patent number, whatever form it has."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from panhuo.intake.numbers.application import read_application
from panhuo.intake.numbers.foreign import read_foreign
from panhuo.intake.numbers.publication import read_publication
from panhuo.intake.numbers.reading import NumberForm, NumberReading
from panhuo.intake.phrases import phrase
from panhuo.intake.text import clean, shorten, squeeze

_EXPONENT: Final = re.compile(r"(\d(?:\.\d+)?)E\+?(\d{1,2})", re.ASCII)
_LABEL: Final = re.compile(r"^(?:中国)?(?:申请号|专利号|公开号|公告号|授权公告号|公开\(公告\)号)[:：]?")
_DASH: Final = str.maketrans(
    {"。": ".", "·": ".", "．": ".", "•": ".", "–": "-", "—": "-", "'": "", "’": "", "‘": "", "`": ""}
)
_SEPARATORS: Final = re.compile(r"[|;；\n、]+|[,，](?=\s*(?:CN|ZL|[A-Z]{2}\d|\d{8}))")


def parse_number(text: str) -> NumberReading:
    """Read one patent number (application, publication or another office's).

    Accepts ``ZL``/``CN`` prefixes, full-width characters, blanks, dots, a missing check digit (it is computed) and
    the apostrophe of spreadsheet texts. Never raises; an unreadable text gives ``valid=False`` with a note.
    """
    compact = _compact(text)
    if match := _EXPONENT.fullmatch(compact):
        return _from_exponent(match[1], int(match[2]), shown=text)
    for reader in (read_application, read_publication, read_foreign):
        reading = reader(compact)
        if reading is not None:
            return reading
    note = phrase("认不出的专利号：“%(text)s”。应为 201710601862.3、CN115986674A 这样的号码", text=shorten(text))
    return NumberReading(False, compact or None, note=note, code="unreadable")


def parse_numbers(text: str | None) -> tuple[NumberReading, ...]:
    """Read a cell that may hold several numbers, separated by ``|``, ``;`` or line ends."""
    cleaned = clean(text)
    if cleaned is None:
        return ()
    parts = (clean(part) for part in _SEPARATORS.split(cleaned))
    return tuple(parse_number(part) for part in parts if part)


def _compact(text: str) -> str:
    plain = squeeze(text.translate(_DASH)).upper().translate(_DASH)
    plain = _LABEL.sub("", plain)
    plain = re.sub(r"^(CN|ZL|CNZL)[-.:]", r"\1", plain)
    return re.sub(r"(?<=\d)-(?=[\dX]$)", ".", plain) if plain[:1].isdigit() or plain[:2] in {"CN", "ZL"} else plain


def _from_exponent(mantissa: str, power: int, *, shown: str) -> NumberReading:
    """Excel shows long numbers as 2.01711E+12. Only if all digits are still there, it is a number."""
    digits = mantissa.replace(".", "")
    if len(digits) >= power + 1:
        whole = Decimal(f"{mantissa}E{power}")
        reading = read_application(f"{whole:f}")
        if reading is not None and reading.valid:
            return reading
    note = phrase(
        "号码已被 Excel 变成科学计数“%(text)s”，后面的数字丢了，请从原系统重新导出为文本", text=shorten(shown)
    )
    return NumberReading(False, None, form=NumberForm.APPLICATION, note=note, code="excel_destroyed")
