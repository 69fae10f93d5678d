from django.apps import AppConfig


class PrefilingConfig(AppConfig):
    name = "panhuo.portfolio.prefiling"
    label = "prefiling"
