"""A search says that the index is behind the records when it is."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from panhuo.matching.api import patents_for_text, sync_index
from panhuo.orgs.api import OutboxEntry


def waits(notes) -> bool:
    return any("等待编入索引" in note for note in notes)


def test_changes_that_wait_long_are_told(db, settings, tmp_path):
    settings.ENCODER, settings.DATA_DIR = "none", tmp_path
    sync_index()
    row = OutboxEntry.objects.create(object_type="patent", object_id=1, version=1)
    assert not waits(patents_for_text("隔膜泵", user=AnonymousUser()).notes)
    OutboxEntry.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(minutes=5))
    assert waits(patents_for_text("隔膜泵", user=AnonymousUser()).notes)
