"""Somebody asks us to look at their support again, or at that of the one they care for."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.people.statuses import StandingKind
from sayso.journey.powers.queries import under_power
from sayso.journey.review.models import ReviewRequest
from sayso.journey.review.statuses import AskedFor
from sayso.rules.powers import Act
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
    made = [_made(item, by=by, at=at) for item in items]
    ReviewRequest.objects.bulk_create(made)
    write(_event(one, by=by, at=at) for one in made)
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_REVIEW)
def ask_for_review(*, request: NewRequest, by: User, at: datetime) -> ReviewRequest:
    """Keep that one person asks. Refuses as `ask_for_reviews` does."""
    return ask_for_reviews(items=[request], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.ACT_UNDER_POWER)
def ask_for_review_under_power(*, request: NewRequest, by: User, at: datetime) -> ReviewRequest:
    """Keep that somebody asks who acts for the person, with the power they do it under.

    Raises NotFound without a power, OutsidePower where no power of theirs reaches it, and Invalid.
    """
    power = under_power(request.person, Act.ASK_FOR_REVIEW, by=by, on=timezone.localdate(at))
    authorise_on(by, person=request.person, area=Area.HEALTH)
    request.check()
    made = _made(request, by=by, at=at)
    made.under_power = power
    made.save(force_insert=True)
    write([_event(made, by=by, at=at)])
    return made


def _made(item: NewRequest, *, by: User, at: datetime) -> ReviewRequest:
    return ReviewRequest(
        id=item.key,
        person_id=item.person,
        standing=item.standing,
        about=item.about,
        words=item.words.strip(),
        asked_at=at,
        asked_by=by,
    )


def authorise_to_answer(by: User, items: Sequence[object]) -> None:
    """Raise NotFound unless this login may say something of each of these people's support.

    Whoever does not work here speaks for themself, whatever is shared with them.
    """
    for person in {item.person for item in items}:  # type: ignore[attr-defined]  # each item names a person
        if not by.is_staff and person != by.subject_id:
            raise NotFound(NOT_FOUND)
        authorise_on(by, person=person, area=Area.HEALTH)


def _event(made: ReviewRequest, *, by: User, at: datetime) -> Event:
    facts: dict[str, object] = {"standing": made.standing, "about": made.about}
    facts |= {"power": str(made.under_power)} if made.under_power else {}
    about = ("review_request", made.pk)
    return event("review.ask_for_review", by=by, at=at, person=made.person_id, about=about, facts=facts)
