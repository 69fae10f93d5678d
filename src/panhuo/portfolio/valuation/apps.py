from django.apps import AppConfig


class ValuationConfig(AppConfig):
    name = "panhuo.portfolio.valuation"
    label = "valuation"
