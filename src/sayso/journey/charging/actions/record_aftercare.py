"""Keep that somebody has a right to aftercare, and what each of the two bodies says of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging import queries
from sayso.journey.charging.actions.holding import hold_people, see_in_plan
from sayso.journey.charging.models import Aftercare, AftercareWord, FreeLine
from sayso.journey.charging.statuses import Body, LivedIn, PlacedBy, Section
from sayso.rules.refusals import Invalid, WrongState

NO_RIGHT = "There is no right to aftercare on this record. Write that down first."
TO_COME = "This day is still to come. Write the day on which it was."


@dataclass(frozen=True, kw_only=True)
class NewAftercare:
    """A right to aftercare: `detained_on` and `left_on` are those of the latest time in hospital."""

    person: UUID
    section: Section
    detained_on: date
    left_on: date
    lived_in: LivedIn
    placed_by: PlacedBy
    nhs_body: str
    what: str
    on_community_order: bool = False
    council_share_percent: int | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for what cannot be."""
        wrong = {}
        if self.left_on < self.detained_on:
            wrong["left_on"] = "They left after they came. Write a later day."
        if self.detained_on > today:
            wrong["detained_on"] = TO_COME
        if not self.nhs_body.strip():
            wrong["nhs_body"] = "Write which NHS body owes it with us."
        if not self.what.strip():
            wrong["what"] = "Write what is aftercare, as it was agreed with them."
        share = self.council_share_percent
        if share is not None and not 0 <= share <= 100:
            wrong["council_share_percent"] = "Give a number from 0 to 100, or leave it empty."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@dataclass(frozen=True, kw_only=True)
class NewWord:
    """What one body says: that aftercare, or one line of it, is over, or that it is still needed."""

    person: UUID
    body: Body
    is_over: bool
    reason: str
    reviewed_on: date | None = None
    line: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def record_aftercare(*, aftercare: NewAftercare, by: User, at: datetime) -> Aftercare:
    """Keep it, in place of what stood. Raises NotFound, and Invalid for what cannot be.

    The day on which they left hospital is the day it is owed from: with another, what bodies said before
    counts no longer.
    """
    authorise_on(by, person=aftercare.person, area=Area.HEALTH)
    aftercare.check(today=timezone.localdate(at))
    hold_people([aftercare.person], by)
    before = Aftercare.objects.visible_to(by).current().filter(person_id=aftercare.person, ends_before=None)
    before.update(replaced_at=at, replaced_by=by)
    made = Aftercare(
        id=aftercare.key,
        person_id=aftercare.person,
        section=aftercare.section,
        detained_on=aftercare.detained_on,
        starts_on=aftercare.left_on,
        lived_in=aftercare.lived_in,
        placed_by=aftercare.placed_by,
        nhs_body=aftercare.nhs_body.strip(),
        what=aftercare.what.strip(),
        on_community_order=aftercare.on_community_order,
        council_share_percent=aftercare.council_share_percent,
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about = ("aftercare", made.pk)
    write([event("charging.record_aftercare", by=by, at=at, person=made.person_id, about=about)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def say_on_aftercare(*, word: NewWord, by: User, at: datetime) -> AftercareWord:
    """Keep what a body says, in place of what it said before. It ends nothing by itself.

    Raises NotFound, WrongState where there is no aftercare, and Invalid.
    """
    authorise_on(by, person=word.person, area=Area.HEALTH)
    wrong = {}
    if not word.reason.strip():
        wrong["reason"] = "Write why, as that body says it."
    if word.reviewed_on and word.reviewed_on > timezone.localdate(at):
        wrong["reviewed_on"] = TO_COME
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    hold_people([word.person], by)
    stands = queries.aftercare_of(word.person, viewer=by)
    if stands is None:
        raise WrongState(NO_RIGHT)
    rows = AftercareWord.objects.visible_to(by).current().filter(person_id=word.person, body=word.body)
    rows.filter(aftercare_since=stands.starts_on, line=word.line).update(replaced_at=at, replaced_by=by)
    made = AftercareWord(
        id=word.key,
        person_id=word.person,
        aftercare_since=stands.starts_on,
        line=word.line,
        body=word.body,
        is_over=word.is_over,
        reviewed_on=word.reviewed_on,
        reason=word.reason.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    facts = {"body": made.body, "is_over": made.is_over}
    about = ("aftercare", made.pk)
    write([event("charging.say_on_aftercare", by=by, at=at, person=word.person, about=about, facts=facts)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_BUDGET)
def free_lines(
    *, person: UUID, lines: Sequence[UUID], starts_on: date, by: User, at: datetime
) -> list[FreeLine]:
    """Keep that these lines of the plan are aftercare, and free from a day on. One that is so stays so.

    Raises NotFound, WrongState where there is no aftercare on that day, and Invalid for a line that is in no
    plan of theirs.
    """
    for area in (Area.HEALTH, Area.PLAN, Area.MONEY):
        authorise_on(by, person=person, area=area)
    hold_people([person], by)
    stands = queries.aftercare_of(person, viewer=by)
    if stands is None or starts_on < stands.starts_on:
        raise WrongState(
            NO_RIGHT if stands is None else "They were still in hospital then. Choose a later day."
        )
    see_in_plan(person, lines, by)
    free = {one.line for one in queries.marks_of(person, viewer=by) if one.ends_before is None}
    made = [
        FreeLine(person_id=person, line=line, starts_on=starts_on, recorded_at=at, recorded_by=by)
        for line in dict.fromkeys(lines)
        if line not in free
    ]
    FreeLine.objects.bulk_create(made)
    about, facts = ("aftercare", stands.pk), {"lines": [one.line for one in made], "starts_on": starts_on}
    write([event("charging.free_lines", by=by, at=at, person=person, about=about, facts=facts)])
    return made
