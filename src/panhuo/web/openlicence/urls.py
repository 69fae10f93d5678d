"""Addresses of open licences."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.openlicence.views import accept, batches, browse, catalogue, detail, rules, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("open-licences/", catalogue.catalogue, name="openlicence-catalogue"),
    path("open-licences/export/", catalogue.catalogue_export, name="openlicence-catalogue-export"),
    path("open-licences/mine/", browse.statement_list, name="openlicence-list"),
    path("open-licences/mine/export/", browse.statement_export, name="openlicence-export"),
    path("open-licences/mine/bulk/", browse.statement_bulk, name="openlicence-bulk"),
    path("open-licences/rules/", rules.openlicence_rules, name="openlicence-rules"),
    path("open-licences/new/", write.statement_new, name="openlicence-new"),
    path("open-licences/batches/", batches.batch_new, name="openlicence-batch-new"),
    path("open-licences/batches/template/", batches.batch_template, name="openlicence-batch-template"),
    path("open-licences/batches/<int:pk>/", batches.batch_detail, name="openlicence-batch"),
    path("open-licences/batches/<int:pk>/apply/", batches.batch_apply, name="openlicence-batch-apply"),
    path("open-licences/batches/<int:pk>/workbook/", batches.batch_workbook, name="openlicence-batch-workbook"),
    path("open-licences/jobs/<int:pk>/", batches.bulk_job, name="openlicence-job"),
    path("open-licences/<int:pk>/", detail.statement_detail, name="openlicence-detail"),
    path("open-licences/<int:pk>/edit/", write.statement_edit, name="openlicence-edit"),
    path("open-licences/<int:pk>/step/", detail.statement_step, name="openlicence-step"),
    path("open-licences/<int:pk>/remove/", detail.statement_remove, name="openlicence-remove"),
    path("open-licences/<int:pk>/word/", detail.statement_word, name="openlicence-word"),
    path("open-licences/<int:pk>/accept/", accept.statement_accept, name="openlicence-accept"),
    path("open-licences/<int:pk>/notice/", accept.statement_notice, name="openlicence-notice"),
    path("open-licences/acceptances/<int:pk>/pay/", accept.acceptance_pay, name="openlicence-pay"),
    path("open-licences/acceptances/<int:pk>/withdraw/", accept.acceptance_withdraw, name="openlicence-take-back"),
    path("open-licences/acceptances/<int:pk>/file/", accept.acceptance_file, name="openlicence-notice-file"),
]
