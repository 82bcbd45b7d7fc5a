"""Note a child in the home: as little as is needed, and what harm is likely. It is never refused."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.people.models import Person
from sayso.journey.safeguarding.models import ChildAtHome
from sayso.journey.safeguarding.statuses import AgeBand, ChildTask, HarmLikely, Helps
from sayso.rules.refusals import Invalid, NotFound, Stale

LONGEST_CALLED, LONGEST_WORDS = 40, 3000
CHANGED = "This was changed since you opened the page. Read what stands now, then save again."


@dataclass(frozen=True, kw_only=True)
class NewChild:
    """A child in the home of `person`: a first name or initials, about how old, whether they help.

    `tasks` are those that a child should not have to do. `child` is set where one that stands is changed, and
    `seen` is then the row that was read. `key` is of the row.
    """

    person: UUID
    called: str
    age_band: AgeBand = AgeBand.NOT_KNOWN
    helps: Helps = Helps.NOT_KNOWN
    tasks: Sequence[ChildTask] = ()
    harm: HarmLikely = HarmLikely.NOT_KNOWN
    harm_words: str = ""
    child: UUID | None = None
    seen: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, for what is no answer at all. What is not known is an answer."""
        wrong = {}
        if not self.called.strip():
            wrong["called"] = "Write a first name or initials. “Child” will do while you do not know."
        elif len(self.called.strip()) > LONGEST_CALLED:
            wrong["called"] = f"Write a first name or initials, up to {LONGEST_CALLED} letters."
        if len(self.harm_words) > LONGEST_WORDS:
            wrong["harm_words"] = f"Write up to {LONGEST_WORDS} letters."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def note_children(*, items: Sequence[NewChild], by: User, at: datetime) -> list[ChildAtHome]:
    """Keep children in the home, or what changed of them. A task that no child should do means they help.

    The trail bears no person's key: nobody's list of who looked or what was done tells of a child.
    Raises NotFound, Invalid by field, and Stale where somebody else was faster.
    """
    authorise_to_note(by, {item.person for item in items})
    for item in items:
        item.check()
    before = _before(items, by=by)
    made = [_made(item, before.get(item.key), by=by, at=at) for item in items]
    for old in before.values():
        old.replaced_at, old.replaced_by = at, by
    ChildAtHome.objects.bulk_update(before.values(), ["replaced_at", "replaced_by"])
    ChildAtHome.objects.bulk_create(made)
    write([_event(one, by=by, at=at) for one in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def note_child(*, child: NewChild, by: User, at: datetime) -> ChildAtHome:
    """Keep one. Refuses as `note_children` does."""
    return note_children(items=[child], by=by, at=at)[0]


def authorise_to_note(by: User, people: set[UUID]) -> None:
    """Raise NotFound unless this is a worker to whom the work of all these people is open."""
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=people, areas=[Area.WORK])


def _before(items: Sequence[NewChild], *, by: User) -> dict[UUID, ChildAtHome]:
    """Return the rows that are changed, held until the transaction ends, by the key of the new row."""
    changed = [item for item in items if item.child]
    if not changed:
        return {}
    people = [item.person for item in changed]
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(person_id__in=people))
    rows = ChildAtHome.objects.visible_to(by).current().filter(child__in=[item.child for item in changed])
    found = {(row.person_id, row.child): row for row in rows.select_for_update(of=("self",))}
    for item in changed:
        row = found.get((item.person, item.child))
        if row is None:
            raise NotFound(NOT_FOUND)
        if item.seen and item.seen != row.pk:
            raise Stale(CHANGED)
    return {item.key: found[item.person, item.child] for item in changed if item.child}


def _made(item: NewChild, before: ChildAtHome | None, *, by: User, at: datetime) -> ChildAtHome:
    likely = item.harm == HarmLikely.LIKELY
    return ChildAtHome(
        id=item.key,
        person_id=item.person,
        child=item.child or item.key,
        called=item.called.strip(),
        age_band=item.age_band,
        helps=Helps.YES if item.tasks else item.helps,
        tasks=sorted(set(item.tasks)),
        harm=item.harm,
        harm_words=item.harm_words.strip(),
        harm_since=((before.harm_since if before else None) or at) if likely else None,
        recorded_at=at,
        recorded_by=by,
    )


def _event(one: ChildAtHome, *, by: User, at: datetime) -> Event:
    return event("safeguarding.note_child", by=by, at=at, about=("child", one.pk))
