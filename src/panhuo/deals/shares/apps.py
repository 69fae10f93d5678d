from django.apps import AppConfig


class SharesConfig(AppConfig):
    name = "panhuo.deals.shares"
    label = "shares"
