"""The public face of contacts: what other rooms, pages, the API and the command line may use."""

from panhuo.exchange.contacts.domain.approvals import (
    approval_by_token,
    approval_token,
    ask_approval,
    give_approval,
    revoke_approval,
)
from panhuo.exchange.contacts.domain.ask import accept, ask_contact, decline, withdraw_contact
from panhuo.exchange.contacts.domain.brokers import agree_broker, dismiss_broker, invite_broker
from panhuo.exchange.contacts.domain.deal import draft_agreement
from panhuo.exchange.contacts.domain.meetings import remind_contacts, set_meeting, tell_meeting
from panhuo.exchange.contacts.domain.steps import (
    agree_nda,
    end_with_deal,
    end_without_deal,
    propose_nda,
    set_next_step,
)
from panhuo.exchange.contacts.domain.talk import post_message
from panhuo.exchange.contacts.enums import (
    ApprovalState,
    CommissionBasis,
    ContactState,
    EndReason,
    MeetingKind,
    MeetingResult,
    NdaState,
    Side,
)
from panhuo.exchange.contacts.may import (
    active_brokers,
    may_agree_broker,
    may_ask_contact,
    may_be_broker,
    member_side,
    side_of,
)
from panhuo.exchange.contacts.models import Approval, Broker, Contact, ContactFile, Meeting, Message
from panhuo.exchange.contacts.queries.names import demand_name, other_name
from panhuo.exchange.contacts.queries.outcomes import ContactOutcomes, contact_outcomes
from panhuo.exchange.contacts.queries.turns import contacts_waiting_for, houses_of, side_in
from panhuo.exchange.contacts.rules.commission import commission_fen
from panhuo.exchange.contacts.rules.states import turn, verbs

__all__ = [
    "Approval", "ApprovalState", "Broker", "CommissionBasis", "Contact", "ContactFile", "ContactOutcomes",
    "ContactState", "EndReason", "Meeting", "MeetingKind", "MeetingResult", "Message", "NdaState", "Side", "accept",
    "active_brokers", "agree_broker", "agree_nda", "approval_by_token", "approval_token", "ask_approval",
    "ask_contact", "commission_fen", "contact_outcomes", "contacts_waiting_for", "decline", "demand_name",
    "dismiss_broker", "draft_agreement", "end_with_deal", "end_without_deal", "give_approval", "houses_of",
    "invite_broker", "may_agree_broker", "may_ask_contact", "may_be_broker", "member_side", "other_name",
    "post_message", "propose_nda", "remind_contacts", "revoke_approval", "set_meeting", "set_next_step", "side_in",
    "side_of", "tell_meeting", "turn", "verbs", "withdraw_contact",
]  # fmt: skip
