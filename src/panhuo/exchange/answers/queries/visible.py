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
    """None: everything. An escalated request is seen by the authority of the institution's province too.

    Only columns of the request itself are compared, so that each alternative has its index.
    """
    from panhuo.needs.models import Need
    from panhuo.orgs.models import Organisation

    viewer = Viewer.of(user)
    if viewer.sees_all:
        return None
    if viewer.user_id is None:
        return Q(pk__in=())
    answering = (*viewer.organisations, *represented_ids(viewer, RepresentationScope.ANSWERS))
    asking = (*viewer.organisations, *represented_ids(viewer, RepresentationScope.NEEDS))
    needs = Need.objects.filter(Q(organisation__in=asking) | Q(created_by=viewer.user_id))
    seen = Q(organisation__in=answering) | Q(need__in=needs.values("pk")) | Q(assignee=viewer.user_id)
    for prefix in approvable_regions(viewer):
        houses = Organisation.objects.filter(region__code__startswith=prefix)
        seen |= Q(escalated_at__isnull=False, organisation__in=houses.values("pk"))
    return seen


class RequestQuerySet(models.QuerySet["AnswerRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Both sides and who acts for them, the person it was handed to; once escalated the province's authority."""
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
