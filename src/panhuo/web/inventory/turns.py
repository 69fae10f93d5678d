"""Whose turn is it, in the inventory and in ratings: lines for the home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db.models import Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.orgs.api import OrganisationStatus, Role, organisations_of
from panhuo.portfolio.inventory.api import FILLABLE, Entry, EntryState, Sampling, SamplingState
from panhuo.portfolio.ratings.api import Invitation, InvitationState

if TYPE_CHECKING:
    from panhuo.orgs.api import User
    from panhuo.web.home.turn import Turn

_WORKING = (Role.ADMIN, Role.STAFF)


def inventory_turns(user: User) -> Iterator[Turn]:
    """What the user fills in, reviews, answers or rates; one line each."""
    from panhuo.web.home.turn import Turn

    kind = _("盘点建档")
    own = Entry.objects.filter(patent__inventors__person__user=user, state__in=FILLABLE)
    if n := own.distinct().count():
        since = own.aggregate(first=Min("state_since"))["first"]
        yield Turn(kind, _("%(n)s 件专利等您建档") % {"n": n}, reverse("inventory-mine"), _("填写"), since)
    works = user.memberships.filter(role__in=_WORKING, organisation__status=OrganisationStatus.ACTIVE)
    houses = list(works.values_list("organisation_id", flat=True))
    yield from _reviews(houses, kind)
    checks = Sampling.objects.filter(
        Q(authority__in=houses, state__in=(SamplingState.CHECKING, SamplingState.RECHECKING))
        | Q(organisation__in=houses, state=SamplingState.ANSWERING)
    )
    for one in checks.defer("frame")[:5]:
        text = _("抽查“%(title)s”：%(state)s") % {"title": one.title, "state": one.get_state_display()}
        yield Turn(_("抽查"), text, reverse("inventory-sampling", args=(one.pk,)), _("去处理"), one.created_at)


def rating_turns(user: User) -> Iterator[Turn]:
    """Patents that the user's enterprise is asked to rate."""
    from panhuo.web.home.turn import Turn

    waiting = Invitation.objects.filter(enterprise__in=organisations_of(user), state=InvitationState.SENT)
    found = waiting.aggregate(first=Min("created_at"), due=Min("round__due_on"))
    if found["first"] is not None:
        due = timezone.make_aware(datetime.combine(found["due"], time()))
        more = _("截止 %(day)s") % {"day": f"{due:%Y-%m-%d}"}
        text = _("%(n)s 件专利等您评价") % {"n": waiting.count()}
        yield Turn(_("企业评价"), text, reverse("rating-inbox"), _("评价"), found["first"], more)


def _reviews(houses: list[int], kind: str) -> Iterator[Turn]:
    from panhuo.web.home.turn import Turn

    for state, scope in (
        (EntryState.SUBMITTED, Q(college__in=houses) | Q(organisation__in=houses, college=None)),
        (EntryState.COLLEGE_ACCEPTED, Q(organisation__in=houses)),
    ):
        waiting = Entry.objects.filter(scope, state=state)
        if n := waiting.count():
            since = waiting.aggregate(first=Min("state_since"))["first"]
            url = f"{reverse('inventory-list')}?state={state}"
            yield Turn(kind, _("%(n)s 件建档等您审核") % {"n": n}, url, _("审核"), since)
