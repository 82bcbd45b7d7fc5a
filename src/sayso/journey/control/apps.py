"""Django's handle on this room."""

from django.apps import AppConfig


class ControlConfig(AppConfig):
    """How much help somebody has with each task, their early signs, and pause and hand back."""

    name = "sayso.journey.control"
    label = "control"
