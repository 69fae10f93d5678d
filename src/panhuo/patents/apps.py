from django.apps import AppConfig


class PatentsConfig(AppConfig):
    name = "panhuo.patents"
    label = "patents"

    def ready(self) -> None:
        from panhuo.patents.follow import follow_organisations

        follow_organisations()
