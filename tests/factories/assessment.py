"""What somebody says, for tests."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.assessment import actions
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.statuses import Able, Way, Willing, WishKind
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import StandingKind, TieKind

TEA = "Tea at seven, like my mother did."


def a_new_wish(person: UUID, **changed: Any) -> actions.NewWish:
    """Return Ana's tea: a time, with fifteen minutes either way."""
    tea: dict[str, Any] = {"words": TEA, "wished_at": time(19), "give_or_take_minutes": 15}
    return actions.NewWish(person=person, **(tea | changed))


def a_wish(person: UUID, *, by: User, now: datetime, **changed: Any) -> Wish:
    """Return something said, as it is kept."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.say_wish(wish=a_new_wish(person, **changed), by=by, at=now)


def a_new_conversation(person: UUID, now: datetime, **changed: Any) -> actions.NewConversation:
    """Return a visit of today, alone, in which one thing was said."""
    talk: dict[str, Any] = {
        "held_on": now.date(),
        "way": Way.VISIT,
        "seen_alone": SeenAlone.YES,
        "wishes": [a_new_wish(person, kind=WishKind.WISH)],
    }
    return actions.NewConversation(person=person, **(talk | changed))


def a_new_assessment(person: UUID, now: datetime, **changed: Any) -> actions.NewAssessment:
    """Return Ana's needs: two outcomes, from an impairment, with a significant impact."""
    found: dict[str, Any] = {
        "standing": StandingKind.ADULT,
        "assessed_on": now.date(),
        "arises": True,
        "significant_impact": True,
        "outcomes": {"nutrition": "needs_help", "personal_hygiene": "takes_longer"},
    }
    return actions.NewAssessment(person=person, **(found | changed))


def tied(carer: UUID, adult: UUID, *, by: User, now: datetime, called: str = "Mum") -> None:
    """Say on a carer's own record whom the carer helps."""
    tie = people.NewTie(
        person=carer, kind=TieKind.CARES_FOR, other_called=called, other=adult, starts_on=now.date()
    )
    with transaction.atomic(), viewing(by, at=now):
        people.record_tie(item=tie, by=by, at=now)


def a_new_willingness(carer: UUID, now: datetime, **changed: Any) -> actions.NewWillingness:
    """Return Bea's evenings: a plain yes, five hours a week for a year, that may be told."""
    asked: dict[str, Any] = {
        "words": "Help Mum to bed, five evenings",
        "willing": Willing.YES,
        "able": Able.YES,
        "minutes_a_week": 300,
        "holds_from": now.date(),
        "ends_before": now.date() + timedelta(days=365),
        "may_be_told": True,
    }
    return actions.NewWillingness(person=carer, **(asked | changed))
