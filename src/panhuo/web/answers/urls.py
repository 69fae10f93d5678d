"""Addresses of answering."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.answers.views import ask, browse, detail, periods, ratings

urlpatterns: list[URLPattern | URLResolver] = [
    path("answers/", browse.answer_list, name="answer-list"),
    path("answers/export/", browse.answer_export, name="answer-export"),
    path("answers/periods/", periods.answer_periods, name="answer-periods"),
    path("answers/ratings/", ratings.answer_ratings, name="answer-ratings"),
    path("answers/<int:pk>/", detail.answer_detail, name="answer-detail"),
    path("answers/<int:pk>/give/", detail.answer_give, name="answer-give"),
    path("answers/<int:pk>/reply/", detail.answer_reply, name="answer-reply"),
    path("answers/<int:pk>/delegate/", detail.answer_delegate, name="answer-delegate"),
    path("answers/<int:pk>/withdraw/", detail.answer_withdraw, name="answer-withdraw"),
    path("needs/<int:pk>/ask/", ask.answer_ask, name="answer-ask"),
    path("needs/<int:pk>/ask-all/", ask.answer_ask_all, name="answer-ask-all"),
]
