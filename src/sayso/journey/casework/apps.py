"""Django's handle on this room."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Contacts, notes, papers, allocation and tasks."""

    name = "sayso.journey.casework"
    label = "casework"
