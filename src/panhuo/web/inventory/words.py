"""What happened to an entry, in words; how its values are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from panhuo.needs.api import format_fen
from panhuo.orgs.api import Event
from panhuo.portfolio.inventory.api import (
    INTENT_MODES,
    TRANSITIONS,
    Entry,
    Implemented,
    Intent,
    InventorySettings,
    field_words,
)


def mode_words(entry: Entry) -> str:
    """许可、作价入股; 暂无转化意愿; "" where it isn't known."""
    if entry.intent != Intent.YES:
        return str(Intent(entry.intent).label) if entry.intent else ""
    names = dict(INTENT_MODES)
    return "、".join(str(names[mode]) for mode in entry.modes if mode in names)


def price_words(entry: Entry) -> str:
    """50 万元, 面议, or ""."""
    if entry.negotiable:
        return _("面议")
    return "" if entry.price_fen is None else format_fen(entry.price_fen)


def story(event: Event) -> str:
    """One line for an event of an entry."""
    known = {row.logs: str(row.label) for row in TRANSITIONS} | {
        "inventory_opened": _("建立建档"),
        "inventory_filled": _("填写"),
        "inventory_assigned": _("指定学院"),
        "inventory_implemented": _("登记实施"),
        "inventory_implementation_removed": _("删除实施登记"),
        "inventory_bulk_undone": _("撤销批量操作"),
        "inventory_filing_written": _("按申报表更新"),
        "inventory_filing_undone": _("撤销按申报表的更新"),
        "inventory_followed_merge": _("随专利记录合并"),
    }
    said = known.get(event.verb, event.verb)
    more = _fields(event.data) or str(event.data.get("reason") or "")
    return _("%(what)s：%(more)s") % {"what": said, "more": more} if more else said


def _fields(data: Mapping[str, Any]) -> str:
    words = field_words()
    return "、".join(dict.fromkeys(words.get(name, name) for name in data.get("changes") or ()))


def written(name: str, value: Any, *, settings: InventorySettings) -> str:
    """A field's value for reading."""
    if name == "grade":
        return settings.label_of(value)
    if name == "implemented":
        return str(Implemented(value).label)
    return str(value)
