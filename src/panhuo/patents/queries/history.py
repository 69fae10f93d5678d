"""The story of a patent, also of the records that became part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.orgs.api import Event
from panhuo.patents.models import Patent

if TYPE_CHECKING:
    from django.db.models import QuerySet


def current_patent(patent: Patent) -> Patent:
    """The record that stands for this one now."""
    while patent.merged_into is not None:
        patent = patent.merged_into
    return patent


def patent_ids(patent: Patent) -> list[int]:
    """Ids of the record and of all that were merged into it: what matches, shares and events may point to."""
    found, new = [patent.pk], [patent.pk]
    while new:
        new = list(Patent.objects.filter(merged_into__in=new).values_list("pk", flat=True))
        found += new
    return found


def patent_events(patent: Patent) -> QuerySet[Event]:
    """All events of the record and of those merged into it, oldest first."""
    rows = Event.objects.filter(object_type="patent", object_id__in=patent_ids(patent))
    return rows.select_related("actor", "organisation").order_by("pk")
