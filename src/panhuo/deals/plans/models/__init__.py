"""Records of payment plans."""

from panhuo.deals.plans.models.agreed import AgreementPlan
from panhuo.deals.plans.models.comparison import Comparison, Structure
from panhuo.deals.plans.models.rates import RateRow, RateTable

__all__ = ["AgreementPlan", "Comparison", "RateRow", "RateTable", "Structure"]
