"""Begin to look at somebody's support again."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.models import Person
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review.models import Review, ReviewRequest
from sayso.journey.review.statuses import ReviewKind
from sayso.rules.refusals import Invalid, WrongState


@dataclass(frozen=True, kw_only=True)
class NewReview:
    """A review of one standing of somebody. Unplanned: `because` says what changed."""

    person: UUID
    standing: StandingKind
    kind: ReviewKind
    because: str = ""
    due_on: date | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid for an unplanned one with no reason."""
        if self.kind == ReviewKind.UNPLANNED and not self.because.strip():
            sentence = "Write why you look at it again now."
            raise Invalid(sentence, fields={"because": sentence})


@named_action(kind=Kind.RECORDS, permission=Permission.REVIEW_SUPPORT)
def begin_reviews(*, items: Sequence[NewReview], by: User, at: datetime) -> list[Review]:
    """Keep that they were begun. Raises NotFound, Invalid, and WrongState where one is open already."""
    people = [item.person for item in items]
    authorise_on_each(by, people=people, areas=[Area.HEALTH])
    for item in items:
        item.check()
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk__in=people))
    opened = Review.objects.visible_to(by).filter(person_id__in=people, closed_at=None)
    standing = {(one.person_id, one.standing) for one in opened}
    if any((item.person, item.standing) in standing for item in items):
        raise WrongState("A review is open already. Go on with that one.")
    asked = _asked([item for item in items if item.kind == ReviewKind.REQUESTED], by=by)
    made = [
        Review(
            id=item.key,
            person_id=item.person,
            standing=item.standing,
            kind=item.kind,
            because=item.because.strip(),
            request_id=asked.get((item.person, item.standing)),
            due_on=item.due_on,
            begun_at=at,
            begun_by=by,
        )
        for item in items
    ]
    Review.objects.bulk_create(made)
    name = "review.begin_review"
    write(
        event(
            name,
            by=by,
            at=at,
            person=one.person_id,
            about=("review", one.pk),
            facts={"standing": one.standing, "kind": one.kind},
        )
        for one in made
    )
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.REVIEW_SUPPORT)
def begin_review(*, review: NewReview, by: User, at: datetime) -> Review:
    """Keep that one was begun. Refuses as `begin_reviews` does."""
    return begin_reviews(items=[review], by=by, at=at)[0]


def _asked(items: Sequence[NewReview], *, by: User) -> dict[tuple[UUID, str], UUID]:
    """Return the last request of each of these, by person and standing."""
    people = [item.person for item in items]
    rows = ReviewRequest.objects.visible_to(by).filter(person_id__in=people, about="own")
    return {(one.person_id, one.standing): one.pk for one in rows.order_by("asked_at")}
