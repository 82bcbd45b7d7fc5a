"""What somebody says, for tests."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.assessment import actions
from sayso.journey.assessment.models import NeedsAssessment, Wish
from sayso.journey.assessment.statuses import (
    Able,
    Could,
    Difficulty,
    Finding,
    Way,
    Willing,
    WishKind,
)
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


def an_assessment(person: UUID, *, by: User, now: datetime, **changed: Any) -> NeedsAssessment:
    """Return an assessment of a person, as it is kept."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.record_assessment(assessment=a_new_assessment(person, now, **changed), by=by, at=now)


def a_new_eligibility(assessment: NeedsAssessment, **changed: Any) -> actions.NewEligibility:
    """Return a yes to both of Ana's needs, with its reasons."""
    decided: dict[str, Any] = {
        "finding": Finding.ELIGIBLE,
        "outcomes": ("nutrition", "personal_hygiene"),
        "reasons": "You cannot cook alone, and washing takes you all morning.",
    }
    return actions.NewEligibility(
        person=assessment.person_id, assessment=assessment.pk, **(decided | changed)
    )


def a_new_capacity_record(person: UUID, now: datetime, **changed: Any) -> actions.NewCapacityRecord:
    """Return a record about one decision, that a person could not weigh that day."""
    found: dict[str, Any] = {
        "to_decide": "Whether to go home tonight",
        "looked_on": now.date(),
        "help_given": "Pictures of both places, in the morning, with her sister there.",
        "abilities": {
            Difficulty.UNDERSTANDING: Could.COULD,
            Difficulty.RETAINING: Could.COULD,
            Difficulty.WEIGHING: Could.COULD_NOT,
            Difficulty.COMMUNICATING: Could.COULD,
        },
        "because_of": "Delirium since Tuesday.",
        "their_wishes": "Home.",
        "consulted": "Her sister.",
        "less_restrictive": "Home with somebody there all night.",
        "best_interests": "Home, with somebody there all night.",
    }
    return actions.NewCapacityRecord(person=person, **(found | changed))
