"""Records of mandates."""

from panhuo.exchange.mandates.models.consent import BothSidesConsent
from panhuo.exchange.mandates.models.mandate import Mandate

__all__ = ["BothSidesConsent", "Mandate"]
