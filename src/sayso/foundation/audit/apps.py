"""Django's handle on this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit trail."""

    name = "sayso.foundation.audit"
    label = "audit"
