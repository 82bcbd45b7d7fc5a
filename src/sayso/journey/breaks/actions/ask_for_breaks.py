"""Keep that a carer needs a break: asked for by the carer, found in an assessment or a review."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.assessment.queries import cared_for
from sayso.journey.breaks.actions.speaking import authorise_for
from sayso.journey.breaks.models import MOST_MINUTES, BreakNeed
from sayso.journey.breaks.statuses import BreakKind, GivenTo, InPlan, Source
from sayso.rules.breaks.belonging import Whose, check_plan
from sayso.rules.refusals import Invalid

LONGEST_WORDS, MOST_NIGHTS = 3000, 366
NOT_CLOSE = "Choose somebody whom they care for, or write a name."


@dataclass(frozen=True, kw_only=True)
class NewBreak:
    """A break that a carer, `person`, needs. None, or nothing: nobody has said, and it is kept so.

    `adult` is the key of whom they care for, where the carer's own record ties them. `given_to` says to whom
    the help goes; in whose plan it stands follows from it.
    """

    person: UUID
    kind: BreakKind
    source: Source = Source.OWN_WORDS
    adult: UUID | None = None
    adult_called: str = ""
    given_to: GivenTo | None = None
    in_whose_plan: InPlan | None = None
    minutes: int | None = None
    nights: int | None = None
    needed_by: date | None = None
    assessment: UUID | None = None
    words: str = ""
    asked_on: date | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field: what no year holds, a day still to come, care put in the carer's plan."""
        wrong = {}
        if self.minutes is not None and not 0 < self.minutes <= MOST_MINUTES:
            wrong["minutes"] = "Write a time that a year can hold, more than none."
        if self.nights is not None and not 0 < self.nights <= MOST_NIGHTS:
            wrong["nights"] = "Write how many nights, from 1 to 366."
        if self.asked_on and self.asked_on > today:
            wrong["asked_on"] = "This day is still to come. Write the day on which they asked."
        if len(self.words) > LONGEST_WORDS:
            wrong["words"] = f"Write up to {LONGEST_WORDS} letters."
        if self.adult == self.person:
            wrong["adult"] = NOT_CLOSE
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)
        check_plan(_whose(self.given_to), _whose(self.in_whose_plan))


def _whose(one: GivenTo | InPlan | None) -> Whose | None:
    return Whose(one.value) if one else None


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def ask_for_breaks(*, items: Sequence[NewBreak], by: User, at: datetime) -> list[BreakNeed]:
    """Keep what is asked for. No rule refuses it, and nothing of it stands on the adult's record.

    A carer's own sign-in asks for themself and nobody else. Raises NotFound, and Invalid by field.
    """
    authorise_for(by, {item.person for item in items})
    today = timezone.localdate(at)
    for item in items:
        item.check(today=today)
    made = [_made(item, by=by, at=at, today=today) for item in items]
    BreakNeed.objects.bulk_create(made)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def ask_for_break(*, asked: NewBreak, by: User, at: datetime) -> BreakNeed:
    """Keep one. Refuses as `ask_for_breaks` does."""
    return ask_for_breaks(items=[asked], by=by, at=at)[0]


def _made(item: NewBreak, *, by: User, at: datetime, today: date) -> BreakNeed:
    given_to = item.given_to.value if item.given_to else ""
    return BreakNeed(
        id=item.key,
        person_id=item.person,
        adult_id=item.adult,
        adult_called=_called(item, by=by, today=today),
        kind=item.kind,
        given_to=given_to,
        in_whose_plan=item.in_whose_plan.value if item.in_whose_plan else given_to,
        minutes=item.minutes,
        nights=item.nights,
        needed_by=item.needed_by,
        source=item.source,
        assessment=item.assessment,
        words=item.words.strip(),
        asked_on=item.asked_on or today,
        recorded_at=at,
        recorded_by=by,
    )


def _called(item: NewBreak, *, by: User, today: date) -> str:
    """Return what the carer calls whom they care for. Raises Invalid for somebody not tied to them."""
    if item.adult is None:
        return item.adult_called.strip()
    close = {one.adult: one.called for one in cared_for(item.person, viewer=by, on=today)}
    if item.adult not in close:
        raise Invalid(NOT_CLOSE, fields={"adult": NOT_CLOSE})
    return close[item.adult]


def _event(one: BreakNeed, *, by: User, at: datetime) -> Event:
    about = ("break need", one.pk)
    facts = {"source": one.source}
    return event("breaks.ask_for_break", by=by, at=at, person=one.person_id, about=about, facts=facts)
