"""What waits for somebody at events: a decision, an answer, results."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from panhuo.exchange.events.api import EventParty, EventState, MatchEvent, PartyState, may_answer, may_approve
from panhuo.orgs.api import User, organisations_of
from panhuo.web.home.turn import MOST_OF_A_KIND, Turn


def event_turns(user: User) -> Iterator[Turn]:
    """Events to approve, invitations to answer, results to write down."""
    kind = _("对接活动")
    waiting = MatchEvent.objects.visible_to(user).filter(state=EventState.SUBMITTED)
    for event in waiting.select_related("organisation", "approver")[:MOST_OF_A_KIND]:
        if may_approve(user, event):
            text = _("批准“%(title)s”") % {"title": event.title}
            yield Turn(kind, text, reverse("event-detail", args=(event.pk,)), _("批准"), event.updated_at)
    own = organisations_of(user)
    parties = EventParty.objects.visible_to(user).filter(organisation__in=own, state=PartyState.INVITED)
    open_ones = parties.filter(event__state__in=(EventState.INVITING, EventState.SCHEDULED))
    for party in open_ones.select_related("event__organisation", "organisation")[:MOST_OF_A_KIND]:
        if may_answer(user, party):
            text = _("答复“%(title)s”的邀请") % {"title": party.event.title}
            yield Turn(kind, text, reverse("event-invitation", args=(party.pk,)), _("答复"), party.invited_at)
    held = MatchEvent.objects.filter(
        organisation__in=own, state=EventState.HELD, pairs__outcome="", pairs__table__isnull=False
    )
    for event in held.distinct()[:MOST_OF_A_KIND]:
        text = _("填写“%(title)s”的对接结果") % {"title": event.title}
        yield Turn(kind, text, reverse("event-results", args=(event.pk,)), _("填写"), event.starts_at)
