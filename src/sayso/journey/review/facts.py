"""What the record knows before anybody is asked: the one door from this room to the rules of a review."""

from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import queries
from sayso.journey.review.models import Review
from sayso.journey.review.statuses import ReviewKind
from sayso.rules.review.answers import Life
from sayso.rules.review.closing import Hold, holds


def life_of(person: UUID, *, viewer: Viewer, on: date, review: Review | None = None) -> Life:
    """Return what decides which questions are asked at all."""
    return Life(
        has_wishes=bool(queries.hopes_and_worries(person, viewer=viewer, review=review)),
        has_partnership=bool(queries.partnership_of(person, viewer=viewer, on=on)),
    )


def held_by(review: Review, *, viewer: Viewer, on: date, outcome: str) -> list[Hold]:
    """Return what holds the end of this review."""
    life = life_of(review.person_id, viewer=viewer, on=on, review=review)
    answers = queries.found_in(review, viewer=viewer)
    return holds(life, answers | ({"outcome": outcome} if outcome else {}))


def kind_now(person: UUID, standing: StandingKind, *, viewer: Viewer, on: date) -> ReviewKind | None:
    """Return why a review would be held now, as far as the record knows; None where somebody must say why.

    It is asked for when somebody asked since the last; planned from six weeks before the day it is due.
    """
    last = queries.last_review(person, viewer=viewer, standing=standing)
    since = last.closed_at if last else None
    asked = [
        one
        for one in queries.requests_of(person, viewer=viewer)
        if one.about == "own" and one.standing == standing and (since is None or one.asked_at > since)
    ]
    if asked:
        return ReviewKind.REQUESTED
    when = queries.due_of(person, standing, viewer=viewer, on=on)
    if when and (when.due.on - on).days <= 42:
        return ReviewKind.PLANNED
    return None
