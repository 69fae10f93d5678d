from django.apps import AppConfig


class OrgsConfig(AppConfig):
    name = "panhuo.orgs"
    label = "orgs"
