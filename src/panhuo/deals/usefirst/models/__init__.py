"""Records of use first, pay later."""

from panhuo.deals.usefirst.models.deal import CreditEvent, Deal, Safeguard
from panhuo.deals.usefirst.models.library import LibraryResult, UseRequest
from panhuo.deals.usefirst.models.rules import RegionTable

__all__ = ["CreditEvent", "Deal", "LibraryResult", "RegionTable", "Safeguard", "UseRequest"]
