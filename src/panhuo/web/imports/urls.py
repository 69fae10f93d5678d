"""Addresses of imports and of the jobs behind them."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.imports import actions, jobs, mapping, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("imports/", views.import_list, name="import-list"),
    path("imports/new/", views.import_new, name="import-new"),
    path("imports/template/<str:target>/", views.import_template, name="import-template"),
    path("imports/<int:pk>/", views.import_detail, name="import-detail"),
    path("imports/<int:pk>/mapping/", mapping.import_mapping, name="import-mapping"),
    path("imports/<int:pk>/apply/", actions.import_apply, name="import-apply"),
    path("imports/<int:pk>/undo/", actions.import_undo, name="import-undo"),
    path("imports/<int:pk>/cancel/", actions.import_cancel, name="import-cancel"),
    path("imports/<int:pk>/workbook/<int:file>/", actions.import_workbook, name="import-workbook"),
    path("jobs/<int:pk>/", jobs.job_detail, name="job-detail"),
    path("jobs/<int:pk>/cancel/", jobs.job_cancel, name="job-cancel"),
]
