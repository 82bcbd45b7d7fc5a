"""Keep what somebody could do towards one decision, and what is best where they could not make it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.models import Decision
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.assessment.statuses import Could, Difficulty
from sayso.rules.refusals import Invalid, NotFound

CHANGED = "A colleague wrote this again meanwhile. Read what stands, then save again."


@dataclass(frozen=True, kw_only=True)
class NewCapacityRecord:
    """What was to be decided, the help they had, and what they could do of the four abilities.

    There is no answer about the person as such. `about_decision` is the decision it is about, where one is
    put; `in_place_of` the record about the same decision that this one takes the place of.
    """

    person: UUID
    to_decide: str
    looked_on: date
    help_given: str
    abilities: Mapping[Difficulty, Could] = field(default_factory=dict)
    because_of: str = ""
    their_wishes: str = ""
    consulted: str = ""
    less_restrictive: str = ""
    best_interests: str = ""
    about_decision: UUID | None = None
    in_place_of: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, unless it is about one decision, with help, on a day that has come."""
        wrong = {}
        if not self.to_decide.strip():
            wrong["to_decide"] = "Write the one thing that was to be decided."
        if not self.help_given.strip():
            wrong["help_given"] = "Write what you did to help them decide it themselves."
        if self.looked_on > today:
            wrong["looked_on"] = "This day is still to come. Write the day on which you looked."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def record_capacity(*, record: NewCapacityRecord, by: User, at: datetime) -> CapacityRecord:
    """Keep it. Raises NotFound, Invalid, and Stale when what it replaces was replaced since."""
    authorise_on(by, person=record.person, area=Area.HEALTH)
    record.check(today=timezone.localdate(at))
    if record.about_decision:
        rows = Decision.objects.visible_to(by).filter(pk=record.about_decision, person_id=record.person)
        if not rows.exists():
            raise NotFound(NOT_FOUND)
    if record.in_place_of:
        _end(record.in_place_of, record.person, by=by, at=at)
    tried = {one.value: record.abilities.get(one, Could.NOT_TRIED).value for one in Difficulty}
    words = ("to_decide", "help_given", "because_of", "their_wishes", "consulted", "less_restrictive")
    made = CapacityRecord(
        id=record.key,
        person_id=record.person,
        about_decision=record.about_decision,
        looked_on=record.looked_on,
        abilities=tried,
        best_interests=record.best_interests.strip(),
        recorded_at=at,
        recorded_by=by,
        **{name: getattr(record, name).strip() for name in words},
    )
    made.save(force_insert=True)
    about = ("capacity record", made.pk)
    write([event("assessment.record_capacity", by=by, at=at, person=made.person_id, about=about)])
    return made


def _end(key: UUID, person: UUID, *, by: User, at: datetime) -> None:
    found: CapacityRecord = CapacityRecord.objects.visible_to(by).standing(CHANGED, person_id=person, pk=key)
    found.be_replaced(by=by, at=at)
    # Whoever acts for them by this record acts no longer, from this moment: the new one is looked at anew.
    grants.end(grants.live(person=person, because=CapacityRecord.grants_code_of(key)), at=at)
