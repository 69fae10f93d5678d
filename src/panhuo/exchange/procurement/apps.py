from django.apps import AppConfig


class ProcurementConfig(AppConfig):
    name = "panhuo.exchange.procurement"
    label = "procurement"
