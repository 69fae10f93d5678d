"""Orders of a list of patents."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from panhuo.patents.queries.visible import PatentQuerySet

DEFAULT_SORT: Final = "filed"
SORTS: Final = {
    "filed": _("申请日从新到旧"),
    "filed_asc": _("申请日从旧到新"),
    "published": _("公开日从新到旧"),
    "title": _("名称"),
    "newest": _("最近入库"),
}
_ORDERS: Final[dict[str, tuple[Any, ...]]] = {
    "filed": (F("application_date").desc(nulls_last=True), "-pk"),
    "filed_asc": (F("application_date").asc(nulls_last=True), "pk"),
    "published": (F("publication_date").desc(nulls_last=True), "-pk"),
    "title": ("title", "pk"),
    "newest": ("-pk",),
}


def patent_sort(patents: PatentQuerySet, sort: str) -> PatentQuerySet:
    """In the order of that name (`SORTS`), by filing date for any other text. Unknown dates come last."""
    return patents.order_by(*_ORDERS.get(sort, _ORDERS[DEFAULT_SORT]))
