"""Doors to who takes over: continuing healthcare, what the NHS paid back, and which council it is."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.who_pays import ours_ends_before, said_of_residence, taken_over_on
from sayso.journey.charging.statuses import LivedIn, NhsDecided, PlacedBy
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door
from sayso.web.api.who_pays import Freed

MOST_PENCE = 10_000_000_000


class NhsCare(Schema):
    """How far continuing healthcare has come. The council pays until `takes_over_on`."""

    was_thought_of: bool
    why: str = Field(max_length=2000)
    referred_on: date | None = None
    is_fast_track: bool = False
    decided: NhsDecided | None = None
    decided_on: date | None = None
    eligible_from: date | None = None
    takes_over_on: date | None = None
    disputed_on: date | None = None
    has_health_budget: bool = False


class NewNhsCare(NhsCare):
    """How far it has come, to be kept in place of what stood."""

    key: UUID | None = Field(None, description=ONCE)


class NhsCareNow(NhsCare):
    """As it stands. `council_ends_before` is null while support goes on as it is."""

    council_ends_before: date | None


class ToHandOver(Schema):
    """Lines of the plan, and from which day the NHS pays for them."""

    lines: list[UUID] = Field(max_length=100)
    starts_on: date


class ToTakeBack(Schema):
    """The first day on which the NHS no longer pays."""

    ends_before: date


class Refund(Schema):
    """What the NHS paid back, and what each had paid in those days, in whole pence."""

    came_on: date
    refund_pence: int = Field(ge=0, le=MOST_PENCE)
    person_paid_pence: int = Field(ge=0, le=MOST_PENCE)
    council_paid_pence: int = Field(ge=0, le=MOST_PENCE)
    key: UUID | None = Field(None, description=ONCE)


class Residence(Schema):
    """Which council meets somebody's needs, and a move out or in."""

    lives_in: LivedIn
    placed_by: PlacedBy
    council_name: str = Field(max_length=200)
    basis: str = Field(max_length=2000)
    since: date
    disputed_with: str = Field("", max_length=200)
    moves_out_on: date | None = None
    moves_to: str = Field("", max_length=200)
    plan_sent_on: date | None = None
    taken_over_on: date | None = None
    came_on: date | None = None
    came_from: str = Field("", max_length=200)
    has_old_plan: bool = False


class NewResidence(Residence):
    """The same, to be kept in place of what stood."""

    key: UUID | None = Field(None, description=ONCE)


class ResidenceNow(Residence):
    """As it stands. `ours_ends_before` is null while the new council has not said from when."""

    ours_ends_before: date | None
    because: list[str]


@door(
    "GET",
    "/people/{uuid:person}/nhs-care",
    Permission.ASSESS,
    summary="Continuing healthcare",
    answers=list[NhsCareNow],
)
def nhs_care(request: Asked, person: UUID) -> list[NhsCareNow]:
    """Return how far it has come, or nothing where nobody wrote of it."""
    keys = _open(request, person, Area.HEALTH)
    looked_at(page="api_nhs_care", people=keys, by=request.user, at=request.at)
    found = queries.nhs_care_of(person, viewer=request.user)
    if found is None:
        return []
    plain = {name: getattr(found, name) for name in NhsCare.model_fields} | {"decided": found.decided or None}
    return [NhsCareNow.model_validate(plain | {"council_ends_before": taken_over_on(found)})]


@door(
    "POST",
    "/people/{uuid:person}/nhs-care",
    Permission.ASSESS,
    summary="Write down how far continuing healthcare has come",
    answers=Kept,
    status=201,
)
def record_nhs_care(request: Asked, person: UUID, told: NewNhsCare) -> Kept:
    """Keep it. It changes nobody's support."""
    new = actions.NewNhsCare(person=person, **told.dict(exclude={"key"}), key=told.key or uuid.uuid4())

    def act() -> UUID:
        return actions.record_nhs_care(care=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, told.key, act))


@door(
    "POST",
    "/people/{uuid:person}/nhs-care/hand-over",
    Permission.DECIDE_FOR_COUNCIL,
    summary="Let the NHS pay for lines",
    answers=Freed,
)
def hand_to_nhs(request: Asked, person: UUID, wanted: ToHandOver) -> Freed:
    """Hand lines over from a day on; held until the NHS takes over."""
    made = actions.hand_to_nhs(
        person=person, lines=wanted.lines, starts_on=wanted.starts_on, by=request.user, at=request.at
    )
    return Freed(lines=[one.line for one in made])


@door(
    "POST",
    "/people/{uuid:person}/nhs-care/take-back",
    Permission.PROPOSE_BUDGET,
    summary="The NHS pays no more",
    answers=Freed,
)
def take_back_from_nhs(request: Asked, person: UUID, wanted: ToTakeBack) -> Freed:
    """Keep it: the council pays for those lines again from that day."""
    over = actions.take_back_from_nhs(
        person=person, ends_before=wanted.ends_before, by=request.user, at=request.at
    )
    return Freed(lines=[one.line for one in over])


@door(
    "POST",
    "/people/{uuid:person}/nhs-refunds",
    Permission.ASSESS_MEANS,
    summary="Write down what the NHS paid back",
    answers=Kept,
    status=201,
)
def keep_nhs_refund(request: Asked, person: UUID, refund: Refund) -> Kept:
    """Keep it and whose it is: what the person paid goes to them first."""
    new = actions.NewRefund(person=person, **refund.dict(exclude={"key"}), key=refund.key or uuid.uuid4())

    def act() -> UUID:
        return actions.keep_nhs_refund(refund=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, refund.key, act))


@door(
    "GET",
    "/people/{uuid:person}/residence",
    Permission.ASSESS,
    summary="Which council meets somebody's needs",
    answers=list[ResidenceNow],
)
def residence(request: Asked, person: UUID) -> list[ResidenceNow]:
    """Return it as it stands, or nothing where nobody wrote of it."""
    keys = _open(request, person, Area.PLAN)
    looked_at(page="api_residence", people=keys, by=request.user, at=request.at)
    found = queries.residence_of(person, viewer=request.user)
    if found is None:
        return []
    return [
        ResidenceNow(
            ours_ends_before=ours_ends_before(found),
            because=[one.text for one in said_of_residence(found)],
            **{name: getattr(found, name) for name in Residence.model_fields},
        )
    ]


@door(
    "POST",
    "/people/{uuid:person}/residence",
    Permission.ASSESS,
    summary="Write down which council meets somebody's needs",
    answers=Kept,
    status=201,
)
def record_residence(request: Asked, person: UUID, told: NewResidence) -> Kept:
    """Keep it. It stops nothing."""
    new = actions.NewResidence(person=person, **told.dict(exclude={"key"}), key=told.key or uuid.uuid4())

    def act() -> UUID:
        return actions.record_residence(residence=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, told.key, act))


def _open(request: Asked, person: UUID, area: Area) -> tuple[UUID, ...]:
    keys = record_keys(person, viewer=request.user)
    if not keys:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=area)
    return tuple(keys)
