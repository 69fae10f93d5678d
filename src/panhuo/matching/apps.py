from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "panhuo.matching"
    label = "matching"

    def ready(self) -> None:
        from panhuo.matching.domain.merged import needs_merged
        from panhuo.matching.index.request import request_sync_on_commit
        from panhuo.needs.api import when_needs_merge
        from panhuo.orgs.api import when_outbox_grows

        when_outbox_grows(request_sync_on_commit)
        when_needs_merge(needs_merged)
