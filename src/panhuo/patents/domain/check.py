"""What is said of a patent is cleaned and checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from panhuo.intake.ipc import parse_locarno, parse_symbol
from panhuo.intake.owners import normalise_org_name
from panhuo.intake.status import legal_state
from panhuo.intake.text import clean
from panhuo.orgs.api import InvalidInput
from panhuo.patents.domain.identity import Number, normal_numbers
from panhuo.patents.enums import ClassScheme, LegalState, PatentKind
from panhuo.patents.values import COUNT_FIELDS, DATE_FIELDS, ClassValue, PatentValues

LONGEST: Final = {
    "title": 500, "title_en": 1000, "status_text": 200, "abstract": 50_000, "abstract_en": 50_000,
    "claims": 1_000_000, "description": 5_000_000,
}  # fmt: skip
"""Characters a text may have."""
LONGEST_NAME: Final = 200
LONGEST_INVENTOR: Final = 120
MOST_NAMES: Final = 500
_BIGGEST_COUNT: Final = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Checked:
    """Clean values: numbers in normal form, scalars that are said, lists that are said."""

    numbers: list[Number]
    scalars: dict[str, object]
    lists: dict[str, list[str]]
    classes: list[ClassValue] | None
    extra: dict[str, object]


def check_values(values: PatentValues) -> Checked:
    """Clean what a source says.

    Raises:
        InvalidInput: a number that can't be one, a text or list that is too long, or nothing to know the patent by.
    """
    numbers, told_kind = normal_numbers(values.identifiers)
    scalars = _texts(values)
    if not numbers and "title" not in scalars and "abstract" not in scalars:
        raise InvalidInput(_("没有任何号码、名称或摘要，认不出是哪件专利"), field="identifiers", code="nothing")
    scalars |= {name: value for name in DATE_FIELDS if (value := getattr(values, name)) is not None}
    scalars |= _counts(values)
    if "kind" not in scalars and told_kind:
        scalars["kind"] = told_kind.value
    _state(values, scalars)
    return Checked(numbers, scalars, _lists(values), _classes(values.classes), dict(values.extra or {}))


def _texts(values: PatentValues) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, longest in LONGEST.items():
        text = clean(getattr(values, name))
        if text is None:
            continue
        if len(text) > longest:
            message = _("太长：%(length)s 个字符，最多 %(most)s 个") % {"length": len(text), "most": longest}
            raise InvalidInput(message, field=name, code="too_long")
        found[name] = " ".join(text.split()) if name in {"title", "title_en", "status_text"} else text
    kind = values.kind
    if kind and kind != PatentKind.UNKNOWN:
        if kind not in PatentKind.values:
            raise InvalidInput(_("没有这种专利类型：%(kind)s") % {"kind": kind}, field="kind", code="kind")
        found["kind"] = str(kind)
    return found


def _state(values: PatentValues, found: dict[str, object]) -> None:
    """The state comes from the original word; a state without a word is taken as it stands."""
    if "status_text" in found:
        found["legal_state"] = legal_state(str(found["status_text"])).value
    elif values.legal_state and values.legal_state != LegalState.UNKNOWN:
        if values.legal_state not in LegalState.values:
            message = _("没有这种法律状态：%(state)s") % {"state": values.legal_state}
            raise InvalidInput(message, field="legal_state", code="legal_state")
        found["legal_state"] = str(values.legal_state)


def _counts(values: PatentValues) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in COUNT_FIELDS:
        count = getattr(values, name)
        if count is None:
            continue
        if not 0 <= count <= _BIGGEST_COUNT:
            message = _("应为 0 到 %(most)s 的整数") % {"most": _BIGGEST_COUNT}
            raise InvalidInput(message, field=name, code="count")
        found[name] = count
    return found


def _lists(values: PatentValues) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in ("owners", "original_owners"):
        if given := getattr(values, name):
            found[name] = _names(name, map(normalise_org_name, given), LONGEST_NAME)
    if values.inventors:
        found["inventors"] = _names("inventors", values.inventors, LONGEST_INVENTOR)
    return {name: names for name, names in found.items() if names}


def _names(field: str, given: Iterable[str], longest: int) -> list[str]:
    names = list(dict.fromkeys(name for text in given if (name := clean(text))))
    if len(names) > MOST_NAMES:
        message = _("名称太多：%(count)s 个，最多 %(most)s 个") % {"count": len(names), "most": MOST_NAMES}
        raise InvalidInput(message, field=field, code="too_many")
    for name in names:
        if len(name) > longest:
            message = _("名称太长：%(length)s 个字符，最多 %(most)s 个") % {"length": len(name), "most": longest}
            raise InvalidInput(message, field=field, code="too_long")
    return names


def _classes(given: Iterable[ClassValue] | None) -> list[ClassValue] | None:
    """Symbols in normal form, once each; the first of IPC is the main one where none is marked."""
    found: dict[tuple[str, str], ClassValue] = {}
    for scheme, symbol, is_main in given or ():
        normal = parse_locarno(symbol) if scheme == ClassScheme.LOCARNO else str(parse_symbol(symbol) or "")
        if not normal or scheme not in ClassScheme.values:
            raise InvalidInput(_("认不出的分类号：%(symbol)s") % {"symbol": symbol}, field="classes", code="class")
        key = (str(scheme), normal)
        found[key] = ClassValue(*key, is_main or (key in found and found[key].is_main))
    classes = list(found.values())
    mains = [item for item in classes if item.is_main] or classes[:1]
    return [item._replace(is_main=item is mains[0]) for item in classes] or None
