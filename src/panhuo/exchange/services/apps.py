from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "panhuo.exchange.services"
    label = "services"
