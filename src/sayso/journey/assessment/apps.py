"""Django's handle on this room."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """What somebody says of their life."""

    name = "sayso.journey.assessment"
    label = "assessment"
