from django.apps import AppConfig


class FilingsConfig(AppConfig):
    name = "panhuo.deals.filings"
    label = "filings"

    def ready(self) -> None:
        from panhuo.deals.agreements.api import when_agreement_changes
        from panhuo.deals.filings.domain.follow import follow_agreement

        when_agreement_changes(follow_agreement)
