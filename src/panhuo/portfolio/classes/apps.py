from django.apps import AppConfig


class ClassesConfig(AppConfig):
    name = "panhuo.portfolio.classes"
    label = "classes"
