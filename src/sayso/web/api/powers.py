"""Doors to powers: what a worker keeps of them, and what whoever acts for somebody may do."""

import uuid
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.people.queries import record_keys
from sayso.journey.powers import actions, queries
from sayso.journey.powers.queries import Held
from sayso.journey.powers.statuses import (
    EndedBecause,
    Ground,
    PersonSaid,
    PowerKind,
    RegisterSays,
    Stands,
    Together,
    UsedFor,
)
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

POWERS = "/people/{uuid:person}/powers"
POWER = POWERS + "/{uuid:power}"
FOR_THEM = "/acting-for/{uuid:person}"
KEY: Any = Field(None, description=ONCE)


class PowerTold(Schema):
    """A power as it stands. `rule` says why it cannot be used, `releases` what lets it be; else empty."""

    key: UUID
    kind: PowerKind
    holder_called: str
    starts_on: date
    ends_before: date | None
    limits: str
    is_over: bool
    is_open: bool
    is_closed_for_safety: bool | None
    rule: str
    releases: str


class PowerGiven(Schema):
    """A power as it was told or shown. It opens nothing by itself."""

    kind: PowerKind
    holder_called: str = Field(max_length=200)
    starts_on: date
    ends_before: date | None = None
    email: str = Field("", max_length=254, description="The holder's own sign-in, if they have one")
    covers: str = Field("", max_length=5000)
    limits: str = Field("", max_length=5000)
    ground: Ground | None = None
    together: Together = Together.ALONE
    with_power: UUID | None = None
    stands: Stands = Stands.CLOSE
    paper_words: str = Field("", max_length=200)
    paper_seen_on: date | None = None
    key: UUID | None = KEY


class PaperTold(Schema):
    """Which paper was seen, and when."""

    words: str = Field(max_length=200)
    seen_on: date


class RegisterTold(Schema):
    """What the register said."""

    says: RegisterSays
    reference: str = Field(max_length=200)
    checked_on: date
    key: UUID | None = KEY


class SaidTold(Schema):
    """What the person said, alone."""

    said: PersonSaid
    told_alone: bool


class OpeningTold(Schema):
    """To whose sign-in, and by which record about one decision."""

    email: str = Field("", max_length=254)
    capacity: UUID | None = None
    used_for: UsedFor | None = None
    key: UUID | None = KEY


class EndingTold(Schema):
    """Why it is over."""

    because: EndedBecause


class LiftTold(Schema):
    """Why it need not stay closed."""

    because: str = Field(max_length=5000)


@door("GET", POWERS, Permission.KEEP_POWERS, summary="Who acts for somebody", answers=list[PowerTold])
def powers_of(request: Asked, person: UUID) -> list[PowerTold]:
    """Return the powers on a record, those that last first. Not open: as if there were no record."""
    authorise_on(request.user, person=person, area=Area.SHARING)
    looked_at(
        page="api_powers", people=record_keys(person, viewer=request.user), by=request.user, at=request.at
    )
    return [_told(one) for one in queries.powers_of(person, viewer=request.user, on=_today(request))]


@door("POST", POWERS, Permission.KEEP_POWERS, summary="Write down a power", answers=Kept, status=201)
def record_power(request: Asked, person: UUID, given: PowerGiven) -> Kept:
    """Keep it as it was told."""
    said = given.model_dump(exclude={"key"})
    new = actions.NewPower(person=person, **said, key=given.key or uuid.uuid4())
    return _kept(
        request, given.key, lambda: actions.record_power(power=new, by=request.user, at=request.at).pk
    )


@door("POST", POWER + "/paper", Permission.KEEP_POWERS, summary="The paper was seen", answers=Kept)
def see_paper(request: Asked, person: UUID, power: UUID, told: PaperTold) -> Kept:
    """Keep which paper was seen."""
    paper = actions.PaperSeen(person=person, power=power, **told.model_dump())
    return Kept(key=actions.see_paper(paper=paper, by=request.user, at=request.at).pk)


@door("POST", POWER + "/register", Permission.KEEP_POWERS, summary="What the register says", answers=Kept)
def check_register(request: Asked, person: UUID, power: UUID, told: RegisterTold) -> Kept:
    """Keep it. What no longer stands closes at once."""
    said = told.model_dump(exclude={"key"})
    check = actions.NewCheck(person=person, power=power, **said, key=told.key or uuid.uuid4())
    return _kept(
        request, told.key, lambda: actions.check_register(check=check, by=request.user, at=request.at).pk
    )


@door("POST", POWER + "/said", Permission.KEEP_POWERS, summary="What the person says to it", answers=Kept)
def hear_person(request: Asked, person: UUID, power: UUID, told: SaidTold) -> Kept:
    """Keep what they said while alone."""
    said = told.model_dump()
    return Kept(
        key=actions.hear_person(person=person, power=power, **said, by=request.user, at=request.at).pk
    )


@door("POST", POWER + "/open", Permission.KEEP_POWERS, summary="Open it to its holder", answers=Kept)
def open_power(request: Asked, person: UUID, power: UUID, told: OpeningTold) -> Kept:
    """Open it. Held, with the rule, while the rules do not let it be used."""
    said = told.model_dump(exclude={"key"})
    new = actions.Opening(person=person, power=power, **said, key=told.key or uuid.uuid4())
    return _kept(
        request, told.key, lambda: actions.open_power(opening=new, by=request.user, at=request.at).pk
    )


@door("POST", POWER + "/end", Permission.KEEP_POWERS, summary="End it now", answers=Kept)
def end_power(request: Asked, person: UUID, power: UUID, told: EndingTold) -> Kept:
    """End it. What it opened closes in the same minute."""
    ended = actions.end_power(
        person=person, power=power, because=told.because, by=request.user, at=request.at
    )
    return Kept(key=ended.pk)


@door("POST", POWER + "/close-now", Permission.KEEP_POWERS, summary="Close it for safety", answers=Kept)
def pause_power(request: Asked, person: UUID, power: UUID) -> Kept:
    """Close it at once. To its holder it is as if it had never been."""
    return Kept(key=actions.pause_power(person=person, power=power, by=request.user, at=request.at).pk)


@door("POST", POWER + "/not-closed", Permission.KEEP_POWERS, summary="It need not stay closed", answers=Kept)
def lift_pause(request: Asked, person: UUID, power: UUID, told: LiftTold) -> Kept:
    """Keep why. It is opened anew after this."""
    lifted = actions.lift_pause(
        person=person, power=power, because=told.because, by=request.user, at=request.at
    )
    return Kept(key=lifted.pk)


def _kept(request: Asked, key: UUID | None, act: Any) -> Kept:
    return Kept(key=once(request, key, act))


def _today(request: Asked) -> date:
    return timezone.localdate(request.at)


def _told(one: Held) -> PowerTold:
    rule = None if one.is_over else one.ready.rule
    return PowerTold(
        key=one.row.pk,
        kind=one.kind,
        holder_called=one.row.holder_called,
        starts_on=one.row.starts_on,
        ends_before=one.row.ends_before,
        limits=one.row.limits,
        is_over=one.is_over,
        is_open=one.ready.is_yes,
        is_closed_for_safety=one.is_paused,
        rule=rule.says if rule else "",
        releases=rule.releases if rule else "",
    )
