from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "panhuo.deals.ledger"
    label = "ledger"
