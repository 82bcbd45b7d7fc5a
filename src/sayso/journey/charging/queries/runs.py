"""Questions about runs of new sums. Every one about a person answers by what the viewer may see."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.journey.charging.models import ChargeRun, ChargeRunLine, FinancialAssessment
from sayso.journey.charging.statuses import RunLineState, RunState
from sayso.journey.people.models import Person
from sayso.journey.people.queries import the_dead

LATEST = 50


def latest_runs() -> list[ChargeRun]:
    """Return the runs, the newest first."""
    return list(ChargeRun.objects.select_related("made_by", "approved_by").order_by("-made_at")[:LATEST])


def one_run(key: UUID) -> ChargeRun | None:
    """Return one run."""
    rows = ChargeRun.objects.select_related("made_by", "approved_by", "withdrawn_by")
    return rows.filter(pk=key).first()


def runs_to_approve(*, viewer: User) -> list[ChargeRun]:
    """Return the dry runs that somebody else made, the soonest first."""
    rows = ChargeRun.objects.filter(state=RunState.DRY).exclude(made_by=viewer)
    return list(rows.select_related("made_by").order_by("starts_on"))


def runs_to_write() -> list[ChargeRun]:
    """Return the approved runs whose sums are not all written, with who approved each."""
    return list(ChargeRun.objects.filter(state=RunState.APPROVED).select_related("approved_by"))


def runs_to_write_letters_of() -> list[ChargeRun]:
    """Return the runs whose letters were asked for and are not all written, with who asked."""
    rows = ChargeRun.objects.exclude(letters_asked_at=None).filter(letters_done_at=None)
    return list(rows.select_related("letters_asked_by"))


def letters_so_far(run: ChargeRun, *, viewer: Viewer) -> dict[str, int]:
    """Return how many letters of a run are in each state; "" stands for those that still wait."""
    rows = lines_of(run, viewer=viewer).filter(state=RunLineState.DONE).order_by().values("letter_state")
    return {row["letter_state"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def alive_on(day: date) -> bool:
    """Whether a run of this day is dry or being written."""
    return ChargeRun.objects.filter(starts_on=day, state__in=[RunState.DRY, RunState.APPROVED]).exists()


def lines_of(run: ChargeRun, *, viewer: Viewer) -> Any:
    """Return the lines of a run, of those whose means this viewer may see."""
    return ChargeRunLine.objects.visible_to(viewer).filter(run=run)


def how_far(run: ChargeRun, *, viewer: Viewer) -> dict[str, int]:
    """Return how many lines of a run are in each state."""
    rows = lines_of(run, viewer=viewer).order_by().values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in rows}


def sums_to_renew(starts_on: date, *, viewer: Viewer) -> list[FinancialAssessment]:
    """Return every sum that holds on a day and began before it, of the living.

    Left out are those of whom a sum from that day or a later one stands already.
    """
    rows = FinancialAssessment.objects.visible_to(viewer)
    living = rows.on(starts_on).exclude(person_id__in=the_dead(viewer=viewer))
    held = living.filter(starts_on__lt=starts_on).defer("working", "figures").order_by("pk")
    later = set(rows.current().filter(starts_on__gte=starts_on).values_list("person_id", "standing"))
    return [one for one in held if (one.person_id, one.standing) not in later]


def standing_from(
    starts_on: date, people: Iterable[UUID], *, viewer: Viewer
) -> dict[tuple[UUID, str], set[UUID]]:
    """Return, by person and standing, the keys of every sum that holds on a day or begins later."""
    rows = FinancialAssessment.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    rows = rows.filter(Q(ends_before=None) | Q(ends_before__gt=starts_on))
    found: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    for person, standing, key in rows.values_list("person_id", "standing", "pk"):
        found[(person, standing)].add(key)
    return dict(found)


def without_a_sum(on: date, *, viewer: Viewer) -> list[UUID]:
    """Return everybody on record, and living, of whose money nothing is worked out on a day."""
    known = FinancialAssessment.objects.visible_to(viewer).on(on).values_list("person_id", flat=True)
    living = Person.objects.visible_to(viewer).exclude(person_id__in=the_dead(viewer=viewer))
    return sorted(set(living.values_list("person_id", flat=True)) - set(known))
