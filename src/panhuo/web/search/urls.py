"""Address of search."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.search import views

urlpatterns: list[URLPattern | URLResolver] = [path("search/", views.search, name="search")]
