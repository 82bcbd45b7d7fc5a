"""Keep what each one says to being assessed together with others: on their own record, for them alone."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.queries import close_people, record_keys
from sayso.journey.planning.actions.drafting import hold_people, is_own
from sayso.journey.planning.actions.family import authorise_on_family
from sayso.journey.planning.actions.picked_writers import see_it_is_theirs
from sayso.journey.planning.models import ChildTogether, TogetherYes
from sayso.journey.planning.statuses import TogetherAnswer
from sayso.journey.safeguarding.queries import child_of
from sayso.rules.refusals import Invalid, NotFound, NotPermitted

CHOOSE = "Choose one of the answers."
WHY = "Write why it is best for them, and who was asked."
FOR_THEM = "Write who speaks for them: a role, such as their father."
OWN_ANSWER = "Say yes or no for yourself."
A_WORKER = "A worker does this."


@dataclass(frozen=True, kw_only=True)
class NewTogether:
    """What `person` says to being assessed together with `other`. `alone` is for a worker who asked them."""

    person: UUID
    other: UUID
    answer: TogetherAnswer
    alone: SeenAlone | None = None
    because: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, own: bool) -> None:
        """Raise Invalid, by field. Nobody says of themself that they cannot decide it."""
        wrong = {}
        if self.answer not in TogetherAnswer.values:
            wrong["answer"] = CHOOSE
        elif self.answer == TogetherAnswer.BEST:
            if own:
                wrong["answer"] = OWN_ANSWER
            elif not self.because.strip():
                wrong["because"] = WHY
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def say_together(*, said: NewTogether, by: User, at: datetime) -> TogetherYes:
    """Keep it, on their own record alone: the other never learns what they said, nor that they were asked.

    Raises NotFound, also for somebody who is no tie of theirs, and Invalid where a worker did not ask alone.
    """
    authorise_on_family(by, {said.person})
    said.check(own=is_own(by, said.person))
    see_are_ties(said.person, [said.other], by=by, on=timezone.localdate(at))
    best = said.answer == TogetherAnswer.BEST
    alone = "" if best else see_it_is_theirs(by, said.person, said.alone)
    hold_people([said.person], by=by)
    rows = TogetherYes.objects.visible_to(by).current().filter(person_id=said.person, other_id=said.other)
    rows.update(replaced_at=at, replaced_by=by)
    made: TogetherYes = TogetherYes.objects.create(
        id=said.key,
        person_id=said.person,
        other_id=said.other,
        answer=said.answer,
        alone=alone,
        because=said.because.strip() if best else "",
        recorded_at=at,
        recorded_by=by,
    )
    about = ("together", made.pk)
    write([event("planning.say_together", by=by, at=at, person=said.person, about=about)])
    return made


@dataclass(frozen=True, kw_only=True)
class NewChildTogether:
    """What a child says to it, where they can; else why it is best for them, and who speaks for them."""

    person: UUID
    child: UUID
    answer: TogetherAnswer
    who_speaks: str = ""
    because: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if self.answer not in TogetherAnswer.values:
            wrong["answer"] = CHOOSE
        elif self.answer == TogetherAnswer.BEST:
            if not self.because.strip():
                wrong["because"] = WHY
            if not self.who_speaks.strip():
                wrong["who_speaks"] = FOR_THEM
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def say_child_together(*, said: NewChildTogether, by: User, at: datetime) -> ChildTogether:
    """Keep it, with the work. The trail bears nobody's key, as of all of a child. NotFound, Invalid."""
    authorise_on_work(by, said.person)
    said.check()
    if child_of(record_keys(said.person, viewer=by), said.child, viewer=by) is None:
        raise NotFound(NOT_FOUND)
    hold_people([said.person], by=by)
    rows = ChildTogether.objects.visible_to(by).current().filter(person_id=said.person, child=said.child)
    rows.update(replaced_at=at, replaced_by=by)
    best = said.answer == TogetherAnswer.BEST
    made: ChildTogether = ChildTogether.objects.create(
        id=said.key,
        person_id=said.person,
        child=said.child,
        answer=said.answer,
        who_speaks=said.who_speaks.strip() if best else "",
        because=said.because.strip() if best else "",
        recorded_at=at,
        recorded_by=by,
    )
    write([event("planning.say_child_together", by=by, at=at, about=("child together", made.pk))])
    return made


def authorise_on_work(by: User, person: UUID) -> None:
    """Raise NotFound unless the work of this record is open, and NotPermitted for nobody's worker."""
    if not by.is_staff:
        raise NotPermitted(A_WORKER)
    authorise_on(by, person=person, area=Area.WORK)


def see_are_ties(person: UUID, others: Collection[UUID], *, by: User, on: date) -> None:
    """Raise NotFound for somebody who is no tie of this person: nobody is found by trying keys."""
    near = {one.key for one in close_people(person, viewer=by, on=on)}
    if set(others) - near:
        raise NotFound(NOT_FOUND)
