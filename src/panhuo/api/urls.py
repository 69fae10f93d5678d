"""Addresses of the API: /api/v1/, with /api/v1/docs for people and /api/v1/openapi.json for programs."""

from django.urls import URLPattern, URLResolver, path

from panhuo.api.app import api

urlpatterns: list[URLPattern | URLResolver] = [path("v1/", api.urls)]
