"""Everything that the room of a contact shows to one reader."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from panhuo.exchange.answers.api import AnswerRequest
from panhuo.exchange.contacts.api import (
    Approval,
    Broker,
    Contact,
    ContactState,
    NdaState,
    Side,
    active_brokers,
    approval_token,
    demand_name,
    may_agree_broker,
    member_side,
    side_of,
    turn,
    verbs,
)
from panhuo.needs.api import Need
from panhuo.orgs.api import User, Viewer
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest
from panhuo.web.contacts.forms import (
    AgreementForm,
    ApprovalForm,
    BrokerForm,
    DealForm,
    EndForm,
    MeetingForm,
    NdaForm,
    ResultForm,
    StepForm,
)
from panhuo.web.contacts.words import line_of

MOST_MESSAGES = 200


def room(request: UserRequest, contact: Contact, **forms: Any) -> dict[str, Any]:
    """The context; forms that were refused come back with their errors by name."""
    user = request.user
    reads_as, acts_as = member_side(user, contact), side_of(user, contact)
    both = acts_as in (Side.DEMAND, Side.SUPPLY)
    is_open = contact.state == ContactState.OPEN
    messages = contact.messages.select_related("by").prefetch_related("files").order_by("-pk")[:MOST_MESSAGES]
    context: dict[str, Any] = {
        "contact": contact,
        "need": _seen(Need, contact.need, user),
        "patent": _seen(Patent, contact.patent, user),
        "demand": demand_name(contact, seen_by=reads_as),
        "side": acts_as,
        "turn": turn(contact.state, asked_by=contact.asked_by, next_side=contact.next_side),
        "verbs": verbs(contact.state, side=acts_as, asked_by=contact.asked_by),
        "is_open": is_open,
        "may_write": is_open and bool(acts_as),
        "may_lead": is_open and both,
        "lines": [line_of(one) for one in messages][::-1],
        "meetings": contact.meetings.select_related("told_by"),
        "brokers": _brokers(contact, user, reads_as),
        "approvals": _approvals(request, contact) if both else [],
        "may_agree_nda": is_open and both and contact.nda == NdaState.PROPOSED and contact.nda_proposed_by != acts_as,
        "may_propose_nda": is_open and both and contact.nda != NdaState.AGREED,
        "may_draft": contact.state == ContactState.DEAL and contact.agreement_id is None and acts_as == Side.SUPPLY,
        "overdue": contact.next_on is not None and is_open and contact.next_on < timezone.localdate(),
        "answers": AnswerRequest.objects.visible_to(user).filter(need=contact.need, organisation=contact.supply),
    }
    return context | _forms() | forms


def _forms() -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "end_form": EndForm(),
        "step_form": StepForm(initial={"on": today + timedelta(days=7), "side": "both"}),
        "nda_form": NdaForm(),
        "meeting_form": MeetingForm(),
        "result_form": ResultForm(),
        "broker_form": BrokerForm(),
        "approval_form": ApprovalForm(initial={"expires_on": today + timedelta(days=14)}),
        "deal_form": DealForm(),
        "agreement_form": AgreementForm(),
    }


def _seen(model: Any, record: Any, user: User) -> Any:
    """The record with what its link needs; only its name where the reader may not open it (yet)."""
    if record is None:
        return None
    return {"record": record, "link": model.objects.visible_to(user).filter(pk=record.pk).exists()}


def _brokers(contact: Contact, user: User, reads_as: str) -> list[dict[str, Any]]:
    rows = contact.brokers.filter(left_at=None).select_related("organisation", "contact__demand", "contact__supply")
    active = {one.pk for one in active_brokers(contact)}
    shown = []
    for one in rows:
        side = may_agree_broker(user, one)
        if reads_as == Side.BROKER and one.pk not in active:
            continue
        agree = bool(side) and side not in one.agreed and contact.state == ContactState.OPEN
        shown.append({"broker": one, "active": one.pk in active, "agree": agree, "dismiss": bool(side)})
    return shown


def waiting_brokers(user: User) -> list[Broker]:
    """Invitations that wait for the broker whose work the user does."""
    rows = Broker.objects.filter(
        organisation__in=Viewer.of(user).organisations, left_at=None, is_active=False, contact__state=ContactState.OPEN
    )
    if not rows.exists():  # mostly: and the rest of the query is wide
        return []
    rows = rows.select_related("organisation", "contact__need", "contact__patent", "contact__demand", "contact__supply")
    return [one for one in rows if Side.BROKER.value not in one.agreed and may_agree_broker(user, one)]


def _approvals(request: UserRequest, contact: Contact) -> list[dict[str, Any]]:
    rows = Approval.objects.visible_to(request.user).filter(contact=contact)
    return [
        {
            "approval": one,
            "link": request.build_absolute_uri(f"/approve/{approval_token(one)}/") if one.state == "waiting" else "",
            "over": one.expires_on < timezone.localdate(),
        }
        for one in rows
    ]
