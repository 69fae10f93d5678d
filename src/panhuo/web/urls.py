"""Addresses of pages: one room each."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("panhuo.web.home.urls")),
    path("", include("panhuo.web.search.urls")),
    path("", include("panhuo.web.patents.urls")),
    path("", include("panhuo.web.needs.urls")),
    path("", include("panhuo.web.match.urls")),
    path("", include("panhuo.web.answers.urls")),
    path("", include("panhuo.web.contacts.urls")),
    path("", include("panhuo.web.imports.urls")),
    path("", include("panhuo.web.owners.urls")),
    path("", include("panhuo.web.prefiling.urls")),
    path("", include("panhuo.web.valuation.urls")),
    path("", include("panhuo.web.classes.urls")),
    path("", include("panhuo.web.inventory.urls")),
    path("", include("panhuo.web.ratings.urls")),
    path("", include("panhuo.web.annuities.urls")),
    path("", include("panhuo.web.decisions.urls")),
    path("", include("panhuo.web.policies.urls")),
    path("", include("panhuo.web.ledger.urls")),
    path("", include("panhuo.web.shares.urls")),
    path("", include("panhuo.web.usefirst.urls")),
    path("", include("panhuo.web.services.urls")),
    path("", include("panhuo.web.procurement.urls")),
    path("", include("panhuo.web.desk.urls")),
    path("", include("panhuo.web.chains.urls")),
    path("", include("panhuo.web.events_room.urls")),
    path("", include("panhuo.web.subscriptions.urls")),
    path("", include("panhuo.web.accounts.urls")),
    path("", include("panhuo.web.pages.urls")),
]
