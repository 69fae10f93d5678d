from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "panhuo.exchange.events"
    label = "events"
