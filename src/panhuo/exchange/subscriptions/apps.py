from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "panhuo.exchange.subscriptions"
    label = "subscriptions"
