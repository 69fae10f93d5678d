"""The unified social credit code (统一社会信用代码, GB 32100-2015)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from panhuo.intake.text import squeeze
from panhuo.orgs.errors import InvalidInput

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015, table of characters: no I, O, S, V, Z."""


def check_uscc(text: str) -> str:
    """The code in its normal form: half-width, upper case, no blanks or hyphens.

    The first two characters (registering authority, category) may be letters, e.g. Y1 (other) or N2 (rural
    collective), which python-stdnum refuses; positions 3-8 are the region's digits.

    Raises:
        InvalidInput: says which character is wrong, or what was expected.
    """
    code = squeeze(text).replace("-", "").upper()
    if len(code) != LENGTH:
        raise _wrong(_("统一社会信用代码应为 18 位，这里是 %(length)s 位"), length=len(code))
    for place, character in enumerate(code, start=1):
        if character not in ALPHABET:
            raise _wrong(
                _("统一社会信用代码第 %(place)s 位“%(character)s”不对：只能是数字和除 I、O、S、V、Z 以外的大写字母"),
                place=place,
                character=character,
            )
        if place in range(3, 9) and not character.isdigit():
            raise _wrong(
                _("统一社会信用代码第 %(place)s 位“%(character)s”不对：第 3–8 位是行政区划代码，应为数字"),
                place=place,
                character=character,
            )
    expected = check_character(code[:-1])
    if code[-1] != expected:
        raise _wrong(
            _("统一社会信用代码校验位不对：第 18 位写的是“%(given)s”，按前 17 位应为“%(expected)s”；请核对是否抄错"),
            given=code[-1],
            expected=expected,
        )
    return code


def check_character(first_17: str) -> str:
    """The 18th character (GB 32100-2015: weights 3^(i-1) mod 31, 31 minus the sum mod 31)."""
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first_17))
    return ALPHABET[-total % 31]


def _wrong(message: str, **params: object) -> InvalidInput:
    return InvalidInput(message, field="uscc", code="uscc", params=params)
