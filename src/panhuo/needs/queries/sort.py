"""Orders of a list of needs."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from panhuo.needs.queries.visible import NeedQuerySet

SORTS: Final = {
    "newest": _("最近发布"),
    "deadline": _("截止日期"),
    "budget": _("预算从高到低"),
    "title": _("标题"),
}
_ORDERS: Final[dict[str, tuple[Any, ...]]] = {
    "newest": ("-pk",),
    "deadline": (F("deadline").asc(nulls_last=True), "-pk"),
    "budget": (F("budget_max_fen").desc(nulls_last=True), F("budget_min_fen").desc(nulls_last=True), "-pk"),
    "title": ("title", "pk"),
}


def need_sort(needs: NeedQuerySet, sort: str) -> NeedQuerySet:
    """In the order of that name (`SORTS`), newest first for any other text."""
    return needs.order_by(*_ORDERS.get(sort, _ORDERS["newest"]))
