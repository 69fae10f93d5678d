from django.apps import AppConfig


class AnnuitiesConfig(AppConfig):
    name = "panhuo.portfolio.annuities"
    label = "annuities"
