from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "panhuo.needs"
    label = "needs"
