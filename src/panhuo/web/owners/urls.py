"""Address of the review list."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.owners import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("owners/review/", views.owner_list, name="owner-reviews"),
    path("owners/review/<int:pk>/", views.owner_decide, name="owner-decide"),
]
