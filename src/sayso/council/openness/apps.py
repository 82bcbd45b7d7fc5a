"""Django's handle on this room."""

from django.apps import AppConfig


class OpennessConfig(AppConfig):
    """What the council tells everyone about how it decides."""

    name = "sayso.council.openness"
    label = "openness"
