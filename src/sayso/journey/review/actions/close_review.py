"""End a review with what comes of it, and say when we look again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.review import facts
from sayso.journey.review.actions.hold_review import open_for
from sayso.journey.review.models import Review, TheirAnswers
from sayso.journey.review.statuses import Outcome
from sayso.rules.refusals import Held, Invalid
from sayso.rules.review.closing import Hold
from sayso.rules.review.due import latest_next

#: What closing writes on a review.
WRITTEN = ("outcome", "outcome_words", "next_on", "closed_at", "closed_by")
EMPTY = "Nothing is written down yet of this review."


@dataclass(frozen=True, kw_only=True)
class NewClosing:
    """What comes of it. `words` are for the person; no `next_on` means the last day there may be."""

    person: UUID
    review: UUID
    outcome: Outcome
    words: str = ""
    next_on: date | None = None

    def check(self, *, held_on: date | None) -> None:
        """Raise Invalid for a next day that is too late or not later, and for a change with no words."""
        wrong = {}
        if self.outcome != Outcome.GOES_ON and not self.words.strip():
            wrong["words"] = "Write for them what changes, and why."
        if self.next_on and held_on and not held_on < self.next_on <= latest_next(held_on):
            wrong["next_on"] = "Give a day after this review and within a year of it."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.DECIDES, permission=Permission.REVIEW_SUPPORT)
def close_reviews(*, items: Sequence[NewClosing], by: User, at: datetime) -> list[Review]:
    """Close reviews, all or none; what they said is kept with each.

    It changes no plan and no budget: it says what is to be done. Raises NotFound, WrongState once one is
    closed, Invalid, and Held with the rule while something is missing: how it goes between the two of them,
    that each way to hold the money was offered, or another answer.
    """
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.HEALTH, Area.STORY])
    reviews = open_for(by, {item.review: item.person for item in items})
    closing = [(item, reviews[item.review]) for item in items]
    for item, review in closing:
        item.check(held_on=review.held_on)
    asked = [(review, item.outcome) for item, review in closing]
    for (_, review), found in zip(
        closing, facts.held_by(asked, viewer=by, on=timezone.localdate(at)), strict=True
    ):
        if review.held_on is None:
            raise Held(EMPTY, rule=EMPTY, releases="Answer the questions of the review.")
        if found:
            _hold(found)
    for item, review in closing:
        _close(review, item, by=by, at=at)
    Review.objects.bulk_update(reviews.values(), WRITTEN)
    heard = _hear(reviews.values(), by=by)
    write([_event(review, heard=review.pk in heard, by=by, at=at) for _, review in closing])
    return [review for _, review in closing]


@named_action(kind=Kind.DECIDES, permission=Permission.REVIEW_SUPPORT)
def close_review(*, closing: NewClosing, by: User, at: datetime) -> Review:
    """Close one. Refuses as `close_reviews` does."""
    return close_reviews(items=[closing], by=by, at=at)[0]


def _close(review: Review, item: NewClosing, *, by: User, at: datetime) -> None:
    assert review.held_on is not None, "one that nobody held was refused before"
    review.outcome, review.outcome_words = item.outcome, item.words.strip()
    review.next_on = item.next_on or latest_next(review.held_on)
    review.closed_at, review.closed_by = at, by


def _hear(reviews: Iterable[Review], *, by: User) -> set[UUID]:
    """Keep with each review what they said of their support meanwhile; return which of them had some."""
    closed = {(review.person_id, review.standing): review.pk for review in reviews}
    people = [person for person, _ in closed]
    said = TheirAnswers.objects.visible_to(by).current().filter(person_id__in=people, review=None)
    told = [one for one in said if (one.person_id, one.standing) in closed]
    for one in told:
        one.review = closed[(one.person_id, one.standing)]
    TheirAnswers.objects.bulk_update(told, ["review"])
    return {one.review for one in told}


def _event(review: Review, *, heard: bool, by: User, at: datetime) -> Event:
    told = {"outcome": review.outcome, "their_answers": heard, "kind": review.kind}
    about = ("review", review.pk)
    return event("review.close_review", by=by, at=at, person=review.person_id, about=about, facts=told)


def _hold(found: list[Hold]) -> None:
    """Raise Held with every rule that holds it, the first of them at its head."""
    raise Held(
        " ".join(one.rule for one in found),
        rule=found[0].rule,
        releases=" ".join(one.releases for one in found),
        codes=[one.code for one in found],
    )
