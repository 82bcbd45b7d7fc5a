"""What somebody wants, and what an offer is, as the rules of choice read them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

#: Kinds of help, each as it stands in a sentence: "14 services near you help with meals".
KINDS: Mapping[str, str] = {
    "meals": "meals",
    "personal_care": "washing, dressing and getting about",
    "cleaning": "cleaning and keeping the home",
    "shopping": "shopping and errands",
    "company": "company and friends",
    "going_out": "going out, and getting there",
    "learning": "work, learning and volunteering",
    "garden": "the garden",
    "break": "a break for whoever cares",
    "night": "nights",
    "equipment": "equipment and changes to the home",
    "children": "looking after children",
}

#: Which kinds of help may meet which outcome of SI 2015/313: our own reading, not the law's.
KINDS_OF_OUTCOME: Mapping[str, tuple[str, ...]] = {
    "nutrition": ("meals", "shopping"),
    "personal_hygiene": ("personal_care",),
    "toilet_needs": ("personal_care", "night"),
    "clothing": ("personal_care",),
    "home_safety": ("personal_care", "equipment"),
    "habitable_home": ("cleaning", "garden"),
    "relationships": ("company", "going_out"),
    "work_and_learning": ("learning", "going_out"),
    "local_facilities": ("going_out", "company"),
    "caring_for_child": ("children",),
    "caring_for_others": ("break", "personal_care"),
    "recreation": ("break", "going_out"),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody wants. `room_minutes` is how much earlier or later is still right; days: Monday 0.

    `kinds` empty: every kind. `district` "": where they live is not known, or is hidden. `pence_a_week` is
    what this part of their budget holds, None while it is not known: then no price leaves anything out.
    """

    kinds: frozenset[str] = frozenset()
    at: time | None = None
    room_minutes: int = 0
    days: tuple[int, ...] = ()
    times_a_week: int | None = None
    minutes_each: int | None = None
    district: str = ""
    pence_a_week: int | None = None


@dataclass(frozen=True)
class Open:
    """Hours of an offer. `days` empty: every day. A time that nobody has said is None."""

    days: tuple[int, ...]
    opens_at: time | None
    closes_at: time | None


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One offer. `unit` is hour, session, day or week. `has_room` None: nobody has checked it lately.

    `areas` and `based_at` are districts such as ZZ1; empty: not said. `group` is who owns it: two of one
    group count once.
    """

    key: str
    name: str
    kinds: frozenset[str]
    hours: tuple[Open, ...] = ()
    price_pence: int | None = None
    unit: str = ""
    areas: tuple[str, ...] = ()
    based_at: tuple[str, ...] = ()
    has_room: bool | None = None
    can_start_on: date | None = None
    is_closed: bool = False
    group: str = ""


_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s*[0-9][A-Z]{2})?")


def district_of(words: str) -> str:
    """Return the district of a postcode or a district itself: "ZZ1 4QT" gives "ZZ1"; "" for other words."""
    found = _POSTCODE.fullmatch(words.strip().upper())
    return found[1] if found else ""
