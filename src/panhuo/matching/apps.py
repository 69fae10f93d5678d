from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "panhuo.matching"
    label = "matching"
