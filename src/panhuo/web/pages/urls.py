"""Addresses of the fixed pages."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.pages import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("method/", views.method, name="method"),
    path("about/", views.about, name="about"),
    path("healthz", views.healthz, name="healthz"),
]
