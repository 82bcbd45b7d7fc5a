"""Finish a plan: the person's own yes. Without it the plan stays a draft, whoever wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import FINISHED, authorise_to_read, held_plan, is_own
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.statuses import Writer
from sayso.rules.refusals import Held, Invalid, Stale, WrongState

OWN_YES = "A plan that somebody else wrote needs the person's own yes, asked alone"
RELEASES = "Ask them alone. If they were offered that and said no, write that down, and it counts"
STAYS = (
    "The plan stays a draft, with nothing lost. They were not asked alone, and it needs their own yes. "
    "Ask them when nobody else is there."
)
NO_LINES = "Nothing stands in this plan yet. Write one thing that they want, then finish it."
READ_AGAIN = (
    "The plan was changed since you opened this page. Read it again, then say yes to what stands now."
)
#: Answers to "were they asked alone?" with which a yes is their own.
THEIR_OWN_YES = frozenset({SeenAlone.YES, SeenAlone.DECLINED})


@dataclass(frozen=True, kw_only=True)
class Yes:
    """A person's yes to a plan. `alone` says whether they were asked alone; `words` are what they said.

    `alone` is not asked of a person who wrote the plan and finishes it with their own sign-in.
    """

    person: UUID
    plan: UUID
    alone: SeenAlone | None = None
    words: str = ""
    seen_version: int | None = None


@named_action(kind=Kind.DECIDES, permission=Permission.WRITE_PLAN)
def finish_plans(*, items: Sequence[Yes], by: User, at: datetime) -> list[Plan]:
    """Finish plans by the yes of each person. The plan before is replaced, and stays to be read.

    A line to be met another way never stops it: it is not counted as given, and where nobody is named for
    tonight it becomes a task of the lead worker. Raises NotFound; WrongState for a plan that is finished or
    holds nothing; Stale when it was changed after `seen_version`; Invalid when nobody said whether they were
    asked alone; Held when they were not.
    """
    finished = [_finished(item, by=by, at=at) for item in items]
    write([_event(plan, by=by, at=at) for plan in finished])
    return finished


@named_action(kind=Kind.DECIDES, permission=Permission.WRITE_PLAN)
def finish_plan(*, yes: Yes, by: User, at: datetime) -> Plan:
    """Finish one plan. Refuses as `finish_plans` does."""
    return finish_plans(items=[yes], by=by, at=at)[0]


def _finished(item: Yes, *, by: User, at: datetime) -> Plan:
    authorise_to_read(by, item.person)
    plan = held_plan(item.plan, item.person, by=by)
    if plan.finished_at:
        raise WrongState(FINISHED)
    if not queries.lines_of(plan, viewer=by):
        raise WrongState(NO_LINES)
    seen = PlanLine.objects.visible_to(by).version_of(item.person)
    if item.seen_version not in (None, seen):
        raise Stale(READ_AGAIN)
    if not (plan.written_by == Writer.SELF and is_own(by, item.person)):
        _see_it_is_theirs(item.alone)
    before = Plan.objects.visible_to(by).current().filter(person_id=item.person, standing=plan.standing)
    before.exclude(finished_at=None).update(replaced_at=at, replaced_by=by)
    plan.finished_at, plan.finished_by = at, by
    plan.yes_alone, plan.yes_words = item.alone or "", item.words.strip()
    plan.save(update_fields=["finished_at", "finished_by", "yes_alone", "yes_words"])
    with connection.cursor() as cursor:
        cursor.execute("select planning_after_finish(%s, %s)", [plan.pk, at])
    return plan


def _see_it_is_theirs(alone: SeenAlone | None) -> None:
    if alone is None:
        say = "Choose whether they were asked alone."
        raise Invalid(say, fields={"alone": say})
    if alone not in THEIR_OWN_YES:
        raise Held(STAYS, rule=OWN_YES, releases=RELEASES)


def _event(plan: Plan, *, by: User, at: datetime) -> Event:
    facts = {"standing": plan.standing, "written_by": plan.written_by, "alone": plan.yes_alone}
    about = ("plan", plan.pk)
    return event("planning.finish_plan", by=by, at=at, person=plan.person_id, about=about, facts=facts)
