from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "panhuo.exchange.chains"
    label = "chains"
