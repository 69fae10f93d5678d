"""Addresses of subscriptions."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.subscriptions.views import browse, edit, end, outbound, robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("subscriptions/", browse.subscription_list, name="subscription-list"),
    path("subscriptions/new/", edit.subscription_new, name="subscription-new"),
    path("subscriptions/<int:pk>/", edit.subscription_edit, name="subscription-edit"),
    path("subscriptions/<int:pk>/pause/", edit.subscription_pause, name="subscription-pause"),
    path("subscriptions/<int:pk>/stop/", edit.subscription_stop, name="subscription-stop"),
    path("subscriptions/digests/<int:pk>/", browse.subscription_digest, name="subscription-digest"),
    path("subscriptions/robots/", robots.robot_list, name="subscription-robots"),
    path("subscriptions/robots/<int:pk>/test/", robots.robot_test, name="subscription-robot-test"),
    path("subscriptions/robots/<int:pk>/remove/", robots.robot_remove, name="subscription-robot-remove"),
    path("subscriptions/outbound/", outbound.outbound_page, name="subscription-outbound"),
    path("r/unsubscribe/<str:token>/", end.subscription_end, name="subscription-end"),
]
