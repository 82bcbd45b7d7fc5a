"""Keep what a worker found in a review, and how it is now with each hope and worry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.people.facts import Asked, Of, alone_of, keep_asked
from sayso.journey.people.statuses import Alone, AskedPlace, Means
from sayso.journey.review import queries
from sayso.journey.review.models import Found, FoundApart, Review, WishLookedAt
from sayso.journey.review.statuses import WishNow
from sayso.rules.refusals import Invalid, NotFound, Stale, WrongState
from sayso.rules.review.answers import WORKER, YES_APART, read

CLOSED = "This review is closed. Begin another to look again."
Answers = dict[str, str | list[str]]
#: What comes of a review is said when it is closed.
ASKED = tuple(one for one in WORKER if not one.at_the_end)
APART = frozenset(one.code for one in WORKER if one.private)


@dataclass(frozen=True, kw_only=True)
class NewLook:
    """How it is now with one hope or worry."""

    wish: UUID
    now: WishNow
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class NewFinding:
    """A worker's answers, as far as they go: what is not answered yet is left out, and holds only the end.

    `looks` are the hopes and worries that were gone through; all others are as before.
    """

    person: UUID
    review: UUID
    held_on: date
    answers: Mapping[str, str | list[str]]
    looks: Sequence[NewLook] = ()

    def read(self, *, today: date) -> Answers:
        """Return the answers as they are kept. Raises Invalid, by question."""
        if self.held_on > today:
            sentence = "This day is still to come. Write the day on which you talked."
            raise Invalid(sentence, fields={"held_on": sentence})
        return read(ASKED, self.answers)


@named_action(kind=Kind.RECORDS, permission=Permission.REVIEW_SUPPORT)
def hold_reviews(*, items: Sequence[NewFinding], by: User, at: datetime) -> list[Answers]:
    """Keep the answers of each review in place of those before; return them, in order.

    Raises NotFound, Invalid, and WrongState once one is closed.
    """
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.HEALTH, Area.STORY])
    answers = [item.read(today=timezone.localdate(at)) for item in items]
    reviews = open_for(by, {item.review: item.person for item in items})
    for item in items:
        reviews[item.review].held_on = item.held_on
    Review.objects.bulk_update(reviews.values(), ["held_on"])
    told = [(reviews[item.review], said) for item, said in zip(items, answers, strict=True)]
    for model in (Found, FoundApart):
        before = model.objects.visible_to(by).current().filter(review__in=list(reviews))
        before.update(replaced_at=at, replaced_by=by)
        made: list[Any] = [_kept(model, review, said, by=by, at=at) for review, said in told]
        model.objects.bulk_create(made)
    for review, said in told:
        _keep_asked(review, said, by=by, at=at)
    looked = _look(items, told, by=by, at=at)
    write([_event(review, said, looked[review.pk], by=by, at=at) for review, said in told])
    return answers


@named_action(kind=Kind.RECORDS, permission=Permission.REVIEW_SUPPORT)
def hold_review(*, finding: NewFinding, by: User, at: datetime, seen_version: int | None = None) -> Answers:
    """Keep those of one. Refuses as `hold_reviews` does; Stale when a colleague kept some meanwhile."""
    if seen_version is not None:
        authorise_on_each(by, people=[finding.person], areas=[Area.HEALTH, Area.STORY])
        review = open_for(by, {finding.review: finding.person})[finding.review]
        if version_of(review, by=by) != seen_version:
            raise Stale("A colleague changed this while you were writing. Read what stands, then save again.")
    return hold_reviews(items=[finding], by=by, at=at)[0]


def open_for(by: User, whose: Mapping[UUID, UUID]) -> dict[UUID, Review]:
    """Return open reviews by key, held until this transaction ends: `whose` gives the person of each.

    Raises NotFound and WrongState.
    """
    rows = Review.objects.visible_to(by).select_for_update(of=("self",)).filter(pk__in=list(whose))
    found = {one.pk: one for one in rows.order_by("pk") if one.person_id == whose[one.pk]}
    if len(found) != len(whose):
        raise NotFound(NOT_FOUND)
    if any(one.closed_at for one in found.values()):
        raise WrongState(CLOSED)
    return found


def version_of(review: Review, *, by: User) -> int:
    """Return a number that grows whenever answers of this review are kept."""
    rows = Found.objects.visible_to(by).filter(review=review, person_id=review.person_id)
    return int(rows.count())


def _kept(
    model: type[Found | FoundApart], review: Review, answers: Answers, *, by: User, at: datetime
) -> Found | FoundApart:
    """Return the answers that one of the two tables keeps: what was said alone stands apart."""
    told = {code: said for code, said in answers.items() if (code in APART) == (model is FoundApart)}
    key = {"review": review} if model is Found else {"review": review.pk}
    return model(person_id=review.person_id, answers=told, recorded_at=at, recorded_by=by, **key)


def _keep_asked(review: Review, answers: Answers, *, by: User, at: datetime) -> None:
    """Keep how they were asked, once it is answered: whoever was watched is to be seen alone."""
    alone, means = str(answers.get("seen_alone", "")), str(answers.get("asked_by", ""))
    if not alone or review.held_on is None:
        return
    asked = Asked(
        alone=Alone.YES if alone == YES_APART else alone_of(alone),
        means=Means(means) if means else Means.FACE if alone == "yes" else Means.NOT_KNOWN,
        who_there=str(answers.get("seen_alone_because", "")),
    )
    of = Of(AskedPlace.REVIEW, review.pk, review.held_on)
    keep_asked(asked, person=review.person_id, by=by, at=at, of=of)


def _look(
    items: Sequence[NewFinding], told: Sequence[tuple[Review, Answers]], *, by: User, at: datetime
) -> dict[UUID, int]:
    """Keep how it is with each hope and worry once that was asked; return how many there are, by review."""
    counts = {review.pk: 0 for review, _ in told}
    asked = [(item, *one) for item, one in zip(items, told, strict=True) if one[1].get("wishes")]
    if not asked:
        return counts
    reviews = [review for _, review, _ in asked]
    stands = queries.hopes_and_worries_of([(one.person_id, one) for one in reviews], viewer=by)
    before = WishLookedAt.objects.visible_to(by).current().filter(review__in=reviews)
    before.update(replaced_at=at, replaced_by=by)
    made: list[WishLookedAt] = []
    for (item, review, answers), found in zip(asked, stands, strict=True):
        said = {look.wish: look for look in item.looks} if answers["wishes"] == "moved" else {}
        if not set(said) <= {one.wish.pk for one in found}:
            raise NotFound(NOT_FOUND)
        made += [_looked_at(review, one.wish.pk, said.get(one.wish.pk), by=by, at=at) for one in found]
        counts[review.pk] = len(found)
    WishLookedAt.objects.bulk_create(made)
    return counts


def _looked_at(review: Review, wish: UUID, look: NewLook | None, *, by: User, at: datetime) -> WishLookedAt:
    return WishLookedAt(
        person_id=review.person_id,
        review=review,
        wish=wish,
        now=look.now if look else WishNow.STILL,
        words=look.words.strip() if look else "",
        recorded_at=at,
        recorded_by=by,
    )


def _event(review: Review, answers: Answers, looked: int, *, by: User, at: datetime) -> Event:
    facts = {"answered": sorted(answers), "hopes_and_worries": looked}
    about = ("review", review.pk)
    return event("review.hold_review", by=by, at=at, person=review.person_id, about=about, facts=facts)
