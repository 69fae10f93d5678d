"""The fields that are filled in, and what is a value of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from panhuo.orgs.api import InvalidInput
from panhuo.portfolio.inventory.enums import INTENT_MODES, Implemented, Intent
from panhuo.portfolio.inventory.grades import TRL_QUESTIONS

if TYPE_CHECKING:
    from panhuo.portfolio.inventory.models import Entry, InventorySettings

FIELDS: Final = (
    "grade", "trl", "intent", "modes", "implemented", "scenario", "contact", "price_fen", "negotiable", "note",
)  # fmt: skip
RESTORED: Final = (*FIELDS, "college_id", "state", "reason", "due_on", "submitted_by_id")
"""What undo puts back."""
_LONGEST: Final = {"scenario": 2000, "contact": 120, "note": 2000}
_MODES: Final = tuple(value for value, _label in INTENT_MODES)
MOST_FEN: Final = 100_000_000_000_000
"""One trillion yuan: no patent costs that."""


def checked(said: Mapping[str, Any], *, settings: InventorySettings) -> dict[str, Any]:
    """The values in normal form. `None` and "" mean: not known.

    Raises:
        InvalidInput: `field` names the one that can't be accepted.
        ValueError: a field that there isn't.
    """
    unknown = set(said) - set(FIELDS)
    if unknown:
        raise ValueError(f"no such field: {sorted(unknown)}")
    return {name: _CHECKS[name](value, settings) for name, value in said.items()}


def coherent(entry: Entry) -> None:
    """What follows from one field for another: no wish means no ways, ways mean the wish; 面议 excludes a price."""
    if entry.intent == Intent.NO:
        entry.modes = []
    if entry.modes:
        entry.intent = Intent.YES
    if entry.negotiable:
        entry.price_fen = None


def _grade(value: Any, settings: InventorySettings) -> int | None:
    if value in (None, ""):
        return None
    known = {level.value for level in settings.levels}
    if not str(value).isdecimal() or int(value) not in known:
        shown = "、".join(level.label for level in settings.levels)
        message = _("没有这个自评等级，可用：%(known)s") % {"known": shown}
        raise InvalidInput(message, field="grade", code="grade")
    return int(value)


def _trl(value: Any, settings: InventorySettings) -> int | None:
    if value in (None, ""):
        return None
    if not str(value).isdecimal() or int(value) not in TRL_QUESTIONS:
        raise InvalidInput(_("技术成熟度应为 1 到 9 级"), field="trl", code="trl")
    return int(value)


def _intent(value: Any, settings: InventorySettings) -> str:
    return _choice(value, Intent.values, "intent", _("请选择是否有转化意愿"))


def _implemented(value: Any, settings: InventorySettings) -> str:
    return _choice(value, Implemented.values, "implemented", _("请选择是否已实施"))


def _choice(value: Any, known: list[str], field: str, message: str) -> str:
    text = value or ""
    if text not in known:
        raise InvalidInput(message, field=field, code=field)
    return str(text)


def _modes(value: Any, settings: InventorySettings) -> list[str]:
    chosen = list(dict.fromkeys(value or ()))
    if any(mode not in _MODES for mode in chosen):
        raise InvalidInput(_("没有这种转化方式"), field="modes", code="mode")
    return [mode for mode in _MODES if mode in chosen]


def _price(value: Any, settings: InventorySettings) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= MOST_FEN:
        raise InvalidInput(_("预期价格应为大于 0 的金额；不清楚请留空，或选“面议”"), field="price_fen", code="price")
    return value


def _negotiable(value: Any, settings: InventorySettings) -> bool:
    return bool(value)


def _text(field: str) -> Any:
    def check(value: Any, settings: InventorySettings) -> str:
        text = str(value or "").replace("\x00", "").strip()
        if len(text) > _LONGEST[field]:
            params = {"most": _LONGEST[field], "length": len(text)}
            raise InvalidInput(
                _("最多 %(most)s 个字，这里有 %(length)s 个字"), field=field, code="too_long", params=params
            )
        return text

    return check


_CHECKS: Final[dict[str, Any]] = {
    "grade": _grade,
    "trl": _trl,
    "intent": _intent,
    "modes": _modes,
    "implemented": _implemented,
    "scenario": _text("scenario"),
    "contact": _text("contact"),
    "price_fen": _price,
    "negotiable": _negotiable,
    "note": _text("note"),
}
