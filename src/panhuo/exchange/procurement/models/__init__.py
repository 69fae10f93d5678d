"""Records of the room."""

from panhuo.exchange.procurement.models.adoption import Adoption, InstitutionTrait
from panhuo.exchange.procurement.models.offer import AgencyOffer, OfferScore
from panhuo.exchange.procurement.models.order import AgencyOrder, QualityCheck
from panhuo.exchange.procurement.models.procurement import Award, Procurement, Scorer
from panhuo.exchange.procurement.models.standard import StandardVersion

__all__ = [
    "Adoption", "AgencyOffer", "AgencyOrder", "Award", "InstitutionTrait", "OfferScore", "Procurement", "QualityCheck",
    "Scorer", "StandardVersion",
]  # fmt: skip
