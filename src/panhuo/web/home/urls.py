"""Addresses of home."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.home import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("home/matches/", views.home_matches, name="home-matches"),
    path("home/example/", views.home_example, name="home-example"),
    path("fitting/", views.fitting, name="home-fitting"),
]
