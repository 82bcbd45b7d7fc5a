"""Django's handle on this room."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """How the council's own people learn."""

    name = "sayso.council.workforce"
    label = "workforce"
