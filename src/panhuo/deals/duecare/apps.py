from django.apps import AppConfig


class DueCareConfig(AppConfig):
    name = "panhuo.deals.duecare"
    label = "duecare"
