"""Who is around somebody: who lives there, who gives what to whom and how long. Nothing is asked twice.

Ties and households come from `people`, children from `safeguarding`, tasks from what carers said yes to. Only
what none of them tells was typed (`AroundPerson`). Everything is as far as it is open to whoever looks.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.people.models import Particulars, Tie
from sayso.journey.people.queries import close_people, household_of, names_of, record_keys
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning.models import (
    AroundPerson,
    AssessedTogether,
    CarerTask,
    ChildTogether,
    PlanLine,
    TaskOffer,
    TogetherYes,
)
from sayso.journey.planning.queries import in_force, offers_for
from sayso.journey.planning.statuses import GrownUpAge
from sayso.journey.safeguarding.models import ChildAtHome
from sayso.journey.safeguarding.queries import children_of
from sayso.journey.safeguarding.statuses import ChildTask, Helps
from sayso.rules.partnership.together import Says, Together

OLD, GROWN, YOUNG = 65, 25, 18


@dataclass(frozen=True, kw_only=True)
class Given:
    """One thing that somebody gives, and its minutes in a week; None: nobody said."""

    what: str
    minutes: int | None


@dataclass(kw_only=True)
class Around:
    """Somebody around a person. `gives` is what they give the person, `gets` what the person gives them.

    `lives_here` is None where nobody said. `entry` is what was typed of them. `child` is set for a child.
    """

    called: str
    other: UUID | None = None
    relations: list[TieKind] = field(default_factory=list)
    age: str = ""
    lives_here: bool | None = None
    gives: list[Given] = field(default_factory=list)
    gets: list[Given] = field(default_factory=list)
    entry: AroundPerson | None = None
    child: ChildAtHome | None = None

    @property
    def mark(self) -> str:
        """What tells them apart in an address: their key, else a mark that holds no name."""
        return str(self.other or f"name-{sha256(self.called.strip().casefold().encode()).hexdigest()[:16]}")

    @property
    def gives_minutes(self) -> int:
        """How long they help in a week, as far as somebody said."""
        return sum(one.minutes or 0 for one in self.gives)

    @property
    def gets_minutes(self) -> int:
        """How long the person helps them in a week, as far as somebody said."""
        return sum(one.minutes or 0 for one in self.gets)


class _Found:
    """People as they are found, each once: by key, else by what they are called."""

    def __init__(self) -> None:
        self.by: dict[UUID | str, Around] = {}

    def at(self, other: UUID | None, called: str) -> Around:
        mark: UUID | str = other or called.strip().casefold()
        if mark not in self.by:
            self.by[mark] = Around(called=called, other=other)
        return self.by[mark]


def family_of(
    person: UUID, *, viewer: Viewer, on: date, with_children: bool, with_typed: bool = True
) -> list[Around]:
    """Return everybody around somebody on a day, who lives there first, then by name.

    `with_children` is for workers alone: no child stands on a grown-up's own pages (B-37). `with_typed` is
    false while somebody may be looking: what the person said of others is not there then.
    """
    keys = record_keys(person, viewer=viewer)
    found = _Found()
    for tie in Tie.objects.visible_to(viewer).on(on).filter(person_id__in=keys).order_by("starts_on", "pk"):
        one = found.at(tie.other_id, tie.other_called)
        if tie.kind == TieKind.LIVES_WITH:
            one.lives_here = True
        elif tie.kind not in one.relations:
            one.relations.append(TieKind(tie.kind))
    _household(found, person, viewer=viewer, on=on)
    _tasks(found, keys, viewer=viewer, on=on)
    for row in typed_of(keys, viewer=viewer) if with_typed else ():
        _as_typed(found.at(row.other_id, row.called), row)
    _ages(found, viewer=viewer, on=on)
    grown = sorted(found.by.values(), key=lambda one: (not one.lives_here, one.called.casefold()))
    return grown + (_children(keys, viewer=viewer) if with_children else [])


def to_tell_of(around: Iterable[Around]) -> list[tuple[str, str]]:
    """Return who is known as close and of whom nothing was typed, as choices: mark, and what called."""
    return [(one.mark, one.called) for one in around if one.relations and not one.entry and not one.child]


def typed_of(keys: Iterable[UUID], *, viewer: Viewer) -> list[AroundPerson]:
    """Return what was typed of people around somebody, as it stands."""
    rows = AroundPerson.objects.visible_to(viewer).current().filter(person_id__in=list(keys))
    return list(rows.order_by("called", "recorded_at"))


def typed_one(person: UUID, entry: UUID, *, viewer: Viewer) -> AroundPerson | None:
    """Return one of them."""
    return next((one for one in typed_of([person], viewer=viewer) if one.entry == entry), None)


def _household(found: _Found, person: UUID, *, viewer: Viewer, on: date) -> None:
    there = household_of(person, viewer=viewer, on=on)
    names = names_of(there, viewer=viewer, on=on)
    for key in sorted(there, key=str):
        found.at(key, names.get(key, "Somebody at the same address")).lives_here = True


def _tasks(found: _Found, keys: Sequence[UUID], *, viewer: Viewer, on: date) -> None:
    """Add what carers said yes to for this person, and what this person said yes to for others."""
    rows = CarerTask.objects.visible_to(viewer).filter(ended_at=None, starts_on__lte=on, ends_before__gt=on)
    mine = list(rows.filter(person_id__in=keys).order_by("began_at"))
    of_others = list(rows.filter(carer_id__in=keys).exclude(person_id__in=keys).order_by("began_at"))
    words = _words_of([*mine, *of_others], viewer=viewer)
    for task in mine:
        given = Given(what=words.get(task.line, "Something in the plan"), minutes=task.minutes_a_week)
        found.at(task.carer_id, task.carer_called).gives.append(given)
    told: set[UUID] = set()
    for offer in _own_offers(keys, viewer=viewer, on=on):
        told.add(offer.line)
        given = Given(what=offer.words, minutes=offer.agreed_minutes_a_week)
        found.at(offer.adult_id, offer.adult_called).gets.append(given)
    names = names_of({one.person_id for one in of_others}, viewer=viewer, on=on)
    for task in of_others:
        if task.line not in told:
            given = Given(what=words.get(task.line, "Something in a plan"), minutes=task.minutes_a_week)
            found.at(task.person_id, names.get(task.person_id, "Somebody they help")).gets.append(given)


def _own_offers(keys: Sequence[UUID], *, viewer: Viewer, on: date) -> list[TaskOffer]:
    return [offer for key in keys for offer in in_force(offers_for(key, viewer=viewer), on=on)]


def _words_of(tasks: Iterable[CarerTask], *, viewer: Viewer) -> dict[UUID, str]:
    lines = PlanLine.objects.visible_to(viewer).filter(line__in=[task.line for task in tasks])
    return {row.line: row.how_met or row.aim for row in lines.order_by("recorded_at")}


def _as_typed(one: Around, row: AroundPerson) -> None:
    one.entry = row
    if row.lives_here is not None:
        one.lives_here = row.lives_here
    one.age = "" if row.age_band == GrownUpAge.NOT_KNOWN else GrownUpAge(row.age_band).label
    if row.gives or row.gives_minutes:
        one.gives.append(Given(what=row.gives or "Help", minutes=row.gives_minutes))
    if row.gets or row.gets_minutes:
        one.gets.append(Given(what=row.gets or "Help", minutes=row.gets_minutes))


def _ages(found: _Found, *, viewer: Viewer, on: date) -> None:
    """Say roughly how old those are whose record is open to whoever looks."""
    people = {one.other: one for one in found.by.values() if one.other and not one.age}
    rows = Particulars.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    for row in rows if people else ():
        if year := row.born.birth_year:
            age = on.year - year
            people[row.person_id].age = _band(age)


def _band(age: int) -> str:
    for at_least, band in (
        (OLD, GrownUpAge.OLD),
        (GROWN, GrownUpAge.GROWN),
        (YOUNG, GrownUpAge.YOUNG),
    ):
        if age >= at_least:
            return str(band.label)
    return "Under 18"


def _children(keys: Sequence[UUID], *, viewer: Viewer) -> list[Around]:
    """Return the children who are noted in the home: what they do is listed there, and nowhere as hours."""
    found = []
    for child in children_of(keys, viewer=viewer):
        row = child.row
        does = [Given(what=ChildTask(code).label, minutes=None) for code in row.tasks]
        if not does and row.helps == Helps.YES:
            does = [Given(what="Helps", minutes=None)]
        found.append(
            Around(
                called=row.called,
                age=row.get_age_band_display(),
                lives_here=True,
                gives=does,
                child=row,
            )
        )
    return found


# -- being assessed together ------------------------------------------------------------------------------


def said_together(person: UUID, *, viewer: Viewer) -> dict[UUID, TogetherYes]:
    """Return what somebody says to being assessed with each other one, as far as it is open."""
    rows = TogetherYes.objects.visible_to(viewer).current().filter(person_id=person)
    return {row.other_id: row for row in rows}


def children_said(person: UUID, *, viewer: Viewer) -> dict[UUID, ChildTogether]:
    """Return what children in the home say to being assessed with this person, by the child."""
    rows = ChildTogether.objects.visible_to(viewer).current().filter(person_id=person)
    return {row.child: row for row in rows}


def says_of(
    person: UUID, others: Iterable[UUID], children: Iterable[UUID], *, viewer: Viewer, on: date
) -> list[Says]:
    """Return what each of these says now to being assessed together. What is not open counts as not said."""
    grown = [person, *others]
    names = {one.key: one.called for one in close_people(person, viewer=viewer, on=on)}
    found = []
    for one in grown:
        answers = said_together(one, viewer=viewer)
        who = "the person themself" if one == person else names.get(one, "somebody close before")
        found += [_says(who, answers.get(other)) for other in grown if other != one]
    said = children_said(person, viewer=viewer)
    kids = {one.row.child: one.row for one in children_of(record_keys(person, viewer=viewer), viewer=viewer)}
    for key in children:
        found.append(_says(kids[key].called if key in kids else "A child", said.get(key)))
    return found


def _says(who: str, row: TogetherYes | ChildTogether | None) -> Says:
    if row is None:
        return Says(who=who, answer=None)
    return Says(who=who, answer=Together(row.answer), because=row.because)


def together_of(person: UUID, *, viewer: Viewer) -> list[AssessedTogether]:
    """Return what was begun together with this person, the newest first."""
    rows = AssessedTogether.objects.visible_to(viewer).filter(person_id=person).select_related("began_by")
    return list(rows.order_by("-began_at"))


def to_assess_apart(people: Collection[UUID], *, viewer: Viewer) -> dict[UUID, datetime]:
    """Return whom of these to assess on their own now, though it was begun together, and since when.

    So it is from when one of those in it took a yes back, if that answer is open to whoever looks, until an
    assessment is kept of theirs that was made since it began. Who took it back is not told.
    """
    last = _last_together(people, viewer=viewer) if people else {}
    back = _taken_back(last.values(), viewer=viewer) if last else {}
    apart = {key: row for key, row in last.items() if row.pk in back}
    if not apart:
        return {}
    done = set()
    for one in NeedsAssessment.objects.visible_to(viewer).current().filter(person_id__in=list(apart)):
        began_at = apart[one.person_id].began_at
        if one.recorded_at >= began_at and one.assessed_on >= timezone.localdate(began_at):
            done.add(one.person_id)
    return {key: back[row.pk] for key, row in apart.items() if key not in done}


def _last_together(people: Collection[UUID], *, viewer: Viewer) -> dict[UUID, AssessedTogether]:
    """Return the last that was begun with each of these people."""
    mine = set(people)
    rows = AssessedTogether.objects.visible_to(viewer)
    found: dict[UUID, AssessedTogether] = {}
    for row in rows.filter(Q(person_id__in=mine) | Q(others__overlap=list(mine))).order_by("-began_at"):
        for one in mine & {row.person_id, *row.others}:
            found.setdefault(one, row)
    return found


def _taken_back(begun: Collection[AssessedTogether], *, viewer: Viewer) -> dict[UUID, datetime]:
    """Return of what was begun since when one in it says yes no more, as far as that is open."""
    grown = {one for row in begun for one in (row.person_id, *row.others)}
    of_grown = (
        TogetherYes.objects.visible_to(viewer).current().filter(person_id__in=grown, other_id__in=grown)
    )
    of_kids = ChildTogether.objects.visible_to(viewer).current().filter(person_id__in=grown)
    no = [(one.recorded_at, {one.person_id, one.other_id}) for one in of_grown if not _says("", one).is_met]
    no += [(one.recorded_at, {one.person_id, one.child}) for one in of_kids if not _says("", one).is_met]
    found = {}
    for row in begun:
        within = {row.person_id, *row.others, *row.children}
        if since := [at for at, both in no if both <= within]:
            found[row.pk] = min(since)
    return found
