"""Write the new sums of an approved run, some people at a time, until each is written or left."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.actions.assess_means import NewMeans, assess_means
from sayso.journey.charging.actions.running import held_run, run_event
from sayso.journey.charging.facts.new_sums import NewSum, new_sums
from sayso.journey.charging.models import ChargeRun, ChargeRunLine
from sayso.journey.charging.queries.runs import lines_of, standing_from
from sayso.journey.charging.statuses import RunLeft, RunLineState, RunState
from sayso.journey.people.queries import deaths_of
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import NotPermitted, Refusal

A_SET = 200
OF_ANOTHER = "A run is written in the name of whoever approved it."


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def work_charge_run(*, run: UUID, by: User, at: datetime, most: int = A_SET) -> int:
    """Write the next sums, and return how many still wait. With none left the run is done.

    Doing it twice, or two at once, does it once: the run is held, each line says what became of it, and each
    sum's key follows from the run and the person. What somebody did in between is never written over: who has
    died, has a newer sum, or would now pay something else than what was approved is left, with the reason.
    Raises NotFound, NotPermitted but to whoever approved it, and WrongState unless it is approved.
    """
    found = held_run(run, in_state=RunState.APPROVED)
    if found.approved_by_id != by.pk:
        raise NotPermitted(OF_ANOTHER)
    waiting = lines_of(found, viewer=by).filter(state=RunLineState.WAITING).select_related("base")
    lines = list(waiting.order_by("pk")[:most])
    written = _write(found, lines, by=by, at=at)
    left = int(waiting.count())
    if not left:
        found.state, found.done_at = RunState.DONE, at
        found.save(update_fields=["state", "done_at"])
    write([run_event("work_charge_run", found, by=by, at=at, written=written, waiting=left)])
    return left


def _write(run: ChargeRun, lines: Sequence[ChargeRunLine], *, by: User, at: datetime) -> int:
    """Write what may be written; say of every line what became of it. Return how many were written."""
    if not lines:
        return 0
    new = dict(
        zip((one.pk for one in lines), new_sums([one.base for one in lines], on=run.starts_on), strict=True)
    )
    people = [one.person_id for one in lines]
    dead = deaths_of(people, viewer=by)
    standing = standing_from(run.starts_on, people, viewer=by)
    good = []
    for line in lines:
        line.left_because = _why_left(line, new[line.pk], line.person_id in dead, standing)
        if not line.left_because:
            good.append(line)
    _assess(run, good, new, by=by, at=at)
    for line in lines:
        line.state = RunLineState.LEFT if line.left_because else RunLineState.DONE
    ChargeRunLine.objects.visible_to(by).bulk_update(lines, ["state", "left_because"])
    return sum(line.state == RunLineState.DONE for line in lines)


def _why_left(
    line: ChargeRunLine,
    new: NewSum,
    has_died: bool,
    standing: dict[tuple[UUID, str], set[UUID]],
) -> str:
    if has_died:
        return RunLeft.DIED
    if standing.get((line.person_id, line.standing)) != {line.base_id}:
        return RunLeft.NEWER
    if (new.pence, new.is_full_cost) != (line.after_pence, line.after_full_cost):
        return RunLeft.DIFFERS
    return ""


def _assess(
    run: ChargeRun,
    lines: Sequence[ChargeRunLine],
    new: dict[UUID, NewSum],
    *,
    by: User,
    at: datetime,
) -> None:
    """Keep these sums: one set for adults and one for carers, or one by one where a set is refused."""
    for standing in StandingKind.values:
        some = [line for line in lines if line.standing == standing]
        if not some:
            continue
        items = {line.pk: _means(run, line, new[line.pk], at) for line in some}
        try:
            with transaction.atomic():
                assess_means(items=list(items.values()), by=by, at=at)
        except Refusal:
            _one_by_one(some, items, by=by, at=at)


def _one_by_one(
    lines: Sequence[ChargeRunLine], items: dict[UUID, NewMeans], *, by: User, at: datetime
) -> None:
    for line in lines:
        try:
            with transaction.atomic():
                assess_means(items=[items[line.pk]], by=by, at=at)
        except Refusal:
            line.left_because = RunLeft.REFUSED


def _means(run: ChargeRun, line: ChargeRunLine, new: NewSum, at: datetime) -> NewMeans:
    return NewMeans(
        person=line.person_id,
        answers=new.risen.answers,
        assessed_on=timezone.localdate(at),
        starts_on=run.starts_on,
        standing=StandingKind(line.standing),
        key=uuid.uuid5(run.pk, f"{line.person_id} {line.standing}"),
    )
