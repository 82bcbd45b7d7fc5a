"""Begin a plan: from the plan before and from what the person said, so that nothing is written twice."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.models import Tie
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import authorise_to_read_all, hold_people, is_own
from sayso.journey.planning.actions.picked_writers import let_write, see_it_is_theirs
from sayso.journey.planning.facts import copied
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.statuses import IdeaOf, MetBy, Writer
from sayso.rules.refusals import Invalid, NotPermitted, WrongState

ONE_ALREADY = "A plan is being written already. Open it and go on there."
NOT_BY_THEM = "Only they can say that they write it themself, with their own sign-in."


@dataclass(frozen=True, kw_only=True)
class NewPlan:
    """A plan to be written. `writer` is somebody picked who is on record, `writer_name` what they are called.

    `alone` is for a worker: whether they were asked alone whom they picked, where that one gets pages.
    With `from_wishes` what matters to the person, and what they would like, become lines with their times.
    """

    person: UUID
    standing: StandingKind = StandingKind.ADULT
    written_by: Writer = Writer.WORKER
    writer_name: str = ""
    writer: UUID | None = None
    from_wishes: bool = True
    alone: SeenAlone | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, by: User) -> None:
        """Raise Invalid unless whoever was picked is named and is close to the person."""
        wrong = {}
        if self.written_by == Writer.PICKED and not self.writer_name.strip():
            wrong["writer_name"] = "Write whom they picked."
        if self.writer and (self.written_by != Writer.PICKED or not self._is_close(by)):
            wrong["writer"] = "Choose somebody who is recorded as close to them."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def _is_close(self, by: User) -> bool:
        ties = Tie.objects.visible_to(by).current().filter(person_id=self.person, other_id=self.writer)
        return bool(ties.exists())


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def begin_plans(*, items: Sequence[NewPlan], by: User, at: datetime) -> list[Plan]:
    """Begin plans. The lines of the plan before come along, with their keys and the ways picked.

    Raises NotFound, Invalid, WrongState when one is being written already, and NotPermitted for a worker who
    says that the person writes it themself: that is the person's to say.
    """
    people = {item.person for item in items}
    authorise_to_read_all(by, people)
    alone = [_see_who_writes(item, by=by) for item in items]
    hold_people(people, by=by)
    drafts = queries.drafts_of(people, viewer=by)
    if any((item.person, item.standing) in drafts for item in items):
        raise WrongState(ONE_ALREADY)
    plans = [_plan(item, by=by, at=at) for item in items]
    Plan.objects.bulk_create(plans)
    let_write(list(zip(plans, alone, strict=True)), by=by, at=at)
    before = _lines_before(people, by=by)
    said = _said({item.person for item in items if item.from_wishes}, by=by)
    lines = [
        line
        for item, plan in zip(items, plans, strict=True)
        for line in _lines(
            plan, before.get((item.person, item.standing), []), said.get(item.person, []), by=by, at=at
        )
    ]
    PlanLine.objects.bulk_create(lines)
    write(
        event(
            "planning.begin_plan",
            by=by,
            at=at,
            person=plan.person_id,
            about=("plan", plan.pk),
            facts={"standing": plan.standing, "written_by": plan.written_by},
        )
        for plan in plans
    )
    return plans


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def begin_plan(*, plan: NewPlan, by: User, at: datetime) -> Plan:
    """Begin one plan. Refuses as `begin_plans` does."""
    return begin_plans(items=[plan], by=by, at=at)[0]


def _see_who_writes(item: NewPlan, *, by: User) -> str:
    """Return how they were asked whom they pick. Raises as `begin_plans` does."""
    if item.written_by == Writer.SELF and not is_own(by, item.person):
        raise NotPermitted(NOT_BY_THEM)
    item.check(by=by)
    return see_it_is_theirs(by, item.person, item.alone) if item.writer else ""


def _plan(item: NewPlan, *, by: User, at: datetime) -> Plan:
    picked = item.written_by == Writer.PICKED
    return Plan(
        id=item.key,
        person_id=item.person,
        standing=item.standing,
        written_by=item.written_by,
        writer_name=item.writer_name.strip() if picked else "",
        writer_id=item.writer if picked else None,
        recorded_at=at,
        recorded_by=by,
    )


def _lines_before(people: Collection[UUID], *, by: User) -> dict[tuple[UUID, str], list[PlanLine]]:
    """Return the lines of the plans that stand, by person and standing."""
    plans = queries.plans_ready(people, viewer=by)
    lines = queries.lines_of_plans(plans, viewer=by)
    return {(plan.person_id, plan.standing): lines[plan.pk] for plan in plans}


def _said(people: Collection[UUID], *, by: User) -> dict[UUID, list[Wish]]:
    """Return all that these people ever said they want, by person; nothing is asked for nobody."""
    found: dict[UUID, list[Wish]] = {}
    for wish in Wish.objects.visible_to(by).filter(person_id__in=list(people)) if people else ():
        found.setdefault(wish.person_id, []).append(wish)
    return found


def _lines(
    plan: Plan, before: Sequence[PlanLine], said: Sequence[Wish], *, by: User, at: datetime
) -> Iterator[PlanLine]:
    """Give the lines to begin with: those of the plan before, then a line for each wish that has none."""
    places = count(1)
    carried: set[UUID] = set()
    for line in before:
        new = copied(line, by=by, at=at)
        new.plan, new.place = plan, next(places)
        carried |= {line.wish} if line.wish else set()
        yield new
    for wish in _wishes(said, carried):
        yield PlanLine(
            person_id=plan.person_id,
            plan=plan,
            place=next(places),
            aim=wish.words,
            how_met="",
            met_by=MetBy.ANOTHER_WAY,
            idea_of=IdeaOf.PERSON,
            wish=wish.pk,
            wished_at=wish.wished_at,
            give_or_take_minutes=wish.give_or_take_minutes,
            days=wish.days,
            recorded_at=at,
            recorded_by=by,
        )


def _wishes(said: Sequence[Wish], carried: set[UUID]) -> list[Wish]:
    """Return what the person said that no line carries, in any wording it had.

    A worry is no aim, and what somebody else said for them is not their own words: neither becomes a line.
    """
    rows = {wish.pk: wish for wish in said}
    standing = [wish for wish in rows.values() if wish.replaced_at is None]
    found: list[Wish] = []
    for wish in sorted(standing, key=lambda one: (one.kind != WishKind.MATTERS, one.recorded_at)):
        wordings: set[UUID] = set()
        step: Wish | None = wish
        while step is not None:
            wordings.add(step.pk)
            step = rows.get(step.follows) if step.follows else None
        is_aim = wish.kind in (WishKind.MATTERS, WishKind.WISH) and wish.said_by != SaidBy.OTHER
        if is_aim and not wordings & carried:
            found.append(wish)
    return found
