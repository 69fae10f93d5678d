"""The public face of buying agency by quality."""

from panhuo.exchange.procurement.domain.adoption import TRAITS, decide_adoption, declare_adoption, state_traits
from panhuo.exchange.procurement.domain.checks import check_quality
from panhuo.exchange.procurement.domain.offers import (
    award,
    explain_price,
    judge_explanation,
    make_agency_offer,
    score_offer,
)
from panhuo.exchange.procurement.domain.orders import (
    cancel_agency_order,
    place_agency_order,
    record_filed,
    refuse_order,
    take_order,
)
from panhuo.exchange.procurement.domain.procurements import (
    cancel_procurement,
    close_offers,
    name_scorer,
    publish_procurement,
    save_procurement,
)
from panhuo.exchange.procurement.domain.remind import remind_checks
from panhuo.exchange.procurement.domain.standards import default_standard, save_standard, standard_for
from panhuo.exchange.procurement.enums import (
    AdoptionState,
    CheckOutcome,
    CheckStage,
    OrderState,
    ProcurementState,
)
from panhuo.exchange.procurement.may import (
    is_listed_agency,
    is_scorer,
    may_buy,
    may_change_standard,
    may_close_offers,
    may_confirm_adoption,
    may_explain,
    may_follow,
    may_make_offer,
    may_score,
    may_see_prices,
    may_take,
)
from panhuo.exchange.procurement.models import (
    Adoption,
    AgencyOffer,
    AgencyOrder,
    Award,
    InstitutionTrait,
    OfferScore,
    Procurement,
    QualityCheck,
    Scorer,
    StandardVersion,
)
from panhuo.exchange.procurement.queries.adoption import adoption_figures, institutions, kept_by, known_of
from panhuo.exchange.procurement.queries.orders import Choice, Record, open_stages, orderable, records_of
from panhuo.exchange.procurement.queries.ranking import ranking_of
from panhuo.exchange.procurement.rules.adoption import IN_FULL, Figure, Institution, Kind, is_of
from panhuo.exchange.procurement.rules.read import read_standard
from panhuo.exchange.procurement.rules.score import BidResult, Ranking, is_low
from panhuo.exchange.procurement.rules.score import may_choose as may_choose_offer
from panhuo.exchange.procurement.rules.standard import MOST_PRICE_WEIGHT, Check, Item, ItemKind, Scheme, Stage, Standard

__all__ = [
    "IN_FULL", "MOST_PRICE_WEIGHT", "TRAITS", "Adoption", "AdoptionState", "AgencyOffer", "AgencyOrder", "Award",
    "BidResult", "Check", "CheckOutcome", "CheckStage", "Choice", "Figure", "Institution", "InstitutionTrait", "Item",
    "ItemKind", "Kind", "OfferScore", "OrderState", "Procurement", "ProcurementState", "QualityCheck", "Ranking",
    "Record", "Scheme", "Scorer", "Stage", "Standard", "StandardVersion", "adoption_figures", "award",
    "cancel_agency_order",
    "cancel_procurement", "check_quality", "close_offers", "decide_adoption", "declare_adoption", "default_standard",
    "explain_price",
    "institutions", "is_listed_agency", "is_low", "is_of", "is_scorer", "judge_explanation", "kept_by", "known_of",
    "make_agency_offer", "may_buy", "may_change_standard", "may_choose_offer", "may_close_offers",
    "may_confirm_adoption", "may_explain", "may_follow", "may_make_offer", "may_score", "may_see_prices", "may_take",
    "name_scorer", "open_stages", "orderable", "place_agency_order", "publish_procurement", "ranking_of",
    "read_standard", "record_filed", "records_of", "refuse_order", "remind_checks", "save_procurement",
    "save_standard", "score_offer", "standard_for", "state_traits", "take_order",
]  # fmt: skip
