"""Ask us to look at a sum again."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.facts.again import kept_sum
from sayso.journey.charging.facts.challenged import asked_lines, together
from sayso.journey.charging.models import FinancialAssessment, LookAgain
from sayso.journey.charging.queries import looked_at_within
from sayso.journey.powers.queries import under_power
from sayso.rules.clocks.complaints import LOOKED_AGAIN
from sayso.rules.powers import Act
from sayso.rules.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class NewLook:
    """A wish that a sum be looked at again. Words are welcome and not needed.

    `lines` names lines of its working; none is the whole of it.
    """

    person: UUID
    assessment: UUID
    words: str = ""
    lines: Sequence[str] = ()
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ASK_TO_LOOK_AGAIN)
def ask_to_look_again(*, asked: NewLook, by: User, at: datetime) -> LookAgain:
    """Keep that somebody asks. The charge stands meanwhile, and no reminder for it is owed to anybody.

    Asked again while nobody has answered, the first wish stands and takes the new words and lines. Raises
    NotFound for a sum that is not open, and Invalid for a line that it does not have; a person's own sign-in
    asks for themself.
    """
    if not by.is_staff and asked.person != by.subject_id:
        raise NotFound(NOT_FOUND)
    return _keep(asked, None, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.ACT_UNDER_POWER)
def look_again_under_power(*, asked: NewLook, by: User, at: datetime) -> LookAgain:
    """Keep that somebody asks who acts for the person about money, with the power they do it under.

    Raises NotFound without a power or such a sum, OutsidePower where no power of theirs reaches it, Invalid.
    """
    power = under_power(asked.person, Act.ASK_TO_LOOK_AGAIN, by=by, on=timezone.localdate(at))
    return _keep(asked, power, by=by, at=at)


def _keep(asked: NewLook, power: UUID | None, *, by: User, at: datetime) -> LookAgain:
    authorise_on(by, person=asked.person, area=Area.MEANS)
    rows = FinancialAssessment.objects.visible_to(by).select_for_update(no_key=True)
    sum_of_it: FinancialAssessment | None = rows.filter(person_id=asked.person, pk=asked.assessment).first()
    if sum_of_it is None:
        raise NotFound(NOT_FOUND)
    lines = asked_lines(asked.lines, kept_sum(sum_of_it))
    waiting = LookAgain.objects.visible_to(by).current().filter(assessment=sum_of_it, answered_at=None)
    first = waiting.first()
    waiting.update(replaced_at=at, replaced_by=by)
    made = LookAgain(
        id=asked.key,
        person_id=asked.person,
        assessment=sum_of_it,
        worked_by_id=sum_of_it.recorded_by_id,
        words=asked.words.strip() or (first.words if first else ""),
        lines=together(first.lines, lines) if first else lines,
        answer_by=first.answer_by if first else _answer_by(timezone.localdate(at)),
        under_power=power,
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about, facts = ("look", made.pk), {"power": str(power)} if power else {}
    write([event("charging.ask_to_look_again", by=by, at=at, person=asked.person, about=about, facts=facts)])
    return made


def _answer_by(asked_on: date) -> date:
    return LOOKED_AGAIN.after(asked_on, looked_at_within(asked_on))
