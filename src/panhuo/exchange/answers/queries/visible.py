"""Who may see which request and answer: said once, here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from panhuo.orgs.access import Viewer, approvable_regions
from panhuo.orgs.enums import RepresentationScope
from panhuo.orgs.queries.represented import represented_ids

if TYPE_CHECKING:
    from panhuo.exchange.answers.models import Answer, AnswerRequest  # noqa: F401
    from panhuo.orgs.models import User


def _seen(user: User | AnonymousUser) -> Q | None:
    """None: everything. An escalated request is seen by the authority of the institution's province too."""
    viewer = Viewer.of(user)
    if viewer.sees_all:
        return None
    if viewer.user_id is None:
        return Q(pk__in=())
    seen = Q(organisation__in=viewer.organisations) | Q(need__organisation__in=viewer.organisations)
    seen |= Q(organisation__in=represented_ids(viewer, RepresentationScope.ANSWERS))
    seen |= Q(need__organisation__in=represented_ids(viewer, RepresentationScope.NEEDS))
    seen |= Q(need__created_by=viewer.user_id) | Q(assignee=viewer.user_id)
    for prefix in approvable_regions(viewer):
        seen |= Q(escalated_at__isnull=False, organisation__region__code__startswith=prefix)
    return seen


class RequestQuerySet(models.QuerySet["AnswerRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Both sides and who acts for them, the person it was handed to; once escalated the authority of the province."""
        seen = _seen(user)
        return self if seen is None else self.filter(seen)

    def waiting(self) -> Self:
        """The institution's turn."""
        return self.filter(state="open")


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of requests that the user may see."""
        from panhuo.exchange.answers.models import AnswerRequest

        return self.filter(request__in=AnswerRequest.objects.visible_to(user))
