"""Django's handle on this room."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    """The two of them: what each does for the other, in their own words, and who decides what."""

    name = "sayso.journey.partnership"
    label = "partnership"
