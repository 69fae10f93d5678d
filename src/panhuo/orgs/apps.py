from django.apps import AppConfig


class OrgsConfig(AppConfig):
    name = "panhuo.orgs"
    label = "orgs"

    def ready(self) -> None:
        from django.utils.module_loading import autodiscover_modules

        autodiscover_modules("tasks")  # registers every app's job kinds and schedules
