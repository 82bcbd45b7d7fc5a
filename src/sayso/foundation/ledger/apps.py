"""Django's handle on this room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Double entry; knows nothing of care."""

    name = "sayso.foundation.ledger"
    label = "ledger"
