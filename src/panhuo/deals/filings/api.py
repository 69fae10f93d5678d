"""The public face of filings: what other rooms, pages and commands may use."""

from panhuo.deals.filings.domain.document import earlier_numbers, filing_document
from panhuo.deals.filings.domain.follow import first_filings
from panhuo.deals.filings.domain.owners import write_owners
from panhuo.deals.filings.domain.pledges import cancel_pledge, open_pledge
from panhuo.deals.filings.domain.remind import remind_all
from panhuo.deals.filings.domain.reports import confirm, prefill
from panhuo.deals.filings.domain.steps import DETAILS, drop, refused, send, set_details, settle
from panhuo.deals.filings.enums import OPEN_FILINGS, FilingForm, FilingState, FilingStep, Said, UseWay
from panhuo.deals.filings.may import may_work
from panhuo.deals.filings.models import Filing, OwnerChange, YearReport
from panhuo.deals.filings.queries.listing import (
    SORTS,
    FilingFilters,
    ReportFilters,
    filing_facets,
    filter_filings,
    filter_reports,
    report_facets,
)
from panhuo.deals.filings.queries.owners import OwnerPlan, is_transfer, owner_plans, registered_transfer
from panhuo.deals.filings.queries.rates import YearRates, rates_of

__all__ = [
    "DETAILS", "OPEN_FILINGS", "SORTS", "Filing", "FilingFilters", "FilingForm", "FilingState", "FilingStep",
    "OwnerChange", "OwnerPlan", "ReportFilters", "Said", "UseWay", "YearRates", "YearReport", "cancel_pledge",
    "confirm", "drop", "earlier_numbers", "filing_document", "filing_facets", "filter_filings", "filter_reports",
    "first_filings", "is_transfer", "may_work", "open_pledge", "owner_plans", "prefill", "rates_of", "refused",
    "registered_transfer", "remind_all", "report_facets", "send", "set_details", "settle", "write_owners",
]  # fmt: skip
