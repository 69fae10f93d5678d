from django.apps import AppConfig


class PatentsConfig(AppConfig):
    name = "panhuo.patents"
    label = "patents"
