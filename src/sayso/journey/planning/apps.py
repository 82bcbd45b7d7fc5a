"""Django's handle on this room."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The plan: what somebody wants, how it is met, by whom, and how each part is held."""

    name = "sayso.journey.planning"
    label = "planning"
