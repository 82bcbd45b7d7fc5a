"""Keep what somebody says of a grown-up around them that no other record tells; change it, take it out."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.queries import close_people
from sayso.journey.planning.actions.drafting import hold_people, is_own
from sayso.journey.planning.models import AroundPerson
from sayso.journey.planning.models.family import A_WEEK
from sayso.journey.planning.statuses import GrownUpAge
from sayso.rules.refusals import Invalid, NotFound, Stale

CHANGED = "This was changed since you opened the page. Read what stands now, then save again."
LONGEST = 400
WHO = "Write who it is."
CHOOSE = "Choose from the people who are recorded as close."
MINUTES = "A week has 168 hours. Give minutes in a week, or leave it empty."
SHORT = f"Write up to {LONGEST} letters."


@dataclass(frozen=True, kw_only=True)
class NewAround:
    """One grown-up around `person`. `entry` and `seen` where one that stands is changed.

    `other` is their key where they are one of the person's ties. What was left empty is not known.
    """

    person: UUID
    called: str
    other: UUID | None = None
    age_band: GrownUpAge = GrownUpAge.NOT_KNOWN
    lives_here: bool | None = None
    gives: str = ""
    gives_minutes: int | None = None
    gets: str = ""
    gets_minutes: int | None = None
    entry: UUID | None = None
    seen: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if not self.called.strip():
            wrong["called"] = WHO
        if self.age_band not in GrownUpAge.values:
            wrong["age_band"] = "Choose one of the answers."
        for name in ("gives", "gets"):
            if len(getattr(self, name).strip()) > LONGEST:
                wrong[name] = SHORT
            minutes = getattr(self, f"{name}_minutes")
            if minutes is not None and not 1 <= minutes <= A_WEEK:
                wrong[f"{name}_minutes"] = MINUTES
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def keep_around(*, items: Sequence[NewAround], by: User, at: datetime) -> list[AroundPerson]:
    """Keep people around somebody: by the person themself, or by a worker who writes what they say.

    Raises NotFound, Invalid, and Stale for one who is slower.
    """
    people = {item.person for item in items}
    authorise_on_family(by, people)
    for item in items:
        item.check()
        see_they_are_close(item, by=by, at=at)
    hold_people(people, by=by)
    made = []
    for item in items:
        before = _standing(item.person, item.entry, item.seen, by=by, at=at) if item.entry else None
        made.append(_row(item, before, by=by, at=at))
    AroundPerson.objects.bulk_create(made)
    write(
        event("planning.keep_around", by=by, at=at, person=one.person_id, about=("around", one.pk))
        for one in made
    )
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def keep_one_around(*, around: NewAround, by: User, at: datetime) -> AroundPerson:
    """Keep one. Refuses as `keep_around` does."""
    return keep_around(items=[around], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def drop_around(*, person: UUID, entry: UUID, by: User, at: datetime, seen: UUID | None = None) -> None:
    """Take out what was said of one of them. What stood before stays kept. Raises NotFound and Stale."""
    authorise_on_family(by, {person})
    hold_people([person], by=by)
    row = _standing(person, entry, seen, by=by, at=at)
    write([event("planning.drop_around", by=by, at=at, person=person, about=("around", row.pk))])


def authorise_on_family(by: User, people: set[UUID]) -> None:
    """Raise NotFound unless this is their own sign-in, or a worker to whom it is open.

    What somebody shares does not open it: whoever is around them never reads what they say of that.
    """
    if not by.is_staff and not all(is_own(by, person) for person in people):
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=sorted(people), areas=[Area.SHARING])


def see_they_are_close(item: NewAround, *, by: User, at: datetime) -> None:
    """Raise Invalid for a key that is no tie of this person: nobody is found by trying keys."""
    if item.other is None:
        return
    near = {one.key for one in close_people(item.person, viewer=by, on=timezone.localdate(at))}
    if item.other not in near:
        raise Invalid(CHOOSE, fields={"other": CHOOSE})


def _standing(person: UUID, entry: UUID, seen: UUID | None, *, by: User, at: datetime) -> AroundPerson:
    """Return what stands, replaced from now. Raises NotFound and Stale."""
    rows = AroundPerson.objects.visible_to(by).current().filter(person_id=person, entry=entry)
    found: AroundPerson | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if seen and seen != found.pk:
        raise Stale(CHANGED)
    found.be_replaced(by=by, at=at)
    return found


def _row(item: NewAround, before: AroundPerson | None, *, by: User, at: datetime) -> AroundPerson:
    return AroundPerson(
        id=item.key,
        person_id=item.person,
        entry=before.entry if before else item.key,
        other_id=before.other_id if before else item.other,
        called=item.called.strip(),
        age_band=item.age_band,
        lives_here=item.lives_here,
        gives=item.gives.strip(),
        gives_minutes=item.gives_minutes,
        gets=item.gets.strip(),
        gets_minutes=item.gets_minutes,
        recorded_at=at,
        recorded_by=by,
    )
