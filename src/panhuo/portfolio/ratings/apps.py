from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "panhuo.portfolio.ratings"
    label = "ratings"
