"""Ways of cooperating, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from panhuo.intake.text import squeeze
from panhuo.needs.enums import CooperationMode
from panhuo.orgs.api import InvalidInput

_SEPARATORS: Final = re.compile(r"[、,，;；/|\n]+")
_WORDS: Final[tuple[tuple[str, CooperationMode], ...]] = (
    ("开放许可", CooperationMode.OPEN_LICENCE),
    ("先使用后付费", CooperationMode.USE_FIRST),
    ("先用后付", CooperationMode.USE_FIRST),
    ("先用后转", CooperationMode.USE_FIRST),
    ("许可", CooperationMode.LICENCE),
    ("转让", CooperationMode.TRANSFER),
    ("购买", CooperationMode.TRANSFER),
    ("入股", CooperationMode.EQUITY),
    ("股权", CooperationMode.EQUITY),
    ("作价", CooperationMode.EQUITY),
    ("开发", CooperationMode.DEVELOPMENT),
    ("合作研", CooperationMode.DEVELOPMENT),
    ("研发", CooperationMode.DEVELOPMENT),
    ("产学研", CooperationMode.DEVELOPMENT),
    ("技术合作", CooperationMode.DEVELOPMENT),
    ("其他", CooperationMode.OTHER),
    ("其它", CooperationMode.OTHER),
    ("不限", CooperationMode.OTHER),
    ("面议", CooperationMode.OTHER),
)


def parse_modes(words: str | Iterable[str]) -> tuple[str, ...]:
    """Values of `CooperationMode` for words such as 许可、转让、先使用后付费, without repetition.

    Raises:
        InvalidInput: a word that names no way of cooperating.
    """
    parts = _SEPARATORS.split(words) if isinstance(words, str) else [p for w in words for p in _SEPARATORS.split(w)]
    return tuple(dict.fromkeys(_mode(part) for part in parts if part.strip()))


def _mode(word: str) -> str:
    plain = squeeze(word)
    if plain in CooperationMode.values:
        return plain
    for part, mode in _WORDS:
        if part in plain:
            return mode.value
    known = "、".join(str(mode.label) for mode in CooperationMode)
    message = _("认不出的合作方式“%(word)s”，可用：%(known)s")
    raise InvalidInput(message, field="modes", code="mode", params={"word": word.strip()[:40], "known": known})
