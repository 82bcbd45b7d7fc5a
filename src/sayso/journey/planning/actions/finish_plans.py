"""Finish a plan: the person's own yes. Without it the plan stays a draft, whoever wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.facts import Asked, Of, alone_of, keep_asked
from sayso.journey.people.statuses import Alone, AskedPlace, Means, StandingKind
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import FINISHED, authorise_to_read_all, held_plans, is_own
from sayso.journey.planning.actions.picked_writers import close_to_writers
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

#: What a yes writes on a plan.
WRITTEN = ("finished_at", "finished_by", "yes_alone", "yes_words", "yes_under")


@dataclass(frozen=True, kw_only=True)
class Yes:
    """A person's yes to a plan. `alone` says whether they were asked alone; `words` are what they said.

    `alone` is not asked of a person who wrote the plan and finishes it with their own sign-in. `means` and
    `who_there` are a worker's to say.
    """

    person: UUID
    plan: UUID
    alone: SeenAlone | Alone | None = None
    means: Means = Means.NOT_KNOWN
    who_there: str = ""
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
    authorise_to_read_all(by, [item.person for item in items])
    plans = held_plans({item.plan: item.person for item in items}, by=by)
    _check(items, plans, by=by)
    finished = [_finished(plans[item.plan], item, by=by, at=at) for item in items]
    for item in items:
        keep_how_asked(item, by=by, at=at)
    finish(finished, by=by, at=at)
    return finished


@named_action(kind=Kind.DECIDES, permission=Permission.WRITE_PLAN)
def finish_plan(*, yes: Yes, by: User, at: datetime) -> Plan:
    """Finish one plan. Refuses as `finish_plans` does."""
    return finish_plans(items=[yes], by=by, at=at)[0]


def keep_how_asked(item: Yes, *, by: User, at: datetime) -> None:
    """Keep how the yes was asked for: on their own page, or as the worker says."""
    means = Means.OWN_PAGE if is_own(by, item.person) else item.means
    asked = Asked(alone=alone_of(item.alone or ""), means=means, who_there=item.who_there)
    of = Of(AskedPlace.PLAN, item.plan, timezone.localdate(at))
    keep_asked(asked, person=item.person, by=by, at=at, of=of)


def finish(plans: Sequence[Plan], *, by: User, at: datetime) -> None:
    """Let plans that bear a yes stand, in place of those before, with all that follows, and audit it."""
    _replace(plans, by=by, at=at)
    Plan.objects.bulk_update(plans, WRITTEN)
    close_to_writers(plans, at=at)
    keys = [plan.pk for plan in plans]
    with connection.cursor() as cursor:
        cursor.execute("select planning_after_finish(plan, %s) from unnest(%s::uuid[]) as plan", [at, keys])
    write([_event(plan, by=by, at=at) for plan in plans])


def _check(items: Sequence[Yes], plans: Mapping[UUID, Plan], *, by: User) -> None:
    if len(plans) != len(items) or any(plan.finished_at for plan in plans.values()):
        raise WrongState(FINISHED)
    lines = queries.lines_of_plans(plans.values(), viewer=by)
    if not all(lines.values()):
        raise WrongState(NO_LINES)
    for item in items:
        if item.seen_version is not None:
            if item.seen_version != PlanLine.objects.visible_to(by).version_of(item.person):
                raise Stale(READ_AGAIN)
        plan = plans[item.plan]
        if not (plan.written_by == Writer.SELF and is_own(by, item.person)):
            _see_it_is_theirs(item.alone)


def _finished(plan: Plan, item: Yes, *, by: User, at: datetime) -> Plan:
    plan.finished_at, plan.finished_by = at, by
    plan.yes_alone, plan.yes_words = item.alone or "", item.words.strip()
    return plan


def _replace(finished: Sequence[Plan], *, by: User, at: datetime) -> None:
    """Let the plans that stood before make way: they stay to be read."""
    for standing in StandingKind:
        people = [plan.person_id for plan in finished if plan.standing == standing]
        before = Plan.objects.visible_to(by).current().filter(person_id__in=people, standing=standing)
        before.exclude(finished_at=None).update(replaced_at=at, replaced_by=by)


def _see_it_is_theirs(alone: SeenAlone | Alone | None) -> None:
    if alone is None:
        say = "Choose whether they were asked alone."
        raise Invalid(say, fields={"alone": say})
    if alone not in THEIR_OWN_YES:
        raise Held(STAYS, rule=OWN_YES, releases=RELEASES)


def _event(plan: Plan, *, by: User, at: datetime) -> Event:
    facts = {"standing": plan.standing, "written_by": plan.written_by, "alone": plan.yes_alone}
    facts |= {"power": str(plan.yes_under)} if plan.yes_under else {}
    about = ("plan", plan.pk)
    return event("planning.finish_plan", by=by, at=at, person=plan.person_id, about=about, facts=facts)
