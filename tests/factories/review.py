"""Reviews, for tests. Everyone is made up."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import StandingKind, TieKind
from sayso.journey.review import actions
from sayso.journey.review.models import Review
from sayso.journey.review.statuses import Outcome, ReviewKind

#: A settled person's review, as a worker answers it.
SETTLED: dict[str, str | list[str]] = {
    "seen_alone": "yes",
    "changed": "no",
    "aims": "yes",
    "wishes": "as_before",
    "budget": "yes",
    "ways_offered": ["direct_payment", "council", "service_fund", "third_party"],
    "ways_answer": "keep",
    "chose": "yes",
    "partnership": "well",
    "risk": "no",
}


def cared_for(
    person: UUID, carer: UUID, *, by: User, now: datetime, called: str = "Bea, my daughter"
) -> None:
    """Record on the person's record that somebody with a record of their own cares for them."""
    tie = people.NewTie(
        person=person, kind=TieKind.CARED_FOR_BY, other_called=called, other=carer, starts_on=date(2024, 6, 1)
    )
    with transaction.atomic(), viewing(by, at=now):
        people.record_tie(item=tie, by=by, at=now)


def a_review(person: UUID, *, by: User, now: datetime, **changed: Any) -> Review:
    """Begin a review."""
    told: dict[str, Any] = {"standing": StandingKind.ADULT, "kind": ReviewKind.PLANNED}
    with transaction.atomic(), viewing(by, at=now):
        return actions.begin_review(
            review=actions.NewReview(person=person, **(told | changed)), by=by, at=now
        )


def a_finding(review: Review, now: datetime, **changed: Any) -> actions.NewFinding:
    """Return a settled person's answers of today, some of them changed; None leaves one out."""
    looks, held_on = changed.pop("looks", ()), changed.pop("held_on", now.date())
    answers = {code: said for code, said in (SETTLED | changed).items() if said is not None}
    return actions.NewFinding(
        person=review.person_id, review=review.pk, held_on=held_on, answers=answers, looks=looks
    )


def answered(review: Review, *, by: User, now: datetime, **changed: Any) -> None:
    """Answer it."""
    with transaction.atomic(), viewing(by, at=now):
        actions.hold_review(finding=a_finding(review, now, **changed), by=by, at=now)


def closed(review: Review, *, by: User, now: datetime, **changed: Any) -> Review:
    """Close it."""
    told: dict[str, Any] = {"outcome": Outcome.GOES_ON}
    closing = actions.NewClosing(person=review.person_id, review=review.pk, **(told | changed))
    with transaction.atomic(), viewing(by, at=now):
        return actions.close_review(closing=closing, by=by, at=now)


def a_closed_review(person: UUID, *, by: User, now: datetime, days_ago: int = 0, **changed: Any) -> Review:
    """A whole review of a settled person, so many days ago."""
    at = now - timedelta(days=days_ago)
    review = a_review(person, by=by, now=at)
    answered(review, by=by, now=at, held_on=at.date(), **changed)
    return closed(review, by=by, now=at)
