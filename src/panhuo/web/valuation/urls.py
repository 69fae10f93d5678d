"""Addresses of valuation."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.valuation.views import browse, detail, report, scheme, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("valuations/", browse.valuation_list, name="valuation-list"),
    path("valuations/export/", browse.valuation_export, name="valuation-export"),
    path("valuations/new/", write.valuation_new, name="valuation-new"),
    path("valuations/scheme/", scheme.valuation_scheme, name="valuation-scheme"),
    path("valuations/<int:pk>/", detail.valuation_detail, name="valuation-detail"),
    path("valuations/<int:pk>/rate/", write.valuation_rate, name="valuation-rate"),
    path("valuations/<int:pk>/reread/", write.valuation_reread, name="valuation-reread"),
    path("valuations/<int:pk>/settle/", write.valuation_settle, name="valuation-settle"),
    path("valuations/<int:pk>/report.pdf", report.valuation_pdf, name="valuation-pdf"),
    path("valuations/<int:pk>/report.docx", report.valuation_word, name="valuation-word"),
]
