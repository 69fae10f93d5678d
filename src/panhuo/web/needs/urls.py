"""Addresses of needs."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.needs.views import browse, detail, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("needs/", browse.need_list, name="need-list"),
    path("needs/export/", browse.need_export, name="need-export"),
    path("needs/new/", write.need_new, name="need-new"),
    path("needs/<int:pk>/", detail.need_detail, name="need-detail"),
    path("needs/<int:pk>/edit/", write.need_edit, name="need-edit"),
    path("needs/<int:pk>/close/", write.need_close, name="need-close"),
    path("needs/<int:pk>/reopen/", write.need_reopen, name="need-reopen"),
]
