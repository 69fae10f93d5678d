"""Records of events."""

from panhuo.exchange.events.models.campaign import Campaign, CampaignSeries
from panhuo.exchange.events.models.event import EventPicture, MatchEvent
from panhuo.exchange.events.models.pair import EventPair, PairItem
from panhuo.exchange.events.models.party import Attendee, EventParty

__all__ = [
    "Attendee",
    "Campaign",
    "CampaignSeries",
    "EventPair",
    "EventParty",
    "EventPicture",
    "MatchEvent",
    "PairItem",
]
