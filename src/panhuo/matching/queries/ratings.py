"""Ratings that somebody may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

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
