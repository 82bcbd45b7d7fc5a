"""Django's handle on this room."""

from django.apps import AppConfig


class OptionsConfig(AppConfig):
    """What there is to choose from: who put the list together, what was left out, and why."""

    name = "sayso.journey.options"
    label = "options"
