from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "panhuo.web"
    label = "web"
