"""Keep what a worker found in a review, and how it is now with each hope and worry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.review import queries
from sayso.journey.review.models import Found, FoundApart, Review, WishLookedAt
from sayso.journey.review.statuses import WishNow
from sayso.rules.refusals import Invalid, NotFound, Stale, WrongState
from sayso.rules.review.answers import WORKER, read

CLOSED = "This review is closed. Begin another to look again."
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

    def read(self, *, today: date) -> dict[str, str | list[str]]:
        """Return the answers as they are kept. Raises Invalid, by question."""
        if self.held_on > today:
            sentence = "This day is still to come. Write the day on which you talked."
            raise Invalid(sentence, fields={"held_on": sentence})
        return read(ASKED, self.answers)


@named_action(kind=Kind.RECORDS, permission=Permission.REVIEW_SUPPORT)
def hold_review(
    *, finding: NewFinding, by: User, at: datetime, seen_version: int | None = None
) -> dict[str, str | list[str]]:
    """Keep the answers in place of those before; return them.

    Raises NotFound, Invalid, WrongState once it is closed, and Stale when a colleague kept some meanwhile.
    """
    for area in (Area.HEALTH, Area.STORY):
        authorise_on(by, person=finding.person, area=area)
    answers = finding.read(today=timezone.localdate(at))
    review = open_for(by, person=finding.person, review=finding.review)
    if seen_version is not None and version_of(review, by=by) != seen_version:
        raise Stale("A colleague changed this while you were writing. Read what stands, then save again.")
    review.held_on = finding.held_on
    review.save(update_fields=["held_on"])
    for model, key in ((Found, {"review": review}), (FoundApart, {"review": review.pk})):
        told = {code: said for code, said in answers.items() if (code in APART) == (model is FoundApart)}
        before = model.objects.visible_to(by).current().filter(person_id=finding.person, **key)
        before.update(replaced_at=at, replaced_by=by)
        made = model(person_id=finding.person, answers=told, recorded_at=at, recorded_by=by, **key)
        made.save(force_insert=True)
    looked = _look(review, finding.looks, answers, by=by, at=at)
    facts = {"answered": sorted(answers), "hopes_and_worries": looked}
    about = ("review", review.pk)
    write([event("review.hold_review", by=by, at=at, person=finding.person, about=about, facts=facts)])
    return answers


def open_for(by: User, *, person: UUID, review: UUID) -> Review:
    """Return an open review, held until this transaction ends. Raises NotFound and WrongState."""
    rows = Review.objects.visible_to(by).select_for_update(of=("self",)).filter(person_id=person, pk=review)
    found: Review | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.closed_at:
        raise WrongState(CLOSED)
    return found


def version_of(review: Review, *, by: User) -> int:
    """Return a number that grows whenever answers of this review are kept."""
    rows = Found.objects.visible_to(by).filter(review=review, person_id=review.person_id)
    return int(rows.count())


def _look(
    review: Review,
    looks: Sequence[NewLook],
    answers: Mapping[str, str | list[str]],
    *,
    by: User,
    at: datetime,
) -> int:
    """Keep how it is with each hope and worry once that was asked; return how many there are."""
    if not answers.get("wishes"):
        return 0
    said = {look.wish: look for look in looks} if answers["wishes"] == "moved" else {}
    stands = queries.hopes_and_worries(review.person_id, viewer=by, review=review)
    if not set(said) <= {one.wish.pk for one in stands}:
        raise NotFound(NOT_FOUND)
    before = WishLookedAt.objects.visible_to(by).current().filter(person_id=review.person_id, review=review)
    before.update(replaced_at=at, replaced_by=by)
    WishLookedAt.objects.bulk_create(
        WishLookedAt(
            person_id=review.person_id,
            review=review,
            wish=one.wish.pk,
            now=said[one.wish.pk].now if one.wish.pk in said else WishNow.STILL,
            words=said[one.wish.pk].words.strip() if one.wish.pk in said else "",
            recorded_at=at,
            recorded_by=by,
        )
        for one in stands
    )
    return len(stands)
