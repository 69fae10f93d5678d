"""Addresses of due care."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.duecare.views import browse, detail

urlpatterns: list[URLPattern | URLResolver] = [
    path("due-care/", browse.care_list, name="duecare-list"),
    path("due-care/rules/", browse.care_rules, name="duecare-rules"),
    path("due-care/<int:pk>/", detail.care_detail, name="duecare-detail"),
    path("due-care/<int:pk>/papers/", detail.care_paper, name="duecare-paper"),
    path("due-care/<int:pk>/interests/", detail.care_interest, name="duecare-interest"),
    path("due-care/<int:pk>/parties/", detail.care_party, name="duecare-party"),
    path("due-care/<int:pk>/export/", detail.care_export, name="duecare-export"),
    path("due-care/agreements/<int:pk>/", detail.care_part, name="duecare-part"),
    path("due-care/papers/<int:pk>/withdraw/", detail.care_withdraw, name="duecare-withdraw"),
    path("due-care/files/<str:kind>/<int:pk>/", detail.care_file, name="duecare-file"),
]
