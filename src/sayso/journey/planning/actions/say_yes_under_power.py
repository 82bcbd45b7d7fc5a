"""Say yes to a plan in the person's place, by a power that reaches it and a record about this decision."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import FINISHED, THEIR_OWN, held_plan
from sayso.journey.planning.actions.finish_plans import NO_LINES, READ_AGAIN, finish
from sayso.journey.planning.models import Plan, PlanLine, PowerYes
from sayso.journey.planning.statuses import Writer
from sayso.journey.powers.queries import ask_power, refused
from sayso.rules.powers import Act
from sayso.rules.refusals import Stale, WrongState

SAID_ALREADY = "You said yes to this already. It counts once the other has said yes too."


@dataclass(frozen=True, kw_only=True)
class NewPowerYes:
    """A yes in somebody's place, to the plan as it stood when it was read."""

    person: UUID
    plan: UUID
    seen_version: int
    words: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.DECIDES, permission=Permission.ACT_UNDER_POWER)
def say_yes_under_power(*, yes: NewPowerYes, by: User, at: datetime) -> PowerYes:
    """Keep it. The plan is finished by it, unless somebody holds the power together and has not said yes yet.

    Raises NotFound without a power; OutsidePower, with the rule, where none of theirs reaches it; WrongState
    for a plan that is finished, holds nothing or is the person's own to write; Stale when it was changed.
    """
    mine = ask_power(yes.person, Act.SAY_YES_TO_PLAN, by=by, on=timezone.localdate(at))
    if mine.power is None or (mine.rule and not mine.waits_for):
        raise refused(mine)
    authorise_on(by, person=yes.person, area=Area.PLAN)
    plan = held_plan(yes.plan, yes.person, by=by)
    _check(plan, yes, by=by)
    same = PowerYes.objects.visible_to(by).filter(plan=plan, seen_version=yes.seen_version)
    said = set(same.values_list("under_power", flat=True))
    if mine.power.key in said:
        raise WrongState(SAID_ALREADY)
    made = _keep(yes, plan, mine.power.key, by=by, at=at)
    if set(mine.waits_for) <= said:
        plan.finished_at, plan.finished_by = at, by
        plan.yes_words, plan.yes_under = made.words, made.under_power
        finish([plan], by=by, at=at)
    return made


def _keep(yes: NewPowerYes, plan: Plan, power: UUID, *, by: User, at: datetime) -> PowerYes:
    made = PowerYes(
        id=yes.key,
        person_id=yes.person,
        plan=plan,
        under_power=power,
        seen_version=yes.seen_version,
        words=yes.words.strip(),
        said_at=at,
        said_by=by,
    )
    made.save(force_insert=True)
    about, facts = ("plan", plan.pk), {"power": str(power)}
    write([event("planning.yes_under_power", by=by, at=at, person=yes.person, about=about, facts=facts)])
    return made


def _check(plan: Plan, yes: NewPowerYes, *, by: User) -> None:
    if plan.finished_at:
        raise WrongState(FINISHED)
    if plan.written_by == Writer.SELF:
        raise WrongState(THEIR_OWN)
    if not queries.lines_of(plan, viewer=by):
        raise WrongState(NO_LINES)
    if yes.seen_version != PlanLine.objects.visible_to(by).version_of(yes.person):
        raise Stale(READ_AGAIN)
