from django.apps import AppConfig


class RollupConfig(AppConfig):
    name = "panhuo.exchange.rollup"
    label = "rollup"
