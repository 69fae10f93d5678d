"""The public face of matching events."""

from panhuo.exchange.events.domain.campaigns import ensure_editions, save_campaign, save_series
from panhuo.exchange.events.domain.check_in import check_in, undo_check_in
from panhuo.exchange.events.domain.links import attendee_by_token, badge_token, invitation_token, party_by_token
from panhuo.exchange.events.domain.match import match_event, needs_of_event, start_matching, supplier_of
from panhuo.exchange.events.domain.pairs import add_pair, drop_pair
from panhuo.exchange.events.domain.parties import Person, accept, add_party, decline, invite_all, set_party
from panhuo.exchange.events.domain.pictures import add_picture, remove_picture
from panhuo.exchange.events.domain.remind import remind
from panhuo.exchange.events.domain.results import record_result, write_summary
from panhuo.exchange.events.domain.save import edit_event, propose_event
from panhuo.exchange.events.domain.schedule import fix_slot, pairs_to_meet, schedule_event
from panhuo.exchange.events.domain.steps import may_step, take_step
from panhuo.exchange.events.enums import (
    DateBasis,
    EventKind,
    EventState,
    EventVisibility,
    Outcome,
    PairState,
    PartyState,
    Side,
)
from panhuo.exchange.events.may import (
    is_host,
    may_answer,
    may_approve,
    may_edit_event,
    may_keep_campaigns,
    may_prepare,
    may_propose_for,
    may_record,
)
from panhuo.exchange.events.models import (
    Attendee,
    Campaign,
    CampaignSeries,
    EventPair,
    EventParty,
    EventPicture,
    MatchEvent,
    PairItem,
)
from panhuo.exchange.events.papers.content import agenda_content, badge_rows, report_content
from panhuo.exchange.events.papers.pdf import agenda_pdf, badges_pdf, code_svg, report_pdf
from panhuo.exchange.events.papers.word import agenda_word, badges_word, report_word
from panhuo.exchange.events.queries.agenda import Slot, agenda, items_in_sight, times
from panhuo.exchange.events.queries.figures import EventFigures, event_figures
from panhuo.exchange.events.queries.visible import MatchingEventQuerySet, PairQuerySet, PartyQuerySet
from panhuo.exchange.events.transitions import STEPS

__all__ = [
    "STEPS",
    "Attendee",
    "Campaign",
    "CampaignSeries",
    "DateBasis",
    "EventFigures",
    "EventKind",
    "EventPair",
    "EventParty",
    "EventPicture",
    "EventState",
    "EventVisibility",
    "MatchEvent",
    "MatchingEventQuerySet",
    "Outcome",
    "PairItem",
    "PairQuerySet",
    "PairState",
    "PartyQuerySet",
    "PartyState",
    "Person",
    "Side",
    "Slot",
    "accept",
    "add_pair",
    "add_party",
    "add_picture",
    "agenda",
    "agenda_content",
    "agenda_pdf",
    "agenda_word",
    "attendee_by_token",
    "badge_rows",
    "badge_token",
    "badges_pdf",
    "badges_word",
    "check_in",
    "code_svg",
    "decline",
    "drop_pair",
    "edit_event",
    "ensure_editions",
    "event_figures",
    "fix_slot",
    "invitation_token",
    "invite_all",
    "is_host",
    "items_in_sight",
    "match_event",
    "may_answer",
    "may_approve",
    "may_edit_event",
    "may_keep_campaigns",
    "may_prepare",
    "may_propose_for",
    "may_record",
    "may_step",
    "needs_of_event",
    "pairs_to_meet",
    "party_by_token",
    "propose_event",
    "record_result",
    "remind",
    "remove_picture",
    "report_content",
    "report_pdf",
    "report_word",
    "save_campaign",
    "save_series",
    "schedule_event",
    "set_party",
    "start_matching",
    "supplier_of",
    "take_step",
    "times",
    "undo_check_in",
    "write_summary",
]  # fmt: skip
