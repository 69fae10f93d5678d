"""Names and codes of industries (GB/T 4754)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from panhuo.intake.text import squeeze
from panhuo.needs.models import Industry
from panhuo.orgs.api import InvalidInput

_CODE: Final = re.compile(r"([A-T])?(\d{2})(\d{0,2})", re.ASCII)
_SECTION_LENGTH: Final = 1


class ShippedIndustry(NamedTuple):
    code: str
    name: str
    parent: str


@cache
def shipped_industries() -> dict[str, ShippedIndustry]:
    """Sections and divisions of the edition of 2017, which come with the app: code (``C35``) → entry."""
    text = resources.files("panhuo.needs").joinpath("data/gbt4754_2017.json").read_text(encoding="utf-8")
    found: dict[str, ShippedIndustry] = {}
    for letter, name, divisions in json.loads(text)["sections"]:
        found[letter] = ShippedIndustry(letter, name, "")
        for digits, division in divisions:
            found[letter + digits] = ShippedIndustry(letter + digits, division, letter)
    return found


def industry_name(code: str) -> str:
    """Name of the class; of the nearest class above it where only that is known; "" for no code."""
    if not code:
        return ""
    levels = [code[:end] for end in range(len(code), 0, -1) if end != 2]  # noqa: PLR2004 -- there is no class of "C3"
    rows = dict(Industry.objects.filter(code__in=levels).values_list("code", "name"))
    for level in levels:
        if level in rows:
            return rows[level]
        if level in shipped_industries():
            return shipped_industries()[level].name
    return ""


def industry_code(text: str) -> str:
    """The code of a class written as ``C35``, ``35``, ``3511`` or by its name; "" for an empty text.

    Raises:
        InvalidInput: no division of GB/T 4754 begins so, or no class has this name.
    """
    plain = squeeze(text).upper()
    if not plain:
        return ""
    if plain in shipped_industries():
        return plain
    shown = {"text": text.strip()[:40]}
    match = _CODE.fullmatch(plain)
    if match is None:
        return _by_name(plain, shown)
    letter = _letter_of(match[2])
    if letter is None or match[1] not in {None, letter}:
        raise InvalidInput(
            _("没有代码为“%(text)s”的行业（GB/T 4754）"), field="industry", code="industry", params=shown
        )
    return letter + match[2] + match[3]


def _by_name(plain: str, shown: dict[str, str]) -> str:
    for entry in shipped_industries().values():
        if squeeze(entry.name).upper() == plain:
            return entry.code
    code = Industry.objects.filter(name=shown["text"]).order_by("code").values_list("code", flat=True).first()
    if code is None:
        message = _("认不出的行业“%(text)s”，应为 C35、3511 这样的代码或 GB/T 4754 的行业名称")
        raise InvalidInput(message, field="industry", code="industry", params=shown)
    return code


def _letter_of(digits: str) -> str | None:
    for code in shipped_industries():
        if len(code) > _SECTION_LENGTH and code[1:] == digits:
            return code[0]
    return None
