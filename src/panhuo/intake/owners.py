"""Names of applicants and owners."""

from __future__ import annotations

import re
from typing import Final

from panhuo.intake.text import clean, half_width, has_han

_STRONG: Final = re.compile(r"[|;；\n]+")
_WEAK: Final = re.compile(r"[、,，]")
_WHOLE_NAME: Final = re.compile(r".{2,}(?:大学|(?<!科)学院|公司|研究院|研究所|医院|厂|学校|集团)(?:\(.*\))?$")
_PERSON: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![司院所校厂])$")
_BETWEEN_HAN: Final = re.compile(r"(?<=[\u3400-\u9fff()])\s+(?=[\u3400-\u9fff()])")
_LIABILITY: Final = re.compile(r"有限责任公司|有限公司")
_INNER: Final = re.compile(r"[\s()·・.,，、\-—&]+")


def split_owners(text: str | None) -> tuple[str, ...]:
    """Normalised names in their order, without repetition.

    ``|``, ``;`` and line ends always separate. ``、`` and commas only where every piece is a whole name by itself, so
    that "惠普发展公司，有限责任合伙企业" and "中国科学院、水利部…研究所" stay one name.
    """
    cleaned = clean(text)
    if cleaned is None:
        return ()
    names: dict[str, None] = {}
    for part in _STRONG.split(cleaned):
        for name in _weak_split(normalise_org_name(part)):
            names[name] = None
    return tuple(name for name in names if clean(name))


def _weak_split(text: str) -> list[str]:
    if not _WEAK.search(text) or "(" in text or not has_han(text):
        return [text]
    parts = [part.strip() for part in _WEAK.split(text) if part.strip()]
    whole = all(_WHOLE_NAME.match(part) for part in parts) or all(_PERSON.match(part) for part in parts)
    return parts if whole else [text]


def normalise_org_name(name: str) -> str:
    """A name for display and storage: half-width, no blanks between Chinese characters, no stray ``?`` in front."""
    plain = half_width(name).strip().lstrip("?").strip()
    plain = re.sub(r"\s+", " ", plain)
    return _BETWEEN_HAN.sub("", plain)


def org_key(name: str) -> str:
    """A key by which two spellings of one organisation are equal: 有限责任公司 = 有限公司, brackets, dots, case."""
    plain = _LIABILITY.sub("有限公司", normalise_org_name(name))
    return _INNER.sub("", plain).casefold()
