"""Records of valuation."""

from panhuo.portfolio.valuation.models.scheme import SchemeVersion
from panhuo.portfolio.valuation.models.valuation import Rating, Valuation

__all__ = ["Rating", "SchemeVersion", "Valuation"]
