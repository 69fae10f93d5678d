"""Addresses of the ledger."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.ledger.views import agreement

urlpatterns: list[URLPattern | URLResolver] = [
    path("ledger/agreements/<int:pk>/", agreement.ledger_agreement, name="ledger-agreement"),
]
