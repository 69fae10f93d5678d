from django.apps import AppConfig


class InventoryConfig(AppConfig):
    name = "panhuo.portfolio.inventory"
    label = "inventory"
