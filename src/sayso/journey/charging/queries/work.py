"""What is to be done about what people pay: one list in the database's own order, a page at a time.

Each kind is one question about rows that the viewer may see (`work_kinds`); `listed` puts them together, and
`counted` counts them. Whoever has died is on none. Somebody stands once for one thing: who handed answers in
is not named again for what the next sum mends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Func, IntegerField, JSONField, Min, Q, Value

from sayso.foundation.access.models import User
from sayso.journey.charging.models import ChargeRunLine, FinancialAssessment
from sayso.journey.charging.queries.work_kinds import NOT_TOLD, lasting_sums, questions_of
from sayso.journey.charging.statuses import MeansOutcome, RunState, WorkKind
from sayso.journey.people.queries import the_dead

_ROW = ("kind", "rank", "due_on", "person_id", "key", "is_own")


@dataclass(frozen=True)
class Work:
    """One thing to do for one person. `key` is the sum's or the wish's; None where there is no sum.

    `is_own`: whoever looks worked this sum out themself, so a colleague answers.
    """

    kind: WorkKind
    due_on: date
    person: UUID
    key: UUID | None
    is_own: bool


@dataclass(frozen=True)
class Counted:
    """How many of a kind there are, how many of them are late, and the day of the first."""

    number: int = 0
    late: int = 0
    first_on: date | None = None


def listed(
    kinds: Sequence[WorkKind], *, viewer: User, on: date, start: int = 0, most: int = 50
) -> list[Work]:
    """Return these kinds, the longest overdue first: `most` of them from the one at `start`. One question."""
    parts = [rows for kind in kinds for rows in _rows(kind, viewer, on)]
    if not parts:
        return []
    first, *others = parts
    ordered = first.union(*others, all=True).order_by("due_on", "rank", "person_id", "key")
    return [
        Work(WorkKind(kind), due_on, person, key, is_own)
        for kind, _, due_on, person, key, is_own in ordered[start : start + most]
    ]


def counted(*, viewer: User, on: date, until: date | None = None) -> dict[WorkKind, Counted]:
    """Return how many of each kind there are, or of those due up to a day: one question a kind."""
    found = {}
    for kind in WorkKind:
        number, late, firsts = 0, 0, []
        for rows in questions_of(kind, viewer=viewer, on=on):
            if until:
                rows = rows.filter(due_on__lte=until)
            told = rows.aggregate(
                number=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)), first_on=Min("due_on")
            )
            number, late = number + told["number"], late + told["late"]
            firsts += [told["first_on"]] if told["first_on"] else []
        found[kind] = Counted(number, late, min(firsts, default=None))
    return found


def figures_waited_for(*, viewer: User, on: date) -> list[tuple[str, str, int]]:
    """Return each amount of the law that sums wait for: its name, its law, and for how many people."""
    rows = lasting_sums(viewer=viewer, on=on).filter(outcome=MeansOutcome.REFUSED)
    each = rows.annotate(
        one=Func(F("missing"), function="jsonb_array_elements", output_field=JSONField())
    ).values("one")
    found = each.annotate(people=Count("person_id", distinct=True)).order_by()
    named = [(row["one"]["name"], row["one"]["law"], row["people"]) for row in found if row["one"]["law"]]
    return sorted(named, key=lambda one: (-one[2], one[0]))


def runs_not_told(*, viewer: User) -> dict[UUID, tuple[date, int]]:
    """Return the runs that are done and whose letters are still to be written: from when, how many people."""
    lines = ChargeRunLine.objects.visible_to(viewer).filter(run__state=RunState.DONE, **NOT_TOLD)
    living = lines.exclude(person_id__in=the_dead(viewer=viewer)).order_by()
    rows = living.values("run", "run__starts_on").annotate(people=Count("person_id", distinct=True))
    return {row["run"]: (row["run__starts_on"], row["people"]) for row in rows}


def sums_named(work: Sequence[Work], *, viewer: User) -> dict[UUID, FinancialAssessment]:
    """Return the sums that these things are about, by key."""
    keys = [one.key for one in work if one.key and one.kind != WorkKind.LOOK]
    rows = FinancialAssessment.objects.visible_to(viewer).filter(pk__in=keys)
    return {one.pk: one for one in rows.only("starts_on", "assessed_on", "standing", "missing", "person")}


def _rows(kind: WorkKind, viewer: User, on: date) -> list[Any]:
    """Return the questions of a kind, each of the same columns."""
    rank = list(WorkKind).index(kind)
    said = {"kind": Value(kind.value), "rank": Value(rank, output_field=IntegerField())}
    return [rows.annotate(**said).values_list(*_ROW) for rows in questions_of(kind, viewer=viewer, on=on)]
