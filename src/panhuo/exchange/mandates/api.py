"""The public face of mandates: what pages, the API and the command line may use."""

from panhuo.exchange.mandates.domain.both_sides import clash_of
from panhuo.exchange.mandates.domain.consents import answer_consent, ask_consent
from panhuo.exchange.mandates.domain.decide import accept_mandate, end_mandate, refuse_mandate
from panhuo.exchange.mandates.domain.propose import propose_mandate
from panhuo.exchange.mandates.domain.remind import remind_of_ends
from panhuo.exchange.mandates.enums import ConsentState, MandateState, NextAct, Turn
from panhuo.exchange.mandates.may import (
    consenting_side,
    may_consent,
    may_decide_mandate,
    may_end,
    may_hold,
    may_propose,
)
from panhuo.exchange.mandates.models import BothSidesConsent, Mandate
from panhuo.exchange.mandates.queries.follow import (
    Followed,
    FollowFilters,
    filter_followed,
    firms_waiting,
    follow_facets,
    followed,
    needs_followed,
    principals_of,
)

__all__ = [
    "BothSidesConsent", "ConsentState", "FollowFilters", "Followed", "Mandate", "MandateState", "NextAct", "Turn",
    "accept_mandate", "answer_consent", "ask_consent", "clash_of", "consenting_side", "end_mandate",
    "filter_followed", "firms_waiting", "follow_facets", "followed", "may_consent", "may_decide_mandate", "may_end",
    "may_hold", "may_propose", "needs_followed", "principals_of", "propose_mandate", "refuse_mandate",
    "remind_of_ends",
]  # fmt: skip
