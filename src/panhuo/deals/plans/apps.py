from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "panhuo.deals.plans"
    label = "plans"
