"""Requests by whose turn it is, narrowed in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from panhuo.exchange.answers.enums import RequestState
from panhuo.exchange.answers.models import AnswerRequest
from panhuo.needs.api import Need
from panhuo.orgs.api import RepresentationScope, Viewer, own_organisations, represented_ids

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from panhuo.exchange.answers.queries.visible import RequestQuerySet
    from panhuo.orgs.api import User


def requests_to_answer(user: User) -> RequestQuerySet:
    """Open ones that this person may answer: handed to them, or to nobody yet; the soonest day first."""
    waiting = AnswerRequest.objects.filter(state=RequestState.OPEN).order_by().values("pk")
    free = waiting.filter(organisation__in=_houses(user, RepresentationScope.ANSWERS), assignee=None)
    return _listed(user, free.union(waiting.filter(assignee=user))).order_by("due_on", "pk")


def questions_to_reply(user: User) -> RequestQuerySet:
    """Questions that wait for this person's enterprise, or for whoever entered the need; the oldest first."""
    needs = Need.objects.filter(organisation__in=_houses(user, RepresentationScope.NEEDS)).values("pk")
    asked = AnswerRequest.objects.filter(need__in=needs, state=RequestState.ASKED_BACK).order_by().values("pk")
    return _listed(user, asked).order_by("pk")


def _houses(user: User, scope: str) -> list[int]:
    """Whose work the user does, and for whom they act."""
    own = [one.pk for one in own_organisations(user, working=True)]
    return [*own, *represented_ids(Viewer.of(user), scope)]


def _listed(user: User, keys: QuerySet[AnswerRequest, Any]) -> RequestQuerySet:
    """Those of `keys` that the user may see. The keys come from an index each: few rows are looked at, not all open."""
    return (
        AnswerRequest.objects.visible_to(user).filter(pk__in=keys).select_related("need__organisation", "organisation")
    )
