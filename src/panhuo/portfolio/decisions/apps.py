from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "panhuo.portfolio.decisions"
    label = "decisions"
