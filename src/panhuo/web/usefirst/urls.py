"""Addresses of use first, pay later."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.usefirst.views import deals, library, regions, requests

urlpatterns: list[URLPattern | URLResolver] = [
    path("use-first/", library.usefirst_library, name="usefirst-library"),
    path("use-first/export/", library.usefirst_export, name="usefirst-export"),
    path("use-first/results/new/", library.usefirst_new, name="usefirst-new"),
    path("use-first/results/<int:pk>/", library.usefirst_result, name="usefirst-result"),
    path("use-first/results/<int:pk>/edit/", library.usefirst_edit, name="usefirst-edit"),
    path("use-first/results/<int:pk>/list/", library.usefirst_put, name="usefirst-put"),
    path("use-first/results/<int:pk>/ask/", requests.usefirst_ask, name="usefirst-ask"),
    path("use-first/requests/", requests.usefirst_requests, name="usefirst-requests"),
    path("use-first/requests/<int:pk>/", requests.usefirst_request, name="usefirst-request"),
    path("use-first/requests/<int:pk>/answer/", requests.usefirst_answer, name="usefirst-answer"),
    path("use-first/deals/", deals.usefirst_deals, name="usefirst-deals"),
    path("use-first/deals/<int:pk>/", deals.usefirst_deal, name="usefirst-deal"),
    path("use-first/deals/<int:pk>/trial/", deals.usefirst_trial, name="usefirst-trial"),
    path("use-first/deals/<int:pk>/move/", deals.usefirst_move, name="usefirst-move"),
    path("use-first/deals/<int:pk>/safeguards/", deals.usefirst_safeguard, name="usefirst-safeguard"),
    path("use-first/deals/<int:pk>/credit/", deals.usefirst_credit, name="usefirst-credit"),
    path("use-first/safeguards/<int:pk>/claim/", deals.usefirst_claim, name="usefirst-claim"),
    path("use-first/credit/<int:pk>/reply/", deals.usefirst_reply, name="usefirst-reply"),
    path("use-first/credit/<int:pk>/withdraw/", deals.usefirst_credit_withdraw, name="usefirst-credit-withdraw"),
    path("use-first/agreements/<int:pk>/follow/", deals.usefirst_follow, name="usefirst-follow"),
    path("use-first/agreements/<int:pk>/part/", deals.usefirst_part, name="usefirst-part"),
    path("use-first/regions/", regions.usefirst_regions, name="usefirst-regions"),
]
