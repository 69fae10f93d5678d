from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "panhuo.portfolio.ratings"
    label = "ratings"

    def ready(self) -> None:
        from panhuo.portfolio.inventory.api import when_entries_change
        from panhuo.portfolio.ratings.domain.standing import entries_changed

        when_entries_change(entries_changed)
