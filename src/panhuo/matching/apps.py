from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "panhuo.matching"
    label = "matching"

    def ready(self) -> None:
        from panhuo.matching.index.request import request_sync_on_commit
        from panhuo.orgs.api import when_outbox_grows

        when_outbox_grows(request_sync_on_commit)
