"""Addresses of annuities."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.annuities.views import account, ahead, batches, browse, settings

urlpatterns: list[URLPattern | URLResolver] = [
    path("annuities/", browse.annuity_list, name="annuity-list"),
    path("annuities/export/", browse.annuity_export, name="annuity-export"),
    path("annuities/sync/", browse.annuity_sync, name="annuity-sync"),
    path("annuities/calendar/", ahead.annuity_calendar, name="annuity-calendar"),
    path("annuities/forecast/", ahead.annuity_forecast, name="annuity-forecast"),
    path("annuities/forecast/curve/", ahead.annuity_curve, name="annuity-curve"),
    path("annuities/settings/", settings.annuity_settings, name="annuity-settings"),
    path("annuities/settings/tables/", settings.annuity_tables, name="annuity-tables"),
    path("annuities/files/", batches.annuity_batches, name="annuity-batches"),
    path("annuities/files/new/", batches.annuity_batch_new, name="annuity-batch-new"),
    path("annuities/files/<int:pk>/", batches.annuity_batch, name="annuity-batch"),
    path("annuities/files/<int:pk>/apply/", batches.annuity_batch_apply, name="annuity-batch-apply"),
    path("annuities/files/<int:pk>/undo/", batches.annuity_batch_undo, name="annuity-batch-undo"),
    path("annuities/files/<int:pk>/workbook/", batches.annuity_batch_workbook, name="annuity-batch-workbook"),
    path("annuities/<int:pk>/", account.annuity_account, name="annuity-account"),
    path("annuities/<int:pk>/update/", account.annuity_update, name="annuity-update"),
    path("annuities/<int:pk>/pay/", account.annuity_pay, name="annuity-pay"),
    path("annuities/<int:pk>/encumber/", account.annuity_encumber, name="annuity-encumber"),
    path("annuities/payments/<int:pk>/withdraw/", account.annuity_unpay, name="annuity-unpay"),
    path("annuities/encumbrances/<int:pk>/withdraw/", account.annuity_unencumber, name="annuity-unencumber"),
]
