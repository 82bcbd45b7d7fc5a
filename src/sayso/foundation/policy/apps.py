"""Django's handle on this room."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The council's own settings, by date, each with its source and the consultation it cites."""

    name = "sayso.foundation.policy"
    label = "policy"
