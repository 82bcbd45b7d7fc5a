"""Somebody asks us to look at their support again, or at that of the one they care for."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review.models import ReviewRequest
from sayso.journey.review.statuses import AskedFor
from sayso.rules.refusals import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """That somebody asks. `person` is who asks: it stands on their record alone. No words needed."""

    person: UUID
    standing: StandingKind
    about: AskedFor = AskedFor.OWN
    words: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid when somebody asks about one they care for, and is not on record as a carer."""
        if self.about == AskedFor.CLOSE and self.standing != StandingKind.CARER:
            sentence = "Only a carer can ask about the support of somebody they care for."
            raise Invalid(sentence, fields={"about": sentence})


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_REVIEW)
def ask_for_reviews(*, items: Sequence[NewRequest], by: User, at: datetime) -> list[ReviewRequest]:
    """Keep that they ask. A sign-in of one's own asks for oneself. Raises NotFound and Invalid."""
    authorise_to_answer(by, items)
    for item in items:
        item.check()
    made = [
        ReviewRequest(
            id=item.key,
            person_id=item.person,
            standing=item.standing,
            about=item.about,
            words=item.words.strip(),
            asked_at=at,
            asked_by=by,
        )
        for item in items
    ]
    ReviewRequest.objects.bulk_create(made)
    name = "review.ask_for_review"
    write(
        event(name, by=by, at=at, person=one.person_id, about=("review_request", one.pk), facts=_facts(one))
        for one in made
    )
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_REVIEW)
def ask_for_review(*, request: NewRequest, by: User, at: datetime) -> ReviewRequest:
    """Keep that one person asks. Refuses as `ask_for_reviews` does."""
    return ask_for_reviews(items=[request], by=by, at=at)[0]


def authorise_to_answer(by: User, items: Sequence[object]) -> None:
    """Raise NotFound unless this login may say something of each of these people's support.

    Whoever does not work here speaks for themself, whatever is shared with them.
    """
    for person in {item.person for item in items}:  # type: ignore[attr-defined]  # each item names a person
        if not by.is_staff and person != by.subject_id:
            raise NotFound(NOT_FOUND)
        authorise_on(by, person=person, area=Area.HEALTH)


def _facts(made: ReviewRequest) -> dict[str, object]:
    return {"standing": made.standing, "about": made.about}
