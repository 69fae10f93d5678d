"""The public face of the ledger."""

from panhuo.deals.ledger.domain.bill import bill_charge, bill_other, credit_invoice
from panhuo.deals.ledger.domain.books import (
    close_period,
    hold_terms,
    open_separate_book,
    ordinary_book,
    set_terms,
    terms_of,
)
from panhuo.deals.ledger.domain.facts import record_fact, withdraw_fact
from panhuo.deals.ledger.domain.interest import bill_interest, interest_owed
from panhuo.deals.ledger.domain.post import next_number, post, reverse
from panhuo.deals.ledger.domain.receive import payers, receive, undo_receipt, use_advance
from panhuo.deals.ledger.domain.refunds import pay_refund, refund
from panhuo.deals.ledger.domain.reports import decide_report, hand_in_report, report_bases
from panhuo.deals.ledger.domain.tell import office, say, staff_of, takers, tell
from panhuo.deals.ledger.enums import EntryKind, FactKind, InvoiceState, ReportState
from panhuo.deals.ledger.may import may_close, may_keep, may_report
from panhuo.deals.ledger.models import (
    Book,
    ClosedPeriod,
    Entry,
    EntrySource,
    Fact,
    Invoice,
    LedgerTerms,
    Line,
    Receipt,
    Refund,
    Report,
)
from panhuo.deals.ledger.queries.balances import advance_of, all_balances, balance, open_of, refunds_owed
from panhuo.deals.ledger.queries.owed import Owed, Owing, facts_of, owing
from panhuo.deals.ledger.queries.replay import check_book, ledger_of_agreement, replay, rule_entry
from panhuo.deals.ledger.queries.standing import InvoiceRow, Standing, standing
from panhuo.deals.ledger.queries.trace import Step, Trace, TraceRow, results_of, trace, trace_rows
from panhuo.deals.ledger.queries.visible import offices_of, seen_agreements

__all__ = [
    "Book", "ClosedPeriod", "Entry", "EntryKind", "EntrySource", "Fact", "FactKind", "Invoice", "InvoiceRow",
    "InvoiceState", "LedgerTerms", "Line", "Owed", "Owing", "Receipt", "Refund", "Report", "ReportState", "Standing",
    "Step", "Trace", "TraceRow", "advance_of", "all_balances", "balance", "bill_charge", "bill_interest",
    "bill_other", "check_book", "close_period", "credit_invoice", "decide_report", "facts_of", "hand_in_report",
    "hold_terms", "interest_owed", "ledger_of_agreement", "may_close", "may_keep", "may_report", "next_number",
    "office", "offices_of", "open_of", "open_separate_book", "ordinary_book", "owing", "pay_refund", "payers", "post",
    "receive", "record_fact", "refund", "refunds_owed", "replay", "report_bases", "results_of", "reverse",
    "rule_entry", "say", "seen_agreements", "set_terms", "staff_of", "standing", "takers", "tell", "terms_of", "trace",
    "trace_rows", "undo_receipt", "use_advance", "withdraw_fact",
]  # fmt: skip
