"""Django's handle on this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who somebody is: names, addresses, safe contact, communication needs, ties."""

    name = "sayso.journey.people"
    label = "people"
