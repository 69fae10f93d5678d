from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "panhuo.deals.agreements"
    label = "agreements"
