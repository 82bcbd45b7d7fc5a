"""Django's handle on this room."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Requests for what we hold about somebody, and complaints about it."""

    name = "sayso.council.records"
    label = "records"
