"""Addresses of mandates."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.mandates import browse, collect, consents, follow, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("mandates/", browse.mandate_list, name="mandate-list"),
    path("mandates/new/", write.mandate_new, name="mandate-new"),
    path("mandates/needs/", follow.mandate_needs, name="mandate-needs"),
    path("mandates/needs/export/", follow.mandate_needs_export, name="mandate-needs-export"),
    path("mandates/collect/", collect.mandate_collect, name="mandate-collect"),
    path("mandates/collect/template/", collect.mandate_template, name="mandate-template"),
    path("mandates/consents/", consents.mandate_consents, name="mandate-consents"),
    path("mandates/consents/new/", consents.mandate_consent_new, name="mandate-consent-new"),
    path("mandates/consents/<int:pk>/answer/", consents.mandate_consent_answer, name="mandate-consent-answer"),
    path("mandates/<int:pk>/", browse.mandate_detail, name="mandate-detail"),
    path("mandates/<int:pk>/file/", browse.mandate_file, name="mandate-file"),
    path("mandates/<int:pk>/accept/", write.mandate_accept, name="mandate-accept"),
    path("mandates/<int:pk>/refuse/", write.mandate_refuse, name="mandate-refuse"),
    path("mandates/<int:pk>/end/", write.mandate_end, name="mandate-end"),
]
