"""Django's handle on this room."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    """Concerns about an adult, raised by anyone."""

    name = "sayso.journey.safeguarding"
    label = "safeguarding"
