"""Keep what a carer is willing and able to do, on the carer's own private account."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.assessment import queries
from sayso.journey.assessment.actions.change_wish import CHANGED
from sayso.journey.assessment.models import Willingness
from sayso.journey.assessment.statuses import Able, Willing
from sayso.journey.people.queries import names_of
from sayso.rules.allocation.facts import MINUTES_IN_A_WEEK
from sayso.rules.refusals import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class NewWillingness:
    """What a carer says to one task: two questions, each with an answer of its own, and not asked is none.

    `person` is the carer; `adult` the key of whom it is for, when they are tied on the carer's own record.
    `in_place_of` is the answer that this one takes the place of. The hours are told on the adult's record
    only where the carer lets them, and only of a plain yes.
    """

    person: UUID
    words: str
    adult: UUID | None = None
    adult_called: str = ""
    willing: Willing = Willing.NOT_ASKED
    able: Able = Able.NOT_ASKED
    conditions: str = ""
    minutes_a_week: int | None = None
    holds_from: date | None = None
    ends_before: date | None = None
    may_be_told: bool = False
    in_place_of: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, for what no week or calendar holds, and for hours told without any."""
        wrong = {}
        if not self.words.strip():
            wrong["words"] = "Write what there is to do, in your own words."
        if self.adult is None and not self.adult_called.strip():
            wrong["adult"] = "Say whom this is for."
        if self.minutes_a_week is not None and not 0 < self.minutes_a_week <= MINUTES_IN_A_WEEK:
            wrong["minutes_a_week"] = "Write a time that a week can hold, more than none."
        if self.holds_from and self.ends_before and self.ends_before <= self.holds_from:
            wrong["ends_before"] = "Write a day after the day it starts."
        wrong |= self._untold() if self.may_be_told and self._is_a_plain_yes else {}
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    @property
    def _is_a_plain_yes(self) -> bool:
        return self.willing == Willing.YES and self.able == Able.YES

    def _untold(self) -> dict[str, str]:
        """Return what is missing before the hours can be told to anybody."""
        asked = {
            "minutes_a_week": "Write how long it takes in a week, so that we can count it.",
            "holds_from": "Write from which day, so that we can count it.",
            "ends_before": "Write when we ask again. No yes lasts for ever.",
        }
        return {name: say for name, say in asked.items() if getattr(self, name) is None}


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def say_willing(*, items: Sequence[NewWillingness], by: User, at: datetime) -> list[Willingness]:
    """Keep what carers said. A carer's own sign-in says it of themself and of nobody else.

    Raises NotFound for an account that is not open, Invalid by field, and Stale when the answer to be
    replaced was changed or taken back since.
    """
    authorise_as_carer(by, {item.person for item in items})
    for item in items:
        item.check()
    on = timezone.localdate(at)
    called = names_of({item.person for item in items}, viewer=by, on=on)
    made = [_made(item, called[item.person], by=by, at=at) for item in items]
    Willingness.objects.bulk_create(made)
    write([said(one, by=by, at=at, action="assessment.say_willing") for one in made])
    tell_hours(made, at=at)
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def take_back_willing(*, answer: UUID, person: UUID, by: User, at: datetime) -> Willingness:
    """Let an answer stand no longer, at any time and without a reason (Care Act 2014, section 10(5)).

    The hours stop counting in the same moment. Raises NotFound, and Stale when it stood no longer.
    """
    authorise_as_carer(by, [person])
    before = _end(answer, person, by=by, at=at)
    write([said(before, by=by, at=at, action="assessment.take_back_willing")])
    tell_hours([before], at=at)
    return before


def authorise_as_carer(by: User, people: Iterable[UUID]) -> None:
    """Raise NotFound unless this login is the carer's own, or a worker's who holds the private account."""
    for person in people:
        if not by.is_staff and person != by.subject_id:
            raise NotFound(NOT_FOUND)
        authorise_on(by, person=person, area=Area.PRIVATE)


def said(one: Willingness, *, by: User, at: datetime, action: str) -> Event:
    """Return the event of one answer: a key, and neither the answer nor whom it is about."""
    return event(action, by=by, at=at, person=one.person_id, about=("willingness", one.pk))


def tell_hours(answers: Sequence[Willingness], *, at: datetime) -> None:
    """Bring the hours told on the adult's record into line with what stands of these answers."""
    carers, tasks = [one.person_id for one in answers], [one.task for one in answers]
    with connection.cursor() as cursor:
        cursor.execute("select tell_agreed_hours(%s::uuid[], %s::uuid[], %s)", [carers, tasks, at])


def _made(item: NewWillingness, called: str, *, by: User, at: datetime) -> Willingness:
    before = _end(item.in_place_of, item.person, by=by, at=at) if item.in_place_of else None
    asked_if = item.willing == Willing.WITH_CONDITIONS or item.able == Able.WITH_HELP
    return Willingness(
        id=item.key,
        person_id=item.person,
        task=before.task if before else uuid.uuid4(),
        adult_id=item.adult,
        adult_called=_adult_called(item, by=by, on=timezone.localdate(at)),
        carer_called=called,
        words=item.words.strip(),
        willing=item.willing,
        able=item.able,
        conditions=item.conditions.strip() if asked_if or item.willing == Willing.NO else "",
        minutes_a_week=item.minutes_a_week,
        holds_from=item.holds_from,
        ends_before=item.ends_before,
        may_be_told=item.may_be_told,
        recorded_at=at,
        recorded_by=by,
    )


def _adult_called(item: NewWillingness, *, by: User, on: date) -> str:
    """Return what the carer calls whom it is for. Raises Invalid for somebody not tied to the carer."""
    if item.adult is None:
        return item.adult_called.strip()
    close = {one.adult: one.called for one in queries.cared_for(item.person, viewer=by, on=on)}
    if item.adult not in close:
        wrong = "Choose somebody whom you help, or write their name."
        raise Invalid(wrong, fields={"adult": wrong})
    return close[item.adult]


def _end(answer: UUID, person: UUID, *, by: User, at: datetime) -> Willingness:
    """Let what stands be replaced, and return it. Raises NotFound and Stale."""
    rows = Willingness.objects.visible_to(by)
    found: Willingness = rows.standing(CHANGED, person_id=person, pk=answer)
    found.be_replaced(by=by, at=at)
    return found
