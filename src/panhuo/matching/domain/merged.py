"""When two needs turn out to be one, what was said of their matches belongs to the one that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from panhuo.matching.models import MatchRating

if TYPE_CHECKING:
    from panhuo.needs.api import Need


def needs_merged(gone: Need, kept: Need) -> None:
    """Move ratings over; where one person rated the same patent for both, what they said of the kept one holds."""
    there = set(MatchRating.objects.filter(need_id=kept.pk).values_list("patent_id", "user_id"))
    for pk, patent_id, user_id in MatchRating.objects.filter(need_id=gone.pk).values_list("pk", "patent_id", "user_id"):
        if (patent_id, user_id) not in there:
            MatchRating.objects.filter(pk=pk).update(need_id=kept.pk)
