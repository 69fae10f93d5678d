"""Records whose surroundings changed get a new version, and the index hears of it."""

from __future__ import annotations

from django.db.models import F

from panhuo.orgs.api import write_outbox_many
from panhuo.patents.domain.load import chunks
from panhuo.patents.models import Patent
from panhuo.patents.queries.visible import PatentQuerySet

OBJECT_TYPE = "patent"


def touch_patents(patents: PatentQuerySet) -> int:
    """Raise the version and leave outbox rows, inside the caller's transaction; gives how many."""
    ids = sorted(set(patents.filter(merged_into=None).values_list("pk", flat=True)))
    for part in chunks(ids):
        rows = Patent.objects.filter(pk__in=part)
        rows.update(version=F("version") + 1)
        write_outbox_many(OBJECT_TYPE, list(rows.values_list("pk", "version")))
    return len(ids)
