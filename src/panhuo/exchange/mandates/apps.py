from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "panhuo.exchange.mandates"
    label = "mandates"

    def ready(self) -> None:
        from panhuo.exchange.mandates.domain.both_sides import refuse_both_sides
        from panhuo.orgs.api import when_sides_meet

        when_sides_meet(refuse_both_sides)
