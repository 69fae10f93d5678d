"""Records of filings."""

from panhuo.deals.filings.models.change import OwnerChange
from panhuo.deals.filings.models.filing import Filing
from panhuo.deals.filings.models.report import YearReport

__all__ = ["Filing", "OwnerChange", "YearReport"]
