"""Write what came of what two people see differently: held while it counts on somebody who said no yes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.take_up_difference import PAST, taken, write_event
from sayso.journey.partnership.models import Difference, DifferenceEnding
from sayso.journey.partnership.models.apart_kinds import EndingKind, OptionKind
from sayso.journey.planning.queries import line_of
from sayso.rules.direct_payments.hours import A_WEEK
from sayso.rules.partnership.settling import NOBODYS_LABOUR, Ending, Hours, settled
from sayso.rules.refusals import Held, Invalid, NotFound

COUNTS_ON = "An outcome counts on nobody who has not said yes. A carer’s own time and work is theirs."
SHOW_HOURS = "Say which lines of the plan, or who, meets those hours. Until then the need is to be met."
NOT_THE_CARER = "That is the carer. Name who else does it, or ask the carer and let them say yes."


@dataclass(frozen=True, kw_only=True)
class NewEnding:
    """What came of it. `needed_minutes` a week where no line of the plan says them.

    `met_by_lines` are lines that are not the carer's; `met_by_called` and `met_by_minutes` somebody else.
    """

    person: UUID
    difference: UUID
    ending: EndingKind
    way: OptionKind | None = None
    needed_minutes: int | None = None
    met_by_lines: Sequence[UUID] = ()
    met_by_called: str = ""
    met_by_minutes: int | None = None
    trial_ends_on: date | None = None
    review_on: date | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, at: datetime) -> None:
        """Raise Invalid, by field, for days that are past and half an answer."""
        today, wrong = timezone.localdate(at), {}
        is_trial = self.ending == EndingKind.TRIAL
        if is_trial != (self.trial_ends_on is not None):
            wrong["trial_ends_on"] = "A trial has the day it ends. Nothing else has one."
        elif self.trial_ends_on and self.trial_ends_on <= today:
            wrong["trial_ends_on"] = PAST
        if self.review_on is None and self.ending != EndingKind.AGREED:
            wrong["review_on"] = "Say when we look at it again."
        elif self.review_on and self.review_on <= today:
            wrong["review_on"] = PAST
        if bool(self.met_by_called.strip()) != (self.met_by_minutes is not None):
            wrong["met_by_called"] = "Name who meets it, and for how many hours a week."
        for name in ("needed_minutes", "met_by_minutes"):
            given = getattr(self, name)
            if given is not None and not 0 <= given <= A_WEEK:
                wrong[name] = "A week has 168 hours."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_PARTNERSHIP)
def settle_difference(*, ending: NewEnding, by: User, at: datetime) -> DifferenceEnding:
    """Keep what came of it. The carer's own yes is all that counts as the carer's, and no worker ticks it.

    Raises Held while hours are left that nobody said yes to; what takes it further never waits. NotFound,
    Invalid.
    """
    found = taken(ending.person, ending.difference, by=by)
    ending.check(at)
    hours = _hours(found, ending, by=by, on=timezone.localdate(at))
    answer = settled(Ending(ending.ending), hours)
    if answer.waits:
        raise Held(
            f"{answer.sentence} Nothing has changed for either of them.",
            rule=COUNTS_ON,
            releases=SHOW_HOURS,
            authority=NOBODYS_LABOUR.text,
        )
    row = DifferenceEnding(
        id=ending.key,
        person_id=ending.person,
        difference=found,
        ending=ending.ending,
        way=ending.way or "",
        needed_minutes=hours.needed,
        carer_minutes=hours.carer_said_yes,
        met_by_lines=list(ending.met_by_lines),
        met_by_called=ending.met_by_called.strip(),
        met_by_minutes=ending.met_by_minutes,
        trial_ends_on=ending.trial_ends_on,
        review_on=ending.review_on,
        settled_at=at,
        settled_by=by,
    )
    row.save(force_insert=True)
    write_event("settle_difference", found, by=by, at=at, ending=row.ending, way=row.way)
    return row


def _hours(found: Difference, ending: NewEnding, *, by: User, on: date) -> Hours:
    """Return what is in question, what the carer said yes to of it, and what others meet. Raises Invalid."""
    if queries.is_called(found, ending.met_by_called, viewer=by):
        raise Invalid(NOT_THE_CARER, fields={"met_by_called": NOT_THE_CARER})
    line = line_of(found.person_id, found.line, viewer=by) if found.line else None
    known = line.minutes_a_week if line else None
    needed = ending.needed_minutes if known is None else known
    met = ending.met_by_minutes or 0
    for key in ending.met_by_lines:
        other = line_of(found.person_id, key, viewer=by)
        if other is None:
            raise NotFound(NOT_FOUND)
        minutes = other.minutes_a_week
        if queries.is_met_by_others(other) and minutes is not None:
            met += minutes
        else:
            say = "Choose lines that somebody other than the carer meets, and that say for how long."
            raise Invalid(say, fields={"met_by_lines": say})
    if line and line.line not in ending.met_by_lines and queries.is_met_by_others(line):
        met += needed or 0
    return Hours(
        needed=needed,
        carer_said_yes=queries.said_yes_minutes(found, viewer=by, on=on),
        met_another_way=met,
    )
