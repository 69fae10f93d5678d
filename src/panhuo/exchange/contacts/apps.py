from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "panhuo.exchange.contacts"
    label = "contacts"

    def ready(self) -> None:
        from panhuo.exchange.contacts.domain.merged import needs_merged
        from panhuo.needs.api import when_needs_merge

        when_needs_merge(needs_merged)
