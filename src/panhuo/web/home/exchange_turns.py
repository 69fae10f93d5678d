"""Whose turn is it in answers and contacts."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.answers.api import questions_to_reply, requests_to_answer
from panhuo.exchange.contacts.api import Meeting, Side, contacts_waiting_for, side_of
from panhuo.orgs.api import User
from panhuo.web.contacts.room import waiting_brokers
from panhuo.web.home.turn import Turn, few


def answer_turns(user: User) -> Iterator[Turn]:
    """Requests that wait for this person's institution, and questions that wait for their enterprise."""
    for one in few(requests_to_answer(user)):
        text = _("答复企业的需求“%(title)s”") % {"title": one.need.title}
        url = reverse("answer-detail", args=(one.pk,))
        yield Turn(_("答复"), text, url, _("答复"), one.round_since, _due(one.due_on))
    for one in few(questions_to_reply(user)):
        text = _("%(name)s 请您补充需求“%(title)s”") % {"name": one.organisation, "title": one.need.title}
        yield Turn(_("答复"), text, reverse("answer-detail", args=(one.pk,)), _("补充"), one.first_answer_at)


def contact_turns(user: User) -> Iterator[Turn]:
    """Requests to accept, next steps."""
    for one in few(contacts_waiting_for(user)):
        about = one.need.title if one.need is not None else str(one.patent or "")
        url = reverse("contact-room", args=(one.pk,))
        if one.state == "requested":
            text = _("有机构请求就“%(what)s”对接") % {"what": about}
            yield Turn(_("对接"), text, url, _("去答复"), one.created_at, _due(one.due_on))
        elif one.next_step and one.next_on is not None:
            text = _("%(step)s（“%(what)s”）") % {"step": one.next_step, "what": about}
            yield Turn(_("对接"), text, url, _("去处理"), one.moved_at, _due(one.next_on))
        else:
            text = _("约定“%(what)s”的下一步") % {"what": about}
            yield Turn(_("对接"), text, url, _("去约定"), one.answered_at)


def meeting_turns(user: User) -> Iterator[Turn]:
    """Meetings without a result."""
    held = Meeting.objects.visible_to(user).filter(result="", at__lt=timezone.now(), contact__state="open")
    for meeting in few(held, "contact__demand", "contact__supply", "contact__need", "contact__patent"):
        contact = meeting.contact
        if side_of(user, contact) in (Side.DEMAND, Side.SUPPLY):
            about = contact.need.title if contact.need is not None else str(contact.patent or "")
            url = reverse("contact-room", args=(contact.pk,)) + "#meetings"
            text = _("登记“%(what)s”会面的结果") % {"what": about}
            yield Turn(_("对接"), text, url, _("登记"), meeting.at)


def broker_turns(user: User) -> Iterator[Turn]:
    """Invitations of brokers."""
    for broker in waiting_brokers(user):
        text = _("邀请 %(name)s 为一次对接提供经纪服务") % {"name": broker.organisation}
        yield Turn(_("对接"), text, reverse("contact-list"), _("查看"), broker.created_at)


def _due(day: object) -> str:
    return _("期限 %(day)s") % {"day": day}
