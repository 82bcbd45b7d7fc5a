"""Django's handle on this room."""

from django.apps import AppConfig


class PowersConfig(AppConfig):
    """Who may act for somebody, under which power."""

    name = "sayso.journey.powers"
    label = "powers"
