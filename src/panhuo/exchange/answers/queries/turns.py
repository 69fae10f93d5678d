"""Requests by whose turn it is, narrowed in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from panhuo.exchange.answers.enums import RequestState
from panhuo.exchange.answers.models import AnswerRequest
from panhuo.orgs.api import RepresentationScope, Role, Viewer, organisations_of, represented_ids

if TYPE_CHECKING:
    from panhuo.exchange.answers.queries.visible import RequestQuerySet
    from panhuo.orgs.api import User

WORKING = (Role.ADMIN, Role.STAFF)


def requests_to_answer(user: User) -> RequestQuerySet:
    """Open ones that this person may answer: handed to them, or to nobody yet; the soonest day first."""
    houses = organisations_of(user).filter(memberships__user=user, memberships__role__in=WORKING)
    theirs = represented_ids(Viewer.of(user), RepresentationScope.ANSWERS)
    free = Q(assignee=None) & (Q(organisation__in=houses.values("pk")) | Q(organisation__in=theirs))
    rows = AnswerRequest.objects.visible_to(user).filter(free | Q(assignee=user), state=RequestState.OPEN)
    return rows.select_related("need__organisation", "organisation").order_by("due_on", "pk")


def questions_to_reply(user: User) -> RequestQuerySet:
    """Questions that wait for this person's enterprise, or for whoever entered the need; the oldest first."""
    houses = organisations_of(user).filter(memberships__user=user, memberships__role__in=WORKING)
    theirs = represented_ids(Viewer.of(user), RepresentationScope.NEEDS)
    own = Q(need__organisation__in=houses.values("pk")) | Q(need__organisation__in=theirs)
    rows = AnswerRequest.objects.visible_to(user).filter(own, state=RequestState.ASKED_BACK)
    return rows.select_related("need__organisation", "organisation").order_by("pk")
