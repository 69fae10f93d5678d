"""Addresses of use first, pay later."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.usefirst.views import requests

urlpatterns: list[URLPattern | URLResolver] = [
    path("use-first/requests/<int:pk>/", requests.usefirst_request, name="usefirst-request"),
]
