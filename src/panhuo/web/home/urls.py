"""Addresses of home."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.home import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("fitting/", views.fitting, name="home-fitting"),
]
