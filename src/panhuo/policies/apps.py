from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "panhuo.policies"
    label = "policies"
