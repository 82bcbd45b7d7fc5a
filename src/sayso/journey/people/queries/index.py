"""What the finding index says of somebody: made from what is in force and from every former name."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.people import models
from sayso.journey.people.queries.keys import (
    address_keys,
    birth_keys,
    council_key,
    name_keys,
    point_keys,
)
from sayso.journey.people.queries.known import Known, known
from sayso.journey.people.queries.safe_words import safe_words
from sayso.journey.people.queries.sounds import sounds, words


def findings(people: Iterable[UUID], *, viewer: Viewer, on: date) -> list[models.Finding]:
    """Return the index rows of these people, not saved. `stands_for` is each person's own key."""
    read = known(people, viewer=viewer, on=on)
    former: dict[UUID, list[str]] = {key: [] for key in read}
    for row in models.Name.objects.visible_to(viewer).current().filter(person_id__in=list(read)):
        former[row.person_id].append(row.text)
    places: dict[UUID, list[models.Address]] = {key: [] for key in read}
    for row in models.Address.objects.visible_to(viewer).current().filter(person_id__in=list(read)):
        places[row.person_id].append(row)
    return [_finding(one, former[key], places[key]) for key, one in read.items()]


def _finding(one: Known, names: list[str], places: list[models.Address]) -> models.Finding:
    keys = {council_key(one.person.council_number), *birth_keys(one.born)}
    for name in names:
        keys |= name_keys(name)
    for place in places:
        keys |= address_keys(place.lines, place.postcode)
    for point in one.points:
        keys |= point_keys(point.value)
    number = one.nhs_number.number if one.nhs_number else ""
    if number:
        keys.add(f"i:{number}")
    shown = {one.called}
    return models.Finding(
        person_id=one.person.person_id,
        stands_for_id=one.person.person_id,
        keys=sorted(keys),
        same_keys=sorted(_same_keys(one, names, number)),
        name=one.called,
        other_names="; ".join(sorted(set(names) - shown)),
        birth=one.born.words,
        birth_date=one.born.on,
        address=one.address_words,
        warning=safe_words(one.safe) if one.safe else "",
        council_number=one.person.council_number,
    )


def _same_keys(one: Known, names: list[str], number: str) -> set[str]:
    """Return what two records of one life would share: an NHS number, or a birth date and how they sound."""
    keys = {f"nhs:{number}"} if number else set()
    if one.born.on:
        for name in names:
            parts = words(name)
            if len(parts) > 1:
                first, last = (min(sounds(part), default="") for part in (parts[0], parts[-1]))
                keys.add(f"born:{one.born.on.isoformat()} {first} {last}")
    return keys
