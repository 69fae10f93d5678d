"""By which numbers records meet (docs/decisions/0006-identity-of-patents.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from panhuo.intake.numbers import NumberForm, parse_number
from panhuo.intake.numbers import PatentKind as ReadKind
from panhuo.orgs.api import InvalidInput
from panhuo.patents.enums import IdentifierKind, PatentKind
from panhuo.patents.values import IdentifierValue

_NINE_DIGITS: Final = re.compile(r"(CN\d{9})(?:[A-Z]\d?)?", re.ASCII)
_LONGEST: Final = 120
KIND_OF_READING: Final = {
    ReadKind.INVENTION: PatentKind.INVENTION,
    ReadKind.UTILITY_MODEL: PatentKind.UTILITY,
    ReadKind.DESIGN: PatentKind.DESIGN,
}
_KIND_OF_FORM: Final = {
    NumberForm.APPLICATION: IdentifierKind.APPLICATION,
    NumberForm.PUBLICATION: IdentifierKind.PUBLICATION,
    NumberForm.FOREIGN: IdentifierKind.FOREIGN,
}


class Number(NamedTuple):
    """An identifier in normal form with the key that records meet by."""

    kind: str
    value: str
    raw: str
    key: str

    @property
    def met_by(self) -> tuple[str, str]:
        return self.kind, self.key


def number_key(kind: str, value: str) -> str:
    """The value; for Chinese publications of nine digits without the letter of the document.

    Since 2007 all publications of one application keep the digits of the first (ZC 0007), so that
    CN109000001A and CN109000001B are documents of one patent.
    """
    if kind == IdentifierKind.PUBLICATION and (match := _NINE_DIGITS.fullmatch(value)):
        return match[1]
    return value


def normal_number(identifier: IdentifierValue) -> tuple[Number, PatentKind | None]:
    """The identifier in normal form and the kind of patent that it tells.

    Raises:
        InvalidInput: the number can't be one (wrong check digit, destroyed by Excel, too long …).
    """
    raw = (identifier.raw or identifier.value).strip()[:200]
    if identifier.kind == IdentifierKind.SOURCE:
        return _source(identifier.value.strip(), raw), None
    reading = parse_number(identifier.value)
    if not reading.valid or reading.normal is None or reading.form is None:
        note = reading.note or _("认不出的专利号")
        raise InvalidInput(note, field="identifiers", code="number", params={"value": raw})
    kind = _KIND_OF_FORM[reading.form].value
    told = KIND_OF_READING[reading.kind] if reading.kind else None
    return Number(kind, _short(reading.normal), raw, number_key(kind, reading.normal)), told


def normal_numbers(identifiers: Iterable[IdentifierValue]) -> tuple[list[Number], PatentKind | None]:
    """All identifiers in normal form, once each, and the kind that they tell."""
    numbers: dict[tuple[str, str], Number] = {}
    told: PatentKind | None = None
    for identifier in identifiers:
        number, kind = normal_number(identifier)
        numbers.setdefault((number.kind, number.value), number)
        told = told or kind
    found = list(numbers.values())
    if len(applications(found)) > 1:
        shown = "、".join(sorted(applications(found)))
        message = _("一件专利只能有一个申请号，这里有：%(numbers)s") % {"numbers": shown}
        raise InvalidInput(message, field="identifiers", code="two_applications", params={"numbers": shown})
    return found, told


def applications(numbers: Iterable[Number]) -> set[str]:
    """The application numbers among them: two different ones are never one patent."""
    return {number.value for number in numbers if number.kind == IdentifierKind.APPLICATION}


def _source(value: str, raw: str) -> Number:
    if not value:
        raise InvalidInput(_("来源编号是空的"), field="identifiers", code="empty_source")
    return Number(IdentifierKind.SOURCE.value, _short(value), raw, value)


def _short(value: str) -> str:
    if len(value) > _LONGEST:
        message = _("号码太长（%(length)s 个字符，最多 %(most)s 个）") % {"length": len(value), "most": _LONGEST}
        raise InvalidInput(message, field="identifiers", code="number_length")
    return value
