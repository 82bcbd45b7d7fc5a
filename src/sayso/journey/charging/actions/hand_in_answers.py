"""Keep what somebody tells us of their own money: told by them, not yet looked at."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.facts.answers import checked
from sayso.journey.charging.models import ToldMeans
from sayso.journey.people.models import Person
from sayso.journey.powers.queries import under_power
from sayso.rules.powers import Act
from sayso.rules.refusals import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class NewTold:
    """The answers of one person about their own money, as the try-out carries them."""

    person: UUID
    answers: Mapping[str, Mapping[str, Any]]
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid for no answers, or for answers that cannot be read."""
        if not self.answers:
            raise Invalid("There are no answers to hand in. Answer the questions first.")
        checked(self.answers, of_theirs=True)


@named_action(kind=Kind.RECORDS, permission=Permission.TELL_MEANS)
def hand_in_answers(*, told: NewTold, by: User, at: datetime) -> ToldMeans:
    """Keep them, in place of what this person handed in before and nobody has looked at.

    Only a person's own sign-in hands in: raises NotFound for anybody else's record, and Invalid.
    """
    if told.person != by.subject_id:
        raise NotFound(NOT_FOUND)
    return _keep(told, None, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.ACT_UNDER_POWER)
def hand_in_under_power(*, told: NewTold, by: User, at: datetime) -> ToldMeans:
    """Keep what somebody hands in who acts for the person about money, with the power they do it under.

    Raises NotFound without a power, OutsidePower where no power of theirs reaches it, and Invalid.
    """
    power = under_power(told.person, Act.TELL_MEANS, by=by, on=timezone.localdate(at))
    return _keep(told, power, by=by, at=at)


def _keep(told: NewTold, power: UUID | None, *, by: User, at: datetime) -> ToldMeans:
    authorise_on(by, person=told.person, area=Area.MEANS)
    told.check()
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(pk=told.person))
    before = ToldMeans.objects.visible_to(by).current().filter(person_id=told.person, looked_at=None)
    before.update(replaced_at=at, replaced_by=by)
    made = ToldMeans(
        id=told.key,
        person_id=told.person,
        answers=dict(told.answers),
        under_power=power,
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about, facts = ("told", made.pk), {"power": str(power)} if power else {}
    write([event("charging.hand_in_answers", by=by, at=at, person=told.person, about=about, facts=facts)])
    return made
