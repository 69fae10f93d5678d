from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "panhuo.imports"
    label = "imports"
