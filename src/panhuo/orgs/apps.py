from django.apps import AppConfig


class OrgsConfig(AppConfig):
    name = "panhuo.orgs"
    label = "orgs"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate
        from django.utils.module_loading import autodiscover_modules

        from panhuo.orgs.provinces import ensure_provinces

        autodiscover_modules("tasks")  # registers every app's job kinds and schedules
        post_migrate.connect(ensure_provinces, sender=self)
