"""Records of the room."""

from panhuo.exchange.services.models.credit import Appeal, CreditRecord
from panhuo.exchange.services.models.order import Delivery, OrderRating, ServiceOrder
from panhuo.exchange.services.models.profile import ServiceCase, ServiceItem, ServiceProfile
from panhuo.exchange.services.models.request import ServiceOffer, ServiceRequest

__all__ = [
    "Appeal", "CreditRecord", "Delivery", "OrderRating", "ServiceCase", "ServiceItem", "ServiceOffer", "ServiceOrder",
    "ServiceProfile", "ServiceRequest",
]  # fmt: skip
