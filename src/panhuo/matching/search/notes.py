"""Sentences that the user should read beside the hits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.matching.search.results import Found
from panhuo.orgs.api import OutboxEntry

LATE: Final = timedelta(minutes=1)
"""How long a change may wait for the index before people are told; a burst is indexed well within it."""


def with_stale_note(notes: tuple[str, ...], hits: Iterable[Found]) -> tuple[str, ...]:
    """Says so where records are newer than what was ranked; what is shown is always the record itself."""
    if any(hit.stale for hit in hits):
        notes = (*notes, _("部分记录刚有更新，排名还按更新前的内容；稍后会自动重排。"))
    if OutboxEntry.objects.filter(at__lt=timezone.now() - LATE).exists():
        notes = (*notes, _("有新增或变更的记录还在等待编入索引，暂时检索不到；完成后会自动出现。"))
    return notes
