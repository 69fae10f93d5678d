"""Records of filings."""

from panhuo.deals.filings.models.filing import Filing
from panhuo.deals.filings.models.report import YearReport

__all__ = ["Filing", "YearReport"]
