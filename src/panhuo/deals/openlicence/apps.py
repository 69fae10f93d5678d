from django.apps import AppConfig


class OpenLicenceConfig(AppConfig):
    name = "panhuo.deals.openlicence"
    label = "openlicence"
