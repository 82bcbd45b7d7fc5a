"""Doors to holding one's own support: levels, pause, hand back, early signs, and what one helps with."""

import functools
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on, may_see
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions, queries
from sayso.journey.control.models import Turn
from sayso.journey.control.statuses import HeldBy, Level, Task
from sayso.journey.people.statuses import Means
from sayso.rules.refusals import Invalid, NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

CONTROL = "/people/{uuid:person}/control"
KEY: Any = Field(None, description=ONCE)


class LevelTold(Schema):
    """How much help somebody has with one task. `row` is what a change names as seen."""

    row: UUID
    task: Task
    level: Level
    held_by: HeldBy | None
    supporter_called: str
    how: str
    since: date
    next_on: date | None
    is_set_up: bool


class SignsTold(Schema):
    """Early signs, in their own words."""

    signs: str
    what_helps: str
    on_sheet: bool


class ControlTold(Schema):
    """Who does what, since when orders wait, since when we manage, and early signs where they are open."""

    levels: list[LevelTold]
    paused_since: datetime | None
    handed_back_since: datetime | None
    early_signs: SignsTold | None


class LevelGiven(Schema):
    """A level as they chose it. How they were asked is for a worker to say. No reason is taken."""

    model_config = {"extra": "forbid"}

    task: Task
    level: Level
    held_by: HeldBy | None = None
    supporter: UUID | None = None
    supporter_called: str = Field("", max_length=200)
    how: str = Field("", max_length=2000)
    every_days: int | None = None
    alone: SeenAlone | None = None
    means: Means = Means.NOT_KNOWN
    who_there: str = Field("", max_length=300)
    seen: str | None = Field(None, max_length=36, description="The row that was read; empty for none")
    key: UUID | None = KEY


class Pressing(Schema):
    """What the person presses. `alone` is asked where it hands managing over."""

    alone: SeenAlone | None = None
    key: UUID | None = KEY


class SignsGiven(Schema):
    """Early signs, in their own words. `alone` is for a worker who asked them."""

    signs: str = Field(max_length=5000)
    what_helps: str = Field("", max_length=5000)
    on_sheet: bool = False
    alone: SeenAlone | None = None
    key: UUID | None = KEY


class Helps(Schema):
    """One task with which somebody asked one to help."""

    called: str
    task: Task
    how: str
    since: date
    next_on: date | None


class HelpsTold(Schema):
    """With what one helps others, and the early signs that they let one read."""

    tasks: list[Helps]
    early_signs: list[dict[str, str]]


@door("GET", CONTROL, Permission.KEEP_LEVELS, summary="Who does what of their support", answers=ControlTold)
def control_of_person(request: Asked, person: UUID) -> ControlTold:
    """Return it to the person and to those who work with them; to others it is not there."""
    _open(request, person)
    looked_at(page="api_control", people=[person], by=request.user, at=request.at)
    levels = queries.levels_of(person, viewer=request.user)
    paused = queries.paused_since(person, viewer=request.user)
    handed = queries.handed_back(person, viewer=request.user)
    has_signs = may_see(person=person, area=Area.HEALTH)
    signs = queries.signs_of(person, viewer=request.user) if has_signs else None
    return ControlTold(
        levels=[
            LevelTold(
                row=one.pk,
                task=task,
                level=Level(one.level),
                held_by=HeldBy(one.held_by) if one.held_by else None,
                supporter_called=one.supporter_called,
                how=one.how,
                since=one.since,
                next_on=one.next_on,
                is_set_up=one.set_up_at is not None,
            )
            for task, one in levels.items()
        ],
        paused_since=timezone.localtime(paused.pressed_at) if paused else None,
        handed_back_since=timezone.localtime(handed.pressed_at) if handed else None,
        early_signs=SignsTold(signs=signs.signs, what_helps=signs.what_helps, on_sheet=signs.on_sheet)
        if signs
        else None,
    )


@door("POST", CONTROL + "/levels", Permission.KEEP_LEVELS, summary="Set a level", answers=Kept, status=201)
def set_a_level(request: Asked, person: UUID, told: LevelGiven) -> Kept:
    """Keep how much help they want with one task; return its row."""
    new = actions.NewLevel(person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"}))
    try:
        act = functools.partial(actions.set_level, level=new, by=request.user, at=request.at)
        return Kept(key=once(request, told.key, lambda: act().pk))
    except Invalid:
        if request.user.is_staff and told.alone in (SeenAlone.NO, SeenAlone.NOT_POSSIBLE):
            actions.level_asked_beside_somebody(level=new, by=request.user, at=request.at)
        raise


@door("POST", CONTROL + "/pause", Permission.HOLD_OWN_SUPPORT, summary="Pause new orders", answers=Kept)
def pause_orders(request: Asked, person: UUID, told: Pressing) -> Kept:
    """Let new orders wait: by the person's own sign-in, or that of whoever may decide about it by law."""
    return _pressed(request, person, told, actions.pause)


@door("POST", CONTROL + "/go-on", Permission.HOLD_OWN_SUPPORT, summary="Let orders go on", answers=Kept)
def let_orders_go_on(request: Asked, person: UUID, told: Pressing) -> Kept:
    """Let new orders go on, by the same hands."""
    return _pressed(request, person, told, actions.go_on)


@door("POST", CONTROL + "/hand-back", Permission.HOLD_OWN_SUPPORT, summary="Hand back", answers=Kept)
def hand_managing_back(request: Asked, person: UUID, told: Pressing) -> Kept:
    """Let the council manage: by the person's own sign-in, asked alone; held when they are not."""
    return _pressed(request, person, told, actions.hand_back, alone=told.alone)


@door("POST", CONTROL + "/take-back", Permission.HOLD_OWN_SUPPORT, summary="Take back", answers=Kept)
def take_managing_back(request: Asked, person: UUID, told: Pressing) -> Kept:
    """Manage again: by the person's own sign-in, asked alone; held when they are not."""
    return _pressed(request, person, told, actions.take_back, alone=told.alone)


@door(
    "POST", CONTROL + "/early-signs", Permission.KEEP_LEVELS, summary="Early signs", answers=Kept, status=201
)
def tell_early_signs(request: Asked, person: UUID, told: SignsGiven) -> Kept:
    """Keep their early signs, in their own words."""
    new = actions.NewSigns(person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"}))
    act = lambda: actions.say_signs(signs=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, told.key, act))


@door("GET", "/people-i-help", Permission.SEE_OWN_RECORD, summary="What I help with", answers=HelpsTold)
def what_i_help_with(request: Asked) -> HelpsTold:
    """Return with what others asked one to help: that, and nothing else of theirs."""
    return HelpsTold(
        tasks=[
            Helps(called=one.called, task=one.task, how=one.how, since=one.since, next_on=one.next_on)
            for one in queries.i_help(viewer=request.user)
        ],
        early_signs=[
            {"called": one.called, "signs": one.signs, "what_helps": one.what_helps}
            for one in queries.signs_for_me(viewer=request.user)
        ],
    )


def _open(request: Asked, person: UUID) -> None:
    if not request.user.is_staff and person != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.SHARING)


def _pressed(
    request: Asked, person: UUID, told: Pressing, act: Callable[..., Turn | UUID], **more: Any
) -> Kept:
    def done() -> UUID:
        made = act(person=person, by=request.user, at=request.at, key=told.key, **more)
        return made.pk if isinstance(made, Turn) else made

    return Kept(key=once(request, told.key, done))
