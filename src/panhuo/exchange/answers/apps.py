from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "panhuo.exchange.answers"
    label = "answers"

    def ready(self) -> None:
        from panhuo.exchange.answers.domain.merged import needs_merged
        from panhuo.needs.api import when_needs_merge

        when_needs_merge(needs_merged)
