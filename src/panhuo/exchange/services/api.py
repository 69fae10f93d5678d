"""The public face of service organisations: directory, credit, orders."""

from panhuo.exchange.services.domain.appeals import ANSWER_DAYS, appeal, decide_appeal
from panhuo.exchange.services.domain.credit import CreditValues, decide_credit, record_credit
from panhuo.exchange.services.domain.orders import move_order, place_order
from panhuo.exchange.services.domain.profile import (
    CaseValues,
    ItemValues,
    remove_part,
    save_case,
    save_item,
    save_profile,
)
from panhuo.exchange.services.domain.ratings import rate_order, reply_rating
from panhuo.exchange.services.domain.remind import remind_services
from panhuo.exchange.services.domain.requests import (
    close_request,
    create_request,
    make_offer,
    refuse_if_blocked,
    withdraw_offer,
)
from panhuo.exchange.services.domain.tell import staff_of
from panhuo.exchange.services.enums import (
    AppealState,
    CreditKind,
    CreditState,
    OfferState,
    OrderState,
    PriceKind,
    RequestState,
    ServiceKind,
)
from panhuo.exchange.services.may import (
    is_open,
    may_appeal,
    may_choose,
    may_decide_appeal,
    may_edit_profile,
    may_keep_credit,
    may_offer,
    may_offer_services,
    may_rate,
    may_submit_evidence,
    open_steps,
    sides_of,
)
from panhuo.exchange.services.models import (
    Appeal,
    CreditRecord,
    Delivery,
    OrderRating,
    ServiceCase,
    ServiceItem,
    ServiceOffer,
    ServiceOrder,
    ServiceProfile,
    ServiceRequest,
)
from panhuo.exchange.services.queries.credit import (
    fact_of,
    ratings_of,
    standing_of,
    standings,
    waiting_appeals,
    waiting_evidence,
)
from panhuo.exchange.services.queries.directory import DirectoryFilters, directory_facets, filter_directory
from panhuo.exchange.services.queries.visible import OrderQuerySet, ProfileQuerySet
from panhuo.exchange.services.rules.credit import Standing, in_force
from panhuo.exchange.services.rules.ratings import Rated
from panhuo.exchange.services.transitions import TRANSITIONS, Side, Transition, Verb

__all__ = [
    "ANSWER_DAYS", "TRANSITIONS", "Appeal", "AppealState", "CaseValues", "CreditKind", "CreditRecord", "CreditState",
    "CreditValues", "Delivery", "DirectoryFilters", "ItemValues", "OfferState", "OrderQuerySet", "OrderRating",
    "OrderState",
    "PriceKind", "ProfileQuerySet", "Rated", "RequestState", "ServiceCase", "ServiceItem", "ServiceKind",
    "ServiceOffer", "ServiceOrder", "ServiceProfile", "ServiceRequest", "Side", "Standing", "Transition", "Verb",
    "appeal", "close_request", "create_request", "decide_appeal", "decide_credit", "directory_facets", "fact_of",
    "filter_directory", "in_force", "is_open", "make_offer", "may_appeal", "may_choose", "may_decide_appeal",
    "may_edit_profile", "may_keep_credit", "may_offer", "may_offer_services", "may_rate", "may_submit_evidence",
    "move_order", "open_steps", "place_order", "rate_order", "ratings_of", "record_credit", "refuse_if_blocked",
    "remind_services",
    "remove_part", "reply_rating", "save_case", "save_item", "save_profile", "sides_of", "staff_of", "standing_of",
    "standings", "waiting_appeals", "waiting_evidence", "withdraw_offer",
]  # fmt: skip
