"""What a list of entries is narrowed by; lives in the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from panhuo.patents.api import Patent, PatentFilters, filter_patents
from panhuo.portfolio.inventory.enums import INTENT_MODES, EntryState, Implemented, Intent
from panhuo.portfolio.inventory.queries.visible import EntryQuerySet
from panhuo.portfolio.inventory.transitions import IN_BASE

UNKNOWN: Final = "unknown"
BASE: Final = "base"
MOST_VALUES: Final = 30
MOST_FOUND: Final = 20_000
"""Patents found by a text that are handed from one query to the next; more are searched for again in each."""
ENTRY_SORTS: Final = {
    "due": _("期限从近到远"),
    "grade": _("自评从高到低"),
    "newest": _("最近建档"),
    "changed": _("最近修改"),
}
_ORDERS: Final[dict[str, tuple[Any, ...]]] = {
    "due": (F("due_on").asc(nulls_last=True), "pk"),
    "grade": (F("grade").desc(nulls_last=True), "pk"),
    "newest": ("-pk",),
    "changed": ("-updated_at", "-pk"),
}


@dataclass(frozen=True, slots=True)
class EntryFilters:
    """Values of one field are alternatives, fields are all required. ``unknown`` asks for what is not known.

    `state` also takes ``base``: all three states in the base. `college`: ids. `overdue`: past its date. `mode`: one of
    the ways in which the holder would hand it over; ``unknown``: no way was said, though it isn't unwilling.
    """

    q: str = ""
    state: tuple[str, ...] = ()
    college: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    trl: tuple[str, ...] = ()
    intent: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    implemented: tuple[str, ...] = ()
    overdue: bool = False

    @classmethod
    def from_params(cls, params: Any) -> Self:
        """From a QueryDict; what can't be a value is left out."""
        found: dict[str, Any] = {
            name: tuple(dict.fromkeys(v for v in params.getlist(name) if _valid(name, v)))[:MOST_VALUES]
            for name in FACETED
        }
        q = params.get("q", "").replace("\x00", "").strip()[:200]
        return cls(q=q, overdue=params.get("overdue") == "1", **found)

    def without(self, name: str) -> Self:
        return replace(self, **{name: getattr(type(self)(), name)})

    def params(self) -> list[tuple[str, str]]:
        """Pairs for an address that means the same."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name in FACETED for value in getattr(self, name)]
        return pairs + ([("overdue", "1")] if self.overdue else [])

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


FACETED: Final = ("state", "college", "grade", "trl", "intent", "mode", "implemented")
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "state": (*EntryState.values, BASE),
    "intent": tuple(value for value in Intent.values if value),
    "mode": tuple(value for value, _label in INTENT_MODES),
    "implemented": tuple(value for value in Implemented.values if value),
}


def _valid(name: str, value: str) -> bool:
    if value == UNKNOWN:
        return name != "state"
    if name in _WORDS:
        return value in _WORDS[name]
    return value.isascii() and value.isdigit() and len(value) < 10  # noqa: PLR2004


def filter_entries(entries: EntryQuerySet, filters: EntryFilters) -> EntryQuerySet:
    """Narrow a queryset that is already narrowed to what the user may see."""
    for name in FACETED:
        if values := getattr(filters, name):
            entries = _with_modes(entries, values) if name == "mode" else entries.filter(condition(name, values))
    if filters.overdue:
        entries = entries.filter(due_on__lt=timezone.localdate())
    if filters.q:
        patents = filter_patents(Patent.objects.filter(pk__in=entries.values("patent")), PatentFilters(q=filters.q))
        entries = entries.filter(patent__in=patents.values("pk"))
    return entries


def found_by_text(entries: EntryQuerySet, filters: EntryFilters) -> tuple[EntryQuerySet, EntryFilters]:
    """The slow part of a page's five queries done once: the entries that have the text, and the filters still to do."""
    if not filters.q:
        return entries, filters
    found = filter_entries(entries, EntryFilters(q=filters.q))
    ids = list(found.order_by().values_list("pk", flat=True)[: MOST_FOUND + 1])
    if len(ids) > MOST_FOUND:
        return found, filters.without("q")
    return entries.filter(pk__in=ids), filters.without("q")


def condition(name: str, values: tuple[str, ...]) -> Q:
    """One of these values of one field."""
    known = [value for value in values if value != UNKNOWN]
    if name == "state":
        known = [state for value in known for state in (IN_BASE if value == BASE else (value,))]
    found = Q(**{f"{name}__in": known})
    if UNKNOWN in values:
        found |= Q(**{name: ""}) if name in _WORDS else Q(**{f"{name}__isnull": True})
    return found


def _with_modes(entries: EntryQuerySet, values: tuple[str, ...]) -> EntryQuerySet:
    """One of these ways is among those that were said."""
    found = Q()
    for value in values:
        if value == UNKNOWN:
            found |= Q(modes=[]) & ~Q(intent=Intent.NO)
        else:
            found |= Q(modes_text__contains=f'"{value}"', intent=Intent.YES)
    return entries.alias(modes_text=Cast("modes", TextField())).filter(found)


def sort_entries(entries: EntryQuerySet, sort: str) -> EntryQuerySet:
    """In the order of that name (`ENTRY_SORTS`), by due date for any other text."""
    return entries.order_by(*_ORDERS.get(sort, _ORDERS["due"]))
