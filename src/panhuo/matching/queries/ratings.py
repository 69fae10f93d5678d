"""Ratings that somebody may read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from panhuo.matching.enums import RatingSide
from panhuo.matching.models import MatchRating
from panhuo.needs.api import EnterpriseProfile, Need
from panhuo.orgs.api import Viewer

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def ratings_for(subject: Need | EnterpriseProfile, user: User | AnonymousUser) -> QuerySet[MatchRating]:
    """Ratings of matches of this need or profile: one's own and those of one's organisations, newest first.

    What the other side said stays with the other side until a deal brings both together.
    """
    field = "need_id" if isinstance(subject, Need) else "profile_id"
    ratings = MatchRating.objects.filter(**{field: subject.pk}).select_related("user").order_by("-at", "-pk")
    viewer = Viewer.of(user)
    if viewer.sees_all:
        return ratings
    if not viewer.is_known or not type(subject).objects.visible_to(user).filter(pk=subject.pk).exists():
        return ratings.none()
    return ratings.filter(Q(user_id=viewer.user_id) | Q(organisation_id__in=viewer.organisations))


@dataclass(frozen=True, slots=True)
class PatentRatings:
    """What enterprises said of one patent, without their names: how often which value, how often which reason."""

    patent_id: int
    values: dict[int, int]
    reasons: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.values.values())


def ratings_of_patents(patents: Collection[int]) -> list[PatentRatings]:
    """By the demand side only, most rated first. The caller says who may read it: the patents' own institution."""
    values: dict[int, Counter[int]] = defaultdict(Counter)
    reasons: dict[int, Counter[str]] = defaultdict(Counter)
    rows = MatchRating.objects.filter(patent_id__in=patents, side=RatingSide.DEMAND)
    for pk, value, said in rows.values_list("patent_id", "value", "reasons"):
        values[pk][value] += 1
        reasons[pk].update(said)
    found = [PatentRatings(pk, dict(values[pk]), dict(reasons[pk])) for pk in values]
    return sorted(found, key=lambda one: (-one.total, one.patent_id))
