"""Addresses: pages at the root, the API under /api/."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/", include("panhuo.api.urls")),
    path("", include("panhuo.web.urls")),
]

handler500 = "panhuo.web.errors.server_error"
