"""Records of the ledger."""

from panhuo.deals.ledger.models.book import Book, ClosedPeriod, LedgerTerms, Series
from panhuo.deals.ledger.models.entry import Entry, EntrySource, Line
from panhuo.deals.ledger.models.facts import Fact, Report
from panhuo.deals.ledger.models.papers import Invoice, Receipt, Refund

__all__ = [
    "Book", "ClosedPeriod", "Entry", "EntrySource", "Fact", "Invoice", "LedgerTerms", "Line", "Receipt", "Refund",
    "Report", "Series",
]  # fmt: skip
