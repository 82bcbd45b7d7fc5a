"""Doors to reviews: who asks, what they say of their support, what a worker found, and what comes of it."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.journey.assessment.statuses import SaidBy
from sayso.journey.people.queries import record_keys
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions, queries
from sayso.journey.review.models import Review
from sayso.journey.review.statuses import AskedFor, Outcome, ReviewKind, WishNow
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Reviewed(Schema):
    """A review that was closed, or one that is open: then `outcome` is empty."""

    key: UUID
    standing: StandingKind
    kind: ReviewKind
    held_on: date | None
    outcome: str
    words: str
    next_on: date | None


class AskedAgain(Schema):
    """That somebody asks us to look again. No reason is needed."""

    about: AskedFor = AskedFor.OWN
    standing: StandingKind = StandingKind.ADULT
    words: str = Field("", max_length=5000)
    key: UUID | None = Field(None, description=ONCE)


class TheyAnswer(Schema):
    """What somebody says of their own support: five answers, one is enough."""

    standing: StandingKind = StandingKind.ADULT
    answers: dict[str, str] = Field(max_length=5)
    key: UUID | None = Field(None, description=ONCE)


class Look(Schema):
    """How it is now with one hope or worry."""

    wish: UUID
    now: WishNow
    words: str = Field("", max_length=2000)


class Finding(Schema):
    """A worker's answers, by the codes of the questions. What is left out holds only the end."""

    standing: StandingKind = StandingKind.ADULT
    kind: ReviewKind = ReviewKind.PLANNED
    because: str = Field("", max_length=500)
    held_on: date
    answers: dict[str, str | list[str]] = Field(max_length=40)
    looks: list[Look] = Field(default_factory=list, max_length=100)


class Closing(Schema):
    """What comes of it, in words for the person; no `next_on` means the last day there may be."""

    outcome: Outcome
    words: str = Field("", max_length=5000)
    next_on: date | None = None


@door(
    "GET",
    "/people/{uuid:person}/reviews",
    Permission.REVIEW_SUPPORT,
    summary="When somebody's support was looked at again",
    answers=list[Reviewed],
)
def reviews_of(request: Asked, person: UUID) -> list[Reviewed]:
    """Return the reviews, the open one first, then the newest. Not open: as if there were no record."""
    keys = record_keys(person, viewer=request.user)
    if not keys:
        raise NotFound(NOT_FOUND)
    looked_at(page="api_reviews", people=keys, by=request.user, at=request.at)
    opened = [queries.open_review(person, standing, viewer=request.user) for standing in StandingKind]
    found = [one for one in opened if one] + queries.reviews_of(person, viewer=request.user)
    return [_reviewed(one) for one in found]


@door(
    "POST",
    "/people/{uuid:person}/reviews",
    Permission.REVIEW_SUPPORT,
    summary="Keep what was found in a review",
    answers=Kept,
    status=201,
)
def find_in_review(request: Asked, person: UUID, found: Finding) -> Kept:
    """Begin a review where none is open, and keep the answers."""
    one = queries.open_review(person, found.standing, viewer=request.user)
    if one is None:
        told = found.model_dump(include={"standing", "kind", "because"})
        new = actions.NewReview(person=person, **told)
        one = actions.begin_review(review=new, by=request.user, at=request.at)
    finding = actions.NewFinding(
        person=person,
        review=one.pk,
        held_on=found.held_on,
        answers=found.answers,
        looks=[actions.NewLook(wish=look.wish, now=look.now, words=look.words) for look in found.looks],
    )
    actions.hold_review(finding=finding, by=request.user, at=request.at)
    return Kept(key=one.pk)


@door(
    "POST",
    "/people/{uuid:person}/reviews/{uuid:review}/end",
    Permission.REVIEW_SUPPORT,
    summary="End a review with what comes of it",
    answers=Kept,
)
def end_review(request: Asked, person: UUID, review: UUID, closing: Closing) -> Kept:
    """Close it. Held, with the rule, while something is missing."""
    new = actions.NewClosing(person=person, review=review, **closing.model_dump())
    return Kept(key=actions.close_review(closing=new, by=request.user, at=request.at).pk)


@door(
    "GET",
    "/my-reviews",
    Permission.SEE_OWN_RECORD,
    summary="When my support was looked at again",
    answers=list[Reviewed],
)
def my_reviews(request: Asked) -> list[Reviewed]:
    """Return one's own reviews that were closed, the newest first."""
    mine: UUID | None = request.user.subject_id
    return [_reviewed(one) for one in queries.reviews_of(mine, viewer=request.user)] if mine else []


@door(
    "POST",
    "/my-reviews/ask",
    Permission.SEE_OWN_RECORD,
    summary="Ask that my support is looked at again",
    answers=Kept,
    status=201,
)
def ask_for_my_review(request: Asked, asked: AskedAgain) -> Kept:
    """Keep that one asks."""
    told = asked.model_dump(include={"about", "standing", "words"})
    new = actions.NewRequest(person=_mine(request), key=asked.key or uuid.uuid4(), **told)
    return Kept(
        key=once(
            request, asked.key, lambda: actions.ask_for_review(request=new, by=request.user, at=request.at).pk
        )
    )


@door(
    "POST",
    "/my-reviews/answers",
    Permission.SEE_OWN_RECORD,
    summary="Say how my support is",
    answers=Kept,
    status=201,
)
def answer_my_review(request: Asked, said: TheyAnswer) -> Kept:
    """Keep what one says of one's own support."""
    new = actions.NewTheirAnswers(
        person=_mine(request),
        standing=said.standing,
        answers=said.answers,
        said_by=SaidBy.SELF,
        key=said.key or uuid.uuid4(),
    )
    return Kept(
        key=once(
            request, said.key, lambda: actions.answer_review(said=new, by=request.user, at=request.at).pk
        )
    )


def _mine(request: Asked) -> UUID:
    mine: UUID | None = request.user.subject_id
    if mine is None:
        raise NotFound(NOT_FOUND)
    return mine


def _reviewed(one: Review) -> Reviewed:
    return Reviewed(
        key=one.pk,
        standing=StandingKind(one.standing),
        kind=ReviewKind(one.kind),
        held_on=one.held_on,
        outcome=one.outcome,
        words=one.outcome_words,
        next_on=one.next_on,
    )
