"""Addresses of pre-filing assessment."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.prefiling.views import assess, browse, coverage, detail, filings, metadata, people, rules, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("prefiling/", browse.prefiling_list, name="prefiling-list"),
    path("prefiling/export/", browse.prefiling_export, name="prefiling-export"),
    path("prefiling/new/", write.prefiling_new, name="prefiling-new"),
    path("prefiling/coverage/", coverage.prefiling_coverage, name="prefiling-coverage"),
    path("prefiling/coverage/export/", coverage.prefiling_unassessed_export, name="prefiling-unassessed-export"),
    path("prefiling/fates/", coverage.prefiling_fates, name="prefiling-fates"),
    path("prefiling/rules/", rules.prefiling_rules, name="prefiling-rules"),
    path("prefiling/metadata/", metadata.prefiling_metadata, name="prefiling-metadata"),
    path("prefiling/<int:pk>/", detail.prefiling_detail, name="prefiling-detail"),
    path("prefiling/<int:pk>/edit/", write.prefiling_edit, name="prefiling-edit"),
    path("prefiling/<int:pk>/submit/", write.prefiling_submit, name="prefiling-submit"),
    path("prefiling/<int:pk>/reopen/", write.prefiling_reopen, name="prefiling-reopen"),
    path("prefiling/<int:pk>/prior/", detail.prefiling_prior, name="prefiling-prior"),
    path("prefiling/<int:pk>/people/", people.prefiling_name, name="prefiling-name"),
    path("prefiling/people/<int:pk>/remove/", people.prefiling_unname, name="prefiling-unname"),
    path("prefiling/<int:pk>/assess/", assess.prefiling_assess, name="prefiling-assess"),
    path("prefiling/<int:pk>/decide/", assess.prefiling_decide, name="prefiling-decide"),
    path("prefiling/<int:pk>/filings/", filings.prefiling_file, name="prefiling-file"),
    path("prefiling/filings/<int:pk>/steps/", filings.prefiling_step, name="prefiling-step"),
    path("prefiling/steps/<int:pk>/remove/", filings.prefiling_step_remove, name="prefiling-step-remove"),
]
