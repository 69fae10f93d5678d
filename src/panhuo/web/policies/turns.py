"""Whose turn is it in the campaigns of policies: lines for the home page."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.orgs.api import User
from panhuo.policies.api import HandIn, HandInState, may_hand_in, may_review
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn

WAITING = (HandInState.OPEN, HandInState.RETURNED, HandInState.HANDED_IN)


def policy_turns(user: User) -> Iterator[Turn]:
    """Lists to hand in, those that came back, and those of others to be looked at."""
    if user.is_superuser:
        return
    still = Q(campaign__is_open=True) | Q(state=HandInState.HANDED_IN)
    rows = HandIn.objects.visible_to(user).filter(still, state__in=WAITING)
    rows = rows.select_related("campaign", "organisation", "reviewer")
    shown = 0
    for task in rows.order_by("deadline", "pk")[: MOST_OF_A_KIND * 10]:
        if shown == MOST_OF_A_KIND:
            return
        if turn := _turn(user, task):
            shown += 1
            yield turn


def _turn(user: User, task: HandIn) -> Turn | None:
    url, kind = reverse("policy-task", args=(task.pk,)), _("政策清理")
    due = _("截止 %(day)s") % {"day": task.deadline.isoformat()}
    if task.state == HandInState.HANDED_IN:
        if not may_review(user, task):
            return None
        text = _("审核“%(name)s”报送的政策清单") % {"name": task.organisation}
        return Turn(kind, text, url, _("审核"), task.handed_in_at)
    if not may_hand_in(user, task):
        return None
    if task.state == HandInState.RETURNED:
        text = _("“%(title)s”的清单被退回，请更正后再报送") % {"title": task.campaign}
        return Turn(kind, text, url, _("更正"), task.decided_at, task.reason or due)
    return Turn(kind, _("报送“%(title)s”的政策清单") % {"title": task.campaign}, url, _("报送"), None, due)
