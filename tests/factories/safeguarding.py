"""Concerns for tests. Everyone is made up."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from sayso.foundation.access.viewer import Viewer, viewing
from sayso.journey.safeguarding import actions
from sayso.journey.safeguarding.models import ChildAtHome
from sayso.journey.safeguarding.statuses import AgeBand, Asked, ChildTask, Danger, Found, HarmLikely, Helps


def told(**changes: Any) -> actions.Told:
    """Return what a neighbour tells us."""
    said: dict[str, Any] = {
        "what_happened": "He is left alone without food for days.",
        "about": "Stefan Wójcik",
        "place": "14 Tanner's Row",
        "danger": Danger.NOT_NOW,
        "asked": Asked.NOT_SAFE,
    }
    return actions.Told(**(said | changes))


def a_concern(*, now: datetime, by: Viewer | None = None, **changes: Any) -> actions.Told:
    """Raise a concern, by anyone; return what was told. Its key is the concern's."""
    said, teller = told(**changes), by or AnonymousUser()
    with transaction.atomic(), viewing(teller, at=now):
        actions.raise_concern(told=said, by=teller, at=now)
    return said


def on_a_test(found: Found = Found.YES, because: str = "What the neighbour saw.") -> actions.Tested:
    """Return what was found on one test."""
    return actions.Tested(found, because)


def a_new_child(person: UUID, **changes: Any) -> actions.NewChild:
    """Return J, who gives medicines, and is likely to be harmed."""
    said: dict[str, Any] = {
        "called": "J",
        "age_band": AgeBand.ELEVEN,
        "helps": Helps.YES,
        "tasks": [ChildTask.MEDICINES],
        "harm": HarmLikely.LIKELY,
        "harm_words": "Gives insulin alone and misses school.",
    }
    return actions.NewChild(person=person, **(said | changes))


def a_passing(child: ChildAtHome, **changes: Any) -> actions.NewPassing:
    """Return that the children's front door was told."""
    said: dict[str, Any] = {
        "to_whom": "Duty worker at the children’s front door",
        "sent": "J gives insulin alone.",
    }
    return actions.NewPassing(person=child.person_id, child=child.child, **(said | changes))
