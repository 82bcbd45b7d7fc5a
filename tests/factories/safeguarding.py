"""Concerns for tests. Everyone is made up."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from sayso.foundation.access.viewer import Viewer, viewing
from sayso.journey.safeguarding import actions
from sayso.journey.safeguarding.statuses import Asked, Danger, Found


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
