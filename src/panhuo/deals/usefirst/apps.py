from django.apps import AppConfig


class UseFirstConfig(AppConfig):
    name = "panhuo.deals.usefirst"
    label = "usefirst"
