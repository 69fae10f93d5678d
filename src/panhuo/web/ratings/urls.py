"""Addresses of ratings."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.ratings.views import agreed, inbox, matrix, rounds, rule

urlpatterns: list[URLPattern | URLResolver] = [
    path("ratings/", agreed.standing_list, name="rating-list"),
    path("ratings/export/", agreed.standing_export, name="rating-export"),
    path("ratings/history/<int:pk>/", agreed.history, name="rating-history"),
    path("ratings/matrix/", matrix.matrix_page, name="rating-matrix"),
    path("ratings/matrix/do/", matrix.matrix_do, name="rating-matrix-do"),
    path("ratings/rule/", rule.rule_page, name="rating-rule"),
    path("ratings/rounds/", rounds.round_list, name="rating-round-list"),
    path("ratings/rounds/new/", rounds.round_new, name="rating-round-new"),
    path("ratings/rounds/<int:pk>/", rounds.round_detail, name="rating-round"),
    path("ratings/rounds/<int:pk>/send/", rounds.round_send, name="rating-round-send"),
    path("ratings/rounds/<int:pk>/close/", rounds.round_close, name="rating-round-close"),
    path("ratings/rounds/<int:pk>/invite/", rounds.round_invite, name="rating-round-invite"),
    path("ratings/rounds/<int:pk>/export/", rounds.round_export, name="rating-round-export"),
    path("ratings/inbox/", inbox.inbox, name="rating-inbox"),
    path("ratings/invitations/<int:pk>/", inbox.rate, name="rating-rate"),
    path("ratings/invitations/<int:pk>/decline/", inbox.rate_decline, name="rating-decline"),
    path("ratings/invitations/<int:pk>/withdraw/", rounds.invitation_withdraw, name="rating-withdraw"),
    path("r/<str:token>/", inbox.by_link, name="rating-link"),
]
