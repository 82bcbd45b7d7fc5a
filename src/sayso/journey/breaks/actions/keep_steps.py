"""Keep what happened to a break that is needed: offered, a yes, a no, another way, no longer wanted."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.breaks.actions.speaking import authorise_for, needs_held
from sayso.journey.breaks.models import BreakStep
from sayso.journey.breaks.statuses import BY_CARER, ShownTo, StepKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted

LONGEST_WORDS = 3000
ANSWERS = frozenset({StepKind.SAID_YES, StepKind.SAID_NO})
NOT_BY_CARER = "A worker writes this down. You can say yes or no, or that you no longer want it."


@dataclass(frozen=True, kw_only=True)
class NewStep:
    """Something that happened. An offer says what in `words`, and who was shown it; an answer, to which."""

    person: UUID
    need: UUID
    kind: StepKind
    happened_on: date | None = None
    words: str = ""
    shown_to: ShownTo | None = None
    as_good_because: str = ""
    price_pence: int | None = None
    answers: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field: an offer without words or readers, a day still to come."""
        wrong = {}
        if self.kind is StepKind.OFFERED and not self.words.strip():
            wrong["words"] = "Write what was offered, so that they can choose."
        if self.kind is StepKind.OFFERED and self.shown_to is None:
            wrong["shown_to"] = "Say who was shown it. It may be nobody yet."
        if self.happened_on and self.happened_on > today:
            wrong["happened_on"] = "This day is still to come. Write a day up to today."
        if len(self.words) > LONGEST_WORDS or len(self.as_good_because) > LONGEST_WORDS:
            wrong["words"] = f"Write up to {LONGEST_WORDS} letters."
        if self.price_pence is not None and self.price_pence < 0:
            wrong["price_pence"] = "Give a price of nothing or more."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def keep_steps(*, items: Sequence[NewStep], by: User, at: datetime) -> list[BreakStep]:
    """Keep what happened, each with its day. No rule refuses it.

    A carer's own sign-in answers an offer, or says that they want it no longer. Raises NotFound, NotPermitted
    for what only a worker writes down, and Invalid by field.
    """
    authorise_for(by, {item.person for item in items})
    today = timezone.localdate(at)
    for item in items:
        item.check(today=today)
        if not by.is_staff and item.kind not in BY_CARER:
            raise NotPermitted(NOT_BY_CARER)
    needs = needs_held([(item.person, item.need) for item in items], by=by)
    offers = set(
        BreakStep.objects.visible_to(by)
        .filter(need__in=needs, kind=StepKind.OFFERED)
        .values_list("need_id", "pk")
    )
    if any(item.answers and (item.need, item.answers) not in offers for item in items):
        raise NotFound(NOT_FOUND)
    made = [_made(item, needs[item.need].person_id, by=by, at=at, today=today) for item in items]
    BreakStep.objects.bulk_create(made)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def keep_step(*, step: NewStep, by: User, at: datetime) -> BreakStep:
    """Keep one. Refuses as `keep_steps` does."""
    return keep_steps(items=[step], by=by, at=at)[0]


def _made(item: NewStep, person: UUID, *, by: User, at: datetime, today: date) -> BreakStep:
    is_offer = item.kind is StepKind.OFFERED
    return BreakStep(
        id=item.key,
        person_id=person,
        need_id=item.need,
        kind=item.kind,
        happened_on=item.happened_on or today,
        words=item.words.strip(),
        shown_to=item.shown_to.value if item.shown_to and is_offer else "",
        as_good_because=item.as_good_because.strip() if is_offer else "",
        price_pence=item.price_pence if is_offer else None,
        answers_id=item.answers if item.kind in ANSWERS else None,
        recorded_at=at,
        recorded_by=by,
    )


def _event(one: BreakStep, *, by: User, at: datetime) -> Event:
    """Return the event, on the carer's record alone: that something was kept, and not what."""
    about = ("break step", one.pk)
    return event("breaks.keep_step", by=by, at=at, person=one.person_id, about=about)
