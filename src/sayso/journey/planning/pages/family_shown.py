"""How a family map is shown: a sentence, the hours of each, and each person with both directions."""

from collections.abc import Sequence
from typing import Any

from sayso.foundation.govuk.presenting import count, listed
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning.queries.family import Around, Given

#: What somebody is, said to the person themself.
TO_ME = {
    TieKind.CARES_FOR: "You help them",
    TieKind.CARED_FOR_BY: "Helps you",
    TieKind.EMERGENCY: "To be told in an emergency",
}


def family_shown(around: Sequence[Around], name: str) -> dict[str, Any]:
    """Return the map as a page draws it. `name` is the person's; "" on their own page."""
    unsaid = [one for one in around if any(given.minutes is None for given in (*one.gives, *one.gets))]
    return {
        "around": [_one(one, name) for one in around],
        "sentence": _sentence(around, name),
        "hours": _hours(around, name),
        "unsaid": listed([one.called for one in unsaid]) if unsaid else "",
    }


def _sentence(around: Sequence[Around], name: str) -> str:
    here = sum(bool(one.lives_here) for one in around)
    gives = [one for one in around if one.gives]
    minutes = sum(one.gives_minutes for one in around)
    whom = name or "you"
    lives = f"{_people(here)} {'lives' if here == 1 else 'live'} with {whom}."
    lives = lives if here else f"Nobody is known to live with {whom}."
    lives += _helps_others(around, name)
    if not gives:
        return lives if any(one.gets for one in around) else f"{lives} Nobody is down for helping {whom}."
    helps = f"{_people(len(gives))} {'helps' if len(gives) == 1 else 'help'} {whom}"
    at_least = "at least " if any(given.minutes is None for one in gives for given in one.gives) else ""
    return f"{lives} {helps}, {at_least}{time_of(minutes)} a week." if minutes else f"{lives} {helps}."


def _helps_others(around: Sequence[Around], name: str) -> str:
    helped = [one for one in around if one.gets_minutes]
    if not helped:
        return ""
    minutes = sum(one.gets_minutes for one in helped)
    who = f"{name} helps" if name else "You help"
    return f" {who} {_people(len(helped)).lower()}, {time_of(minutes)} a week."


def _people(number: int) -> str:
    return "One person" if number == 1 else f"{number} people"


def _hours(around: Sequence[Around], name: str) -> list[tuple[str, list[str]]]:
    """Return, for each who helps or is helped, both directions in hours a week, as far as somebody said."""
    return [
        (
            one.called,
            [
                f"{word}: {time_of(minutes)} a week"
                for word, minutes in (
                    (f"Helps {name or 'you'}", one.gives_minutes),
                    (f"{name} helps them" if name else "You help them", one.gets_minutes),
                )
                if minutes
            ],
        )
        for one in around
        if one.gives_minutes or one.gets_minutes
    ]


def _one(one: Around, name: str) -> dict[str, Any]:
    said = [TO_ME.get(kind, kind.label) if not name else kind.label for kind in one.relations]
    where = {True: f"Lives with {name or 'you'}", False: "Lives somewhere else", None: ""}[one.lives_here]
    return {
        "one": one,
        "about": ". ".join(part for part in (*said, one.age, where) if part),
        "gives": [_given(given) for given in one.gives],
        "gets": [_given(given) for given in one.gets],
    }


def _given(given: Given) -> dict[str, str]:
    how_long = f"{time_of(given.minutes)} a week" if given.minutes else "nobody said how long"
    return {"what": given.what.rstrip("."), "how_long": how_long}


def time_of(minutes: int) -> str:
    """Write minutes: "2 hours and 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    return listed([count(n, unit) for n, unit in ((hours, "hour"), (rest, "minute")) if n])
