"""Doors for whoever acts for somebody: what is open to them, and what they may do, each under its power."""

import uuid
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.journey.charging import actions as charging
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning import queries as plans
from sayso.journey.planning.models import PlanLine
from sayso.journey.powers import queries
from sayso.journey.powers.queries import Held
from sayso.journey.powers.statuses import PowerKind
from sayso.journey.review import actions as reviews
from sayso.rules.powers import Act, may
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.charging import Again, Told
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

FOR_THEM = "/acting-for/{uuid:person}"
KEY: Any = Field(None, description=ONCE)


class Mine(Schema):
    """For whom whoever asks acts: by which power, what is open by it, and the rule where it is not."""

    person: UUID
    called: str
    power: UUID
    kind: PowerKind
    starts_on: date
    ends_before: date | None
    limits: str
    open_to_you: list[str]
    rule: str
    releases: str


class LineForThem(Schema):
    """A line of the plan: what they want, and how it is met."""

    aim: str
    how_met: str


class PlanForThem(Schema):
    """A plan; `version` is what a yes names, so that it is a yes to what was read."""

    plan: UUID
    is_finished: bool
    version: int
    lines: list[LineForThem]


class SaidBeside(Schema):
    """Words beside a plan."""

    plan: UUID
    words: str = Field(max_length=5000)
    key: UUID | None = KEY


class YesForThem(Schema):
    """A yes in the person's place, to the plan as it was read."""

    plan: UUID
    seen_version: int
    words: str = Field("", max_length=5000)
    key: UUID | None = KEY


class YesKept(Schema):
    """What was kept. `is_finished` is false while somebody else who holds the power has to say yes too."""

    key: UUID
    is_finished: bool


class AskedForThem(Schema):
    """A wish that the support be looked at again. No reason is needed."""

    words: str = Field("", max_length=5000)
    key: UUID | None = KEY


@door("GET", "/acting-for", Permission.ACT_UNDER_POWER, summary="For whom I act", answers=list[Mine])
def acting_for(request: Asked) -> list[Mine]:
    """Return each power that I hold today, and what is open by it."""
    on = _today(request)
    found = queries.all_i_hold(viewer=request.user, on=on)
    people = {one.row.person_id for one in found}
    looked_at(page="api_acting_for", people=people, by=request.user, at=request.at)
    return [_mine(one, on) for one in found]


@door("GET", FOR_THEM + "/plan", Permission.ACT_UNDER_POWER, summary="Their plan", answers=list[PlanForThem])
def plan_for_them(request: Asked, person: UUID) -> list[PlanForThem]:
    """Return the plan that stands and the one that is being written, by a power that reaches them."""
    queries.under_power(person, Act.READ_PLAN, by=request.user, on=_today(request))
    looked_at(page="api_acting_plan", people=[person], by=request.user, at=request.at)
    found = [one for one in plans.plans_of(person, viewer=request.user) if one.standing == StandingKind.ADULT]
    version = PlanLine.objects.visible_to(request.user).version_of(person)
    return [
        PlanForThem(
            plan=one.pk,
            is_finished=one.finished_at is not None,
            version=version,
            lines=[
                LineForThem(aim=line.aim, how_met=line.how_met)
                for line in plans.lines_of(one, viewer=request.user)
            ],
        )
        for one in found
    ]


@door(
    "POST",
    FOR_THEM + "/plan/comments",
    Permission.ACT_UNDER_POWER,
    summary="Say something beside their plan",
    answers=Kept,
    status=201,
)
def comment_for_them(request: Asked, person: UUID, told: SaidBeside) -> Kept:
    """Keep it, with the power it is said under."""
    said = planning.NewComment(person=person, plan=told.plan, words=told.words, key=told.key or uuid.uuid4())
    return _kept(
        request,
        told.key,
        lambda: planning.comment_under_power(comment=said, by=request.user, at=request.at).pk,
    )


@door(
    "POST",
    FOR_THEM + "/plan/yes",
    Permission.ACT_UNDER_POWER,
    summary="Say yes to their plan in their place",
    answers=YesKept,
    status=201,
)
def yes_for_them(request: Asked, person: UUID, told: YesForThem) -> YesKept:
    """Keep it. Where the power is held together it counts once each has said yes."""
    said = told.model_dump(exclude={"key"})
    yes = planning.NewPowerYes(person=person, **said, key=told.key or uuid.uuid4())

    def act() -> UUID:
        return planning.say_yes_under_power(yes=yes, by=request.user, at=request.at).pk

    key = once(request, told.key, act)
    plan = plans.plan_by_key(person, told.plan, viewer=request.user)
    return YesKept(key=key, is_finished=plan is not None and plan.finished_at is not None)


@door(
    "POST",
    FOR_THEM + "/reviews",
    Permission.ACT_UNDER_POWER,
    summary="Ask us to look at their support again",
    answers=Kept,
    status=201,
)
def review_for_them(request: Asked, person: UUID, told: AskedForThem) -> Kept:
    """Keep that it is asked."""
    asked = reviews.NewRequest(
        person=person, standing=StandingKind.ADULT, words=told.words, key=told.key or uuid.uuid4()
    )
    return _kept(
        request,
        told.key,
        lambda: reviews.ask_for_review_under_power(request=asked, by=request.user, at=request.at).pk,
    )


@door(
    "POST",
    FOR_THEM + "/means",
    Permission.ACT_UNDER_POWER,
    summary="Hand in answers about their money",
    answers=Kept,
    status=201,
)
def means_for_them(request: Asked, person: UUID, told: Told) -> Kept:
    """Keep the answers until somebody has looked at them. They decide nothing."""
    new = charging.NewTold(person=person, answers=told.answers, key=told.key or uuid.uuid4())
    return _kept(
        request,
        told.key,
        lambda: charging.hand_in_under_power(told=new, by=request.user, at=request.at).pk,
    )


@door(
    "POST",
    FOR_THEM + "/charge/again",
    Permission.ACT_UNDER_POWER,
    summary="Ask to look at their sum again",
    answers=Kept,
    status=201,
)
def charge_again_for_them(request: Asked, person: UUID, again: Again) -> Kept:
    """Ask. Somebody who did not do the sum looks at it afresh."""
    new = charging.NewLook(
        person=person,
        assessment=again.assessment,
        words=again.words,
        lines=again.lines,
        key=again.key or uuid.uuid4(),
    )
    return _kept(
        request,
        again.key,
        lambda: charging.look_again_under_power(asked=new, by=request.user, at=request.at).pk,
    )


def _kept(request: Asked, key: UUID | None, act: Any) -> Kept:
    return Kept(key=once(request, key, act))


def _today(request: Asked) -> date:
    return timezone.localdate(request.at)


def _mine(one: Held, on: date) -> Mine:
    return Mine(
        person=one.row.person_id,
        called=one.row.person_called,
        power=one.row.pk,
        kind=one.kind,
        starts_on=one.row.starts_on,
        ends_before=one.row.ends_before,
        limits=one.row.limits,
        open_to_you=[act.value for act in Act if may([one.facts], act, on=on).is_yes],
        rule=one.ready.rule.says if one.ready.rule else "",
        releases=one.ready.rule.releases if one.ready.rule else "",
    )
