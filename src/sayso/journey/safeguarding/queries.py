"""Questions about concerns. None of them is ever asked for a person's or a carer's own page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.policy.queries import value
from sayso.journey.casework.models import ConcernHeard, OpenContact
from sayso.journey.casework.statuses import Harm
from sayso.journey.safeguarding.models import (
    ChildAtHome,
    ChildPassed,
    Concern,
    StaffConcern,
    YoungCarerTold,
)
from sayso.journey.safeguarding.statuses import HarmLikely, Helps
from sayso.rules.clocks.clock import Clock
from sayso.rules.clocks.safeguarding import (
    CHILD_ANSWERED,
    CHILD_HARM_KNOWN,
    CHILD_REFERRED,
    CONCERN_DECIDED,
    YOUNG_CARER_TOLD,
)
from sayso.rules.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A worry heard in a contact, which nobody has taken up as a concern yet. `person`: if on record."""

    contact: UUID
    person: UUID | None
    about: str
    place: str
    words: str
    harm: Harm
    person_knows: str
    heard_at: datetime


def waiting(*, viewer: User) -> QuerySet[Concern]:
    """Return the concerns that wait for a decision: danger now first, then the oldest."""
    found = Concern.objects.visible_to(viewer).filter(decision=None)
    return found.order_by("looks_repeated", "-danger", "raised_at")


def concern(key: UUID, *, viewer: User) -> Concern:
    """Return one concern. Raises NotFound when it is not open to this viewer."""
    found: Concern | None = (
        Concern.objects.visible_to(viewer).filter(pk=key).select_related("decision").first()
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def decide_by(raised_at: datetime) -> date:
    """Return the day by which a concern is to be decided, as the council has set it."""
    day = raised_at.astimezone(LONDON).date()
    days = value(CONCERN_DECIDED.setting, on=day)
    assert isinstance(days, int)
    return CONCERN_DECIDED.after(day, days)


def all_heard(*, viewer: User) -> list[Heard]:
    """Return every worry heard in a contact and not taken up, danger first, then the oldest."""
    taken = set(Concern.objects.visible_to(viewer).exclude(heard_in=None).values_list("heard_in", flat=True))
    found = [
        Heard(
            contact=row.contact_id,
            person=row.person_id,
            about="",
            place="",
            words=row.words,
            harm=Harm.DANGER if row.danger else Harm.MAYBE,
            person_knows="",
            heard_at=row.heard_at,
        )
        for row in ConcernHeard.objects.visible_to(viewer)
    ]
    found += [
        Heard(
            contact=row.pk,
            person=None,
            about=row.about,
            place=row.whereabouts,
            words=row.what_happened,
            harm=Harm(row.harm),
            person_knows=row.person_knows,
            heard_at=row.taken_at,
        )
        for row in OpenContact.objects.exclude(harm=Harm.NO)
    ]
    left = [one for one in found if one.contact not in taken]
    return sorted(left, key=lambda one: (one.harm is not Harm.DANGER, one.heard_at))


def heard(contact: UUID, *, viewer: User) -> Heard | None:
    """Return the worry heard in one contact, if it is open to this viewer and not taken up."""
    return next((one for one in all_heard(viewer=viewer) if one.contact == contact), None)


def staff_concerns() -> Sequence[StaffConcern]:
    """Return the concerns about people who work here; the database shows them to a principal alone."""
    return list(StaffConcern.objects.order_by("answered_at", "raised_at"))


# -- children in the home ---------------------------------------------------------------------------------

#: What is to be done, in words to whoever is to do it.
TO_DO = {
    CHILD_REFERRED: "Tell children’s services today",
    CHILD_ANSWERED: "Ask children’s services whether they have it",
    CHILD_HARM_KNOWN: "Find out whether a child is likely to be harmed",
    YOUNG_CARER_TOLD: "Tell a child who helps of an assessment of their own",
}


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child in the home as they stand, what was passed on of them and what was said, the newest first."""

    row: ChildAtHome
    passed: Sequence[ChildPassed]
    told: Sequence[YoungCarerTold]

    @property
    def waits_to_be_passed(self) -> bool:
        """Whether harm is likely and children's services were not told since it was."""
        since = self.row.harm_since
        return since is not None and not any(_day(one.passed_at) >= _day(since) for one in self.passed)

    @property
    def next_due(self) -> tuple[Clock, date] | None:
        """What is due of this child next, and by which day; None where nothing is."""
        noted = _day(self.row.recorded_at)
        if self.waits_to_be_passed and self.row.harm_since:
            return CHILD_REFERRED, CHILD_REFERRED.after(_day(self.row.harm_since))
        unanswered = [one for one in self.passed if one.answered_at is None]
        if unanswered:
            return CHILD_ANSWERED, CHILD_ANSWERED.after(_day(unanswered[-1].passed_at))
        if self.row.harm == HarmLikely.NOT_KNOWN:
            return CHILD_HARM_KNOWN, CHILD_HARM_KNOWN.after(noted)
        if self.row.helps == Helps.YES and not self.told:
            return YOUNG_CARER_TOLD, YOUNG_CARER_TOLD.after(noted)
        return None


def children_of(people: Collection[UUID], *, viewer: Viewer) -> list[Child]:
    """Return the children in the home of these people, as far as their work is open here, by name."""
    return _children(Q(person_id__in=list(people)), viewer=viewer)


def child_of(people: Collection[UUID], child: UUID, *, viewer: User) -> Child | None:
    """Return one child in the home of these people; None where there is none, or it is not open."""
    return next(iter(_children(Q(person_id__in=list(people), child=child), viewer=viewer)), None)


def children_due(people: Collection[UUID], *, viewer: User) -> list[Child]:
    """Return the children of whom something is due: of these people's homes, or noted by whoever looks."""
    found = _children(Q(person_id__in=list(people)) | Q(recorded_by=viewer), viewer=viewer)
    return [one for one in found if one.next_due]


def children_for_duty(*, viewer: User) -> dict[UUID, datetime]:
    """Return in whose home a child waits to be passed on today, across the council, and since when.

    For whoever is on duty; to others it is empty. Keys and times: no name and no word of a child.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select person_id, since from safeguarding_children_for_duty()")
        return dict(cursor.fetchall())


def listed_tasks(people: Collection[UUID], *, viewer: Viewer) -> dict[UUID, int | None]:
    """Return how many things that no child should do are done by children in the home of each of these.

    Who is not in it has no child noted at home. None: whether one helps is not known, and none is seen to.
    """
    rows: dict[UUID, list[ChildAtHome]] = {}
    for row in ChildAtHome.objects.visible_to(viewer).current().filter(person_id__in=list(people)):
        rows.setdefault(row.person_id, []).append(row)
    return {
        person: sum(len(row.tasks) for row in some)
        or (None if any(row.helps == Helps.NOT_KNOWN for row in some) else 0)
        for person, some in rows.items()
    }


def _children(which: Q, *, viewer: Viewer) -> list[Child]:
    rows = list(ChildAtHome.objects.visible_to(viewer).current().filter(which).order_by("called", "child"))
    keys = [row.child for row in rows]
    passed = ChildPassed.objects.visible_to(viewer).filter(child__in=keys).select_related("passed_by")
    told = YoungCarerTold.objects.visible_to(viewer).filter(child__in=keys).select_related("told_by")
    every_passed, every_told = list(passed.order_by("-passed_at")), list(told.order_by("-told_at"))
    return [
        Child(
            row=row,
            passed=[one for one in every_passed if one.child == row.child],
            told=[one for one in every_told if one.child == row.child],
        )
        for row in rows
    ]


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()
