"""Places: the key that people at one address share, and who else lives there on a day."""

import uuid
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.people.models import Address
from sayso.journey.people.queries.joined import record_keys
from sayso.journey.people.queries.sounds import words
from sayso.journey.people.statuses import AddressKind

_PLACES = uuid.UUID("5a0c1d6e-3f1b-4c57-9a52-0f6f5b1f8a11")
_SHORT = {"st": "street", "rd": "road", "ave": "avenue", "cl": "close", "ln": "lane", "dr": "drive"}
_SLEEPS_AT = [AddressKind.HOME, AddressKind.STAYING, AddressKind.PLACED]


def place_key(lines: str, postcode: str, uprn: str = "") -> UUID | None:
    """Return the key of a place: from its UPRN, or from its first line and postcode however they are spelt.

    None when there is no postcode and no UPRN: two people at "the blue door" are not one household.
    """
    if uprn:
        return uuid.uuid5(_PLACES, f"uprn {uprn.lstrip('0')}")
    first = lines.splitlines()[0] if lines else ""
    if not (first and postcode):
        return None
    door = "".join(sign for sign in first.lower() if sign.isdigit() or sign == "/")
    spelt = " ".join(_SHORT.get(word, word) for word in words(first))
    return uuid.uuid5(_PLACES, f"{door} {spelt} {postcode.replace(' ', '').upper()}")


def household_of(person: UUID, *, viewer: Viewer, on: date) -> set[UUID]:
    """Return the keys of everyone else who lives where this person lives on a day.

    By what the viewer may see. Nobody is ever found through a hidden address.
    """
    keys = record_keys(person, viewer=viewer)
    living = Address.objects.visible_to(viewer).on(on).filter(kind__in=_SLEEPS_AT, place_key__isnull=False)
    places = list(living.filter(person_id__in=keys).values_list("place_key", flat=True))
    there = living.filter(place_key__in=places).exclude(person_id__in=keys)
    return set(there.values_list("person_id", flat=True))
