"""Sentences that the user should read beside the hits."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from panhuo.matching.search.results import Found


def with_stale_note(notes: tuple[str, ...], hits: Iterable[Found]) -> tuple[str, ...]:
    """Says so where records are newer than what was ranked; what is shown is always the record itself."""
    if any(hit.stale for hit in hits):
        return (*notes, _("部分记录刚有更新，排名还按更新前的内容；稍后会自动重排。"))
    return notes
