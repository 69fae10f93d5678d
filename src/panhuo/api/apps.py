from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "panhuo.api"
    label = "api"
