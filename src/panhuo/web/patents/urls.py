"""Addresses of patents."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.patents import detail, export, many, merging, parts, views, visibility

urlpatterns: list[URLPattern | URLResolver] = [
    path("patents/", views.patent_list, name="patent-list"),
    path("patents/export/", export.patent_export, name="patent-export"),
    path("patents/visibility/", many.visibility_many, name="patent-visibility-many"),
    path("patents/visibility/<int:pk>/", many.visibility_job, name="patent-visibility-job"),
    path("patents/visibility/<int:pk>/undo/", many.visibility_undo, name="patent-visibility-undo"),
    path("patents/<int:pk>/", detail.patent_detail, name="patent-detail"),
    path("patents/<int:pk>/similar/", parts.patent_similar, name="patent-similar"),
    path("patents/<int:pk>/needs/", parts.patent_needs, name="patent-needs"),
    path("patents/<int:pk>/work/", parts.patent_work, name="patent-work"),
    path("patents/<int:pk>/takers/", parts.patent_takers, name="patent-takers"),
    path("patents/<int:pk>/merge/", merging.patent_merge, name="patent-merge"),
    path("patents/<int:pk>/unmerge/", merging.patent_unmerge, name="patent-unmerge"),
    path("patents/<int:pk>/visibility/", visibility.patent_visibility, name="patent-visibility"),
]
