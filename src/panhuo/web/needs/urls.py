"""Addresses of needs."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.needs.views import browse, detail, duplicates, files, paste, write

urlpatterns: list[URLPattern | URLResolver] = [
    path("needs/", browse.need_list, name="need-list"),
    path("needs/export/", browse.need_export, name="need-export"),
    path("needs/new/", write.need_new, name="need-new"),
    path("needs/paste/", paste.need_paste, name="need-paste"),
    path("needs/duplicates/", duplicates.need_duplicates, name="need-duplicates"),
    path("needs/<int:pk>/merge/", duplicates.need_merge, name="need-merge"),
    path("needs/<int:pk>/files/", files.need_file_add, name="need-file-add"),
    path("needs/files/<int:pk>/", files.need_file, name="need-file"),
    path("needs/files/<int:pk>/drop/", files.need_file_drop, name="need-file-drop"),
    path("needs/<int:pk>/", detail.need_detail, name="need-detail"),
    path("needs/<int:pk>/edit/", write.need_edit, name="need-edit"),
    path("needs/<int:pk>/close/", write.need_close, name="need-close"),
    path("needs/<int:pk>/reopen/", write.need_reopen, name="need-reopen"),
]
