"""Django's handle on this room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Sign-in, roles and grants."""

    name = "sayso.foundation.access"
    label = "access"
