from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "panhuo.exchange.desk"
    label = "desk"
