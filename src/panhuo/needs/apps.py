from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "panhuo.needs"
    label = "needs"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from panhuo.needs.domain.shipped import ensure_industries
        from panhuo.needs.follow import follow_organisations

        follow_organisations()
        post_migrate.connect(ensure_industries, sender=self)
