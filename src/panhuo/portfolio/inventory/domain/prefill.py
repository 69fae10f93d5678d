"""What the file of a 建档 import already said becomes the first content of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from panhuo.intake.api import parse_money
from panhuo.needs.api import parse_modes
from panhuo.orgs.api import InvalidInput
from panhuo.portfolio.inventory.domain.colleges import college_named
from panhuo.portfolio.inventory.enums import SELF_USE, Implemented, Intent
from panhuo.portfolio.inventory.values import checked

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation
    from panhuo.portfolio.inventory.models import InventorySettings

_DIGITS: Final = re.compile(r"\d+")
_NO_INTENT: Final = re.compile(r"^(无|否|没有|暂无|不转化|无意愿|暂无转化意愿)$")
_SELF: Final = re.compile(r"自行|自用|自己实施")
_YES: Final = re.compile(r"^(是|已实施|有|yes|y|√|1)$", re.IGNORECASE)
_NO: Final = re.compile(r"^(否|未实施|没有|无|no|n|0)$", re.IGNORECASE)
PRICE_HEADING: Final = "预期价格（万元）"


@dataclass(slots=True)
class Read:
    """Values in normal form, and what could not be understood, by field."""

    values: dict[str, Any] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    college: Organisation | None = None


def read_template_fields(
    extra: Mapping[str, Any], *, settings: InventorySettings, colleges: list[Organisation], organisation: Organisation
) -> Read:
    """Read the 建档 columns (keys as in `intake` `EXTRA`); what isn't said stays out, what can't be read is a doubt."""
    read = Read()
    for name, reader in _READERS.items():
        text = str(extra.get(name) or "").strip()
        if not text:
            continue
        try:
            read.values |= checked(reader(text, settings), settings=settings)
        except InvalidInput as error:
            read.doubts[name] = error.message
    text = str(extra.get("college") or "").strip()
    if text:
        read.college = college_named(text, colleges=colleges, organisation=organisation)
        if read.college is None:
            read.doubts["college"] = _("没有名为“%(name)s”的学院账号") % {"name": text[:60]}
    return read


def _grade(text: str, settings: InventorySettings) -> dict[str, Any]:
    """A level by its label, its meaning or the bare number."""
    for level in settings.levels:
        if text in {level.label, str(level.value), f"{level.value}级", f"{level.value}星"}:
            return {"grade": level.value}
    raise InvalidInput(_("没有自评等级“%(text)s”") % {"text": text[:20]}, field="self_grade")


def _trl(text: str, settings: InventorySettings) -> dict[str, Any]:
    digits = _DIGITS.findall(text)
    return {"trl": digits[0] if len(digits) == 1 else text}


def _modes(text: str, settings: InventorySettings) -> dict[str, Any]:
    if _NO_INTENT.match(text):
        return {"intent": Intent.NO, "modes": []}
    parts = [part for part in re.split(r"[、,，;；/|\n]+", text) if part.strip()]
    own = [part for part in parts if _SELF.search(part)]
    modes = list(parse_modes([part for part in parts if part not in own]))
    return {"intent": Intent.YES, "modes": modes + ([SELF_USE] if own else [])}


def _implemented(text: str, settings: InventorySettings) -> dict[str, Any]:
    if _YES.match(text):
        return {"implemented": Implemented.YES}
    if _NO.match(text):
        return {"implemented": Implemented.NO}
    raise InvalidInput(_("“%(text)s”看不出是否已实施，应为 是 或 否") % {"text": text[:20]}, field="implemented")


def _price(text: str, settings: InventorySettings) -> dict[str, Any]:
    if "面议" in text:
        return {"negotiable": True, "price_fen": None}
    reading = parse_money(text, heading=PRICE_HEADING)
    if reading.note or reading.low is None or reading.low != reading.high:
        note = reading.note or _("预期价格“%(text)s”应为一个金额或 面议") % {"text": text[:20]}
        raise InvalidInput(note, field="asking_price")
    return {"price_fen": reading.low, "negotiable": False}


def _as_is(name: str) -> Any:
    return lambda text, _settings: {name: text}


_READERS: Final[dict[str, Any]] = {
    "self_grade": _grade,
    "trl": _trl,
    "transfer_modes": _modes,
    "implemented": _implemented,
    "asking_price": _price,
    "scenario": _as_is("scenario"),
    "contact": _as_is("contact"),
    "note": _as_is("note"),
}
