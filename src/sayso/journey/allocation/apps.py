"""Django's handle on this room."""

from django.apps import AppConfig


class AllocationConfig(AppConfig):
    """A first figure to plan with: an indicative budget, kept with its working."""

    name = "sayso.journey.allocation"
    label = "allocation"
