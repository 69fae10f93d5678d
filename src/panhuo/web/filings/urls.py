"""Addresses of filings and yearly reports."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.filings.views import browse, detail, owners, reports

urlpatterns: list[URLPattern | URLResolver] = [
    path("filings/", browse.filing_list, name="filings-list"),
    path("filings/export/", browse.filing_export, name="filings-export"),
    path("filings/pledge/", browse.filing_pledge, name="filings-pledge"),
    path("filings/reports/", reports.report_list, name="filings-reports"),
    path("filings/reports/prefill/", reports.report_prefill, name="filings-report-prefill"),
    path("filings/reports/export/", reports.report_export, name="filings-report-export"),
    path("filings/reports/<int:pk>/", reports.report_edit, name="filings-report"),
    path("filings/agreements/<int:pk>/", detail.filing_part, name="filings-part"),
    path("filings/<int:pk>/", detail.filing_detail, name="filings-detail"),
    path("filings/<int:pk>/step/", detail.filing_step, name="filings-step"),
    path("filings/<int:pk>/owners/", owners.filing_owners, name="filings-owners"),
    path("filings/<int:pk>/cancel/", detail.filing_cancel, name="filings-cancel"),
    path("filings/<int:pk>/word/", detail.filing_word, name="filings-word"),
    path("filings/<int:pk>/receipt/", detail.filing_receipt, name="filings-receipt"),
]
