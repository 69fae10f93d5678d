"""Addresses of sharing the income."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.shares.views import divisions, statements

urlpatterns: list[URLPattern | URLResolver] = [
    path("shares/statement/", statements.shares_statement, name="shares-statement"),
    path("shares/notices/", divisions.shares_notices, name="shares-notices"),
    path("shares/divisions/<int:pk>/", divisions.shares_division, name="shares-division"),
]
