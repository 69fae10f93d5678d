"""Addresses of the ledger."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.ledger.views import agreement, books, browse, papers, reports, tracing

urlpatterns: list[URLPattern | URLResolver] = [
    path("ledger/", browse.ledger_list, name="ledger-list"),
    path("ledger/export/", browse.ledger_export, name="ledger-export"),
    path("ledger/agreements/<int:pk>/", agreement.ledger_agreement, name="ledger-agreement"),
    path("ledger/agreements/<int:pk>/part/", agreement.ledger_part, name="ledger-part"),
    path("ledger/agreements/<int:pk>/terms/", agreement.ledger_terms, name="ledger-terms"),
    path("ledger/agreements/<int:pk>/bill/", papers.ledger_bill, name="ledger-bill"),
    path("ledger/agreements/<int:pk>/receive/", papers.ledger_receive, name="ledger-receive"),
    path("ledger/agreements/<int:pk>/facts/", reports.ledger_fact, name="ledger-fact"),
    path("ledger/agreements/<int:pk>/report/", reports.ledger_report, name="ledger-report"),
    path("ledger/agreements/<int:pk>/trace/", tracing.ledger_trace, name="ledger-trace"),
    path("ledger/agreements/<int:pk>/trace/export/", tracing.ledger_trace_export, name="ledger-trace-export"),
    path("ledger/facts/<int:pk>/withdraw/", reports.ledger_fact_withdraw, name="ledger-fact-withdraw"),
    path("ledger/facts/<int:pk>/file/", reports.ledger_fact_file, name="ledger-fact-file"),
    path("ledger/reports/<int:pk>/decide/", reports.ledger_decide, name="ledger-decide"),
    path("ledger/reports/<int:pk>/file/", reports.ledger_report_file, name="ledger-report-file"),
    path("ledger/invoices/<int:pk>/credit/", papers.ledger_credit, name="ledger-credit"),
    path("ledger/invoices/<int:pk>/interest/", papers.ledger_interest, name="ledger-interest"),
    path("ledger/invoices/<int:pk>/advance/", papers.ledger_advance, name="ledger-advance"),
    path("ledger/receipts/<int:pk>/undo/", papers.ledger_undo, name="ledger-undo"),
    path("ledger/receipts/<int:pk>/refund/", papers.ledger_refund, name="ledger-refund"),
    path("ledger/refunds/<int:pk>/pay/", papers.ledger_refund_pay, name="ledger-refund-pay"),
    path("ledger/entries/<int:pk>/", tracing.ledger_entry, name="ledger-entry"),
    path("ledger/books/<int:pk>/", books.ledger_book, name="ledger-book"),
    path("ledger/books/<int:pk>/close/", books.ledger_close, name="ledger-close"),
    path("ledger/books/<int:pk>/export/", books.ledger_book_export, name="ledger-book-export"),
    path("ledger/books/new/", books.ledger_book_new, name="ledger-book-new"),
]
