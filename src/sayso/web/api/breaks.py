"""Doors to carers' breaks: what is needed, offered, booked and came; decisions, waits, and one's own."""

import uuid
from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.queries import held_box
from sayso.journey.breaks import actions, queries
from sayso.journey.breaks.statuses import (
    BreakKind,
    CameKind,
    GivenTo,
    InPlan,
    ShownTo,
    Source,
    StepKind,
    WhyNot,
)
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

MOST_WORDS = 3000


class AskingForBreak(Schema):
    """A break that a carer needs. What nobody knows is left out."""

    kind: BreakKind
    source: Source = Source.OWN_WORDS
    adult: UUID | None = None
    adult_called: str = Field("", max_length=200)
    given_to: GivenTo | None = None
    in_whose_plan: InPlan | None = None
    minutes: int | None = None
    nights: int | None = None
    needed_by: date | None = None
    asked_on: date | None = None
    assessment: UUID | None = None
    words: str = Field("", max_length=MOST_WORDS)
    key: UUID | None = Field(None, description=ONCE)


class KeepingStep(Schema):
    """Something that happened to a break. A sum is in whole pence; left out: not known."""

    kind: StepKind
    happened_on: date | None = None
    words: str = Field("", max_length=MOST_WORDS)
    shown_to: ShownTo | None = None
    as_good_because: str = Field("", max_length=MOST_WORDS)
    price_pence: int | None = None
    answers: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class PlanningCare(Schema):
    """Care from somebody else: in a line of the adult's plan, or in words; or that they do not want it."""

    is_wanted: bool
    line: UUID | None = None
    words: str = Field("", max_length=500)
    key: UUID | None = Field(None, description=ONCE)


class BookingBreak(Schema):
    """A break that was booked, by an order of either of the two or in words."""

    first_day: date
    last_day: date | None = None
    minutes: int | None = None
    is_whole_day: bool = False
    with_whom: str = Field("", max_length=200)
    order: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class TellingBreak(Schema):
    """What became of a booking. `in_place_of` is the outcome that this one corrects."""

    came: CameKind
    minutes_that_came: int | None = None
    why: WhyNot | None = None
    words: str = Field("", max_length=MOST_WORDS)
    in_place_of: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class DecidingBreak(Schema):
    """On what ground a break is bought, or not, in words that the carer reads."""

    whether: Whether | None = None
    how_main: How | None = None
    how_others: list[How] = Field([], max_length=7)
    offer: UUID | None = None
    reasons: str = Field("", max_length=4000)


class DecidedBreak(Schema):
    """What came of it: `held_by` names what holds it, `rule` says the first, `releases` the ways on."""

    decision: UUID
    state: str
    is_owed: bool
    held_by: list[str]
    rule: str
    authority: str
    releases: list[str]


class ToldBooking(Schema):
    """A booking and what became of it."""

    key: UUID
    first_day: date
    last_day: date
    minutes: int | None
    with_whom: str
    came: CameKind | None
    minutes_that_came: int | None
    why: WhyNot | None
    outcome: UUID | None


class ToldBreak(Schema):
    """A break, how far it has come, and what was booked."""

    key: UUID
    kind: BreakKind
    stands: queries.Stands
    asked_on: date
    adult_called: str
    given_to: GivenTo | None
    in_whose_plan: InPlan | None
    minutes: int | None
    nights: int | None
    words: str
    offers: list[UUID]
    bookings: list[ToldBooking]


class ToldWait(Schema):
    """A break that waits. A sum in whole pence; none: not known, or not open (`cost_is_open`)."""

    carer: UUID
    need: UUID
    days: int
    is_over: bool
    takes_more: bool | None
    is_alert: bool
    is_owed: bool
    cost_is_open: bool
    break_pence: int | None
    emergency_pence: int | None
    more_pence: int | None


@door(
    "GET",
    "/people/{uuid:person}/breaks",
    Permission.KEEP_PARTNERSHIP,
    summary="A carer's breaks",
    answers=list[ToldBreak],
)
def breaks_of(request: Asked, person: UUID) -> list[ToldBreak]:
    """Return what a carer needs and what came. Not the carer's own, nor open: as if not there."""
    if not request.user.is_staff and request.user.subject_id != person:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.PRIVATE)
    looked_at(page="api_breaks", people=[person], by=request.user, at=request.at)
    return [told_break(one) for one in queries.breaks_of(person, viewer=request.user)]


@door(
    "POST",
    "/people/{uuid:person}/breaks",
    Permission.KEEP_PARTNERSHIP,
    summary="Ask for a break",
    answers=Kept,
    status=201,
)
def ask_for_break(request: Asked, person: UUID, said: AskingForBreak) -> Kept:
    """Keep what is asked for. No rule refuses it."""
    new = actions.NewBreak(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.ask_for_break(asked=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/breaks/{uuid:need}/steps",
    Permission.KEEP_PARTNERSHIP,
    summary="Keep what happened to a break",
    answers=Kept,
    status=201,
)
def keep_break_step(request: Asked, person: UUID, need: UUID, said: KeepingStep) -> Kept:
    """Keep it: offered, a yes, a no, not this way, no longer wanted."""
    new = actions.NewStep(
        person=person, need=need, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"})
    )

    def act() -> UUID:
        return actions.keep_step(step=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/breaks/{uuid:need}/care",
    Permission.KEEP_PARTNERSHIP,
    summary="Care from somebody else, in the adult's own plan",
    answers=Kept,
    status=201,
)
def plan_break_care(request: Asked, person: UUID, need: UUID, said: PlanningCare) -> Kept:
    """Keep on the adult's record what is planned, or not wanted. It says nothing of the carer."""
    new = actions.NewCare(
        person=person, need=need, line=said.line, words=said.words, key=said.key or uuid.uuid4()
    )
    do = actions.plan_care if said.is_wanted else actions.decline_care

    def act() -> UUID:
        return do(care=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/breaks/{uuid:need}/bookings",
    Permission.KEEP_PARTNERSHIP,
    summary="Keep that a break is booked",
    answers=Kept,
    status=201,
)
def book_break(request: Asked, person: UUID, need: UUID, said: BookingBreak) -> Kept:
    """Keep it."""
    new = actions.NewBooking(
        person=person, need=need, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"})
    )

    def act() -> UUID:
        return actions.book_break(booking=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/breaks/bookings/{uuid:booking}/outcome",
    Permission.KEEP_PARTNERSHIP,
    summary="Say what became of a break",
    answers=Kept,
    status=201,
)
def tell_break(request: Asked, person: UUID, booking: UUID, said: TellingBreak) -> Kept:
    """Keep it, each reason only on the record of the one it is about."""
    new = actions.NewOutcome(
        person=person, booking=booking, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"})
    )

    def act() -> UUID:
        return actions.tell_outcome_of_break(outcome=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/breaks/{uuid:need}/decide",
    Permission.DECIDE_FOR_COUNCIL,
    summary="Decide whether a break is bought",
    answers=DecidedBreak,
    status=201,
)
def decide_break(request: Asked, person: UUID, need: UUID, said: DecidingBreak) -> DecidedBreak:
    """Decide it; or keep what was given as what happened, with the rules that hold it."""
    given = actions.BreakDecision(person=person, need=need, **said.model_dump())
    found = actions.decide_break(decided=given, by=request.user, at=request.at)
    box = held_box(found)
    return DecidedBreak(
        decision=found.pk,
        state=found.state,
        is_owed=box is not None and queries.is_owed(found),
        held_by=list(found.held_by_rules) if box else [],
        rule=box.rule if box else "",
        authority=box.authority if box else "",
        releases=list(box.releases) if box else [],
    )


@door(
    "GET",
    "/breaks-waiting",
    Permission.REVIEW_SUPPORT,
    summary="Breaks that carers wait for, of one's own people",
    answers=list[ToldWait],
)
def breaks_waiting(request: Asked) -> list[ToldWait]:
    """Return how long each waits and what waiting cost, the longest first."""
    on = timezone.localdate(request.at)
    found = queries.waits(keys_of_my_people(viewer=request.user), viewer=request.user, on=on)
    looked_at(page="api_breaks_waiting", people=[one.carer for one in found], by=request.user, at=request.at)
    return [_wait(one, request) for one in found]


def told_break(one: queries.Break) -> ToldBreak:
    """Return a break as a program reads it."""
    need = one.need
    return ToldBreak(
        key=need.pk,
        kind=BreakKind(need.kind),
        stands=one.stands,
        asked_on=need.asked_on,
        adult_called=need.adult_called,
        given_to=GivenTo(need.given_to) if need.given_to else None,
        in_whose_plan=InPlan(need.in_whose_plan) if need.in_whose_plan else None,
        minutes=need.minutes,
        nights=need.nights,
        words=need.words,
        offers=[offer.pk for offer in one.offers],
        bookings=[_booking(row) for row in one.bookings],
    )


def _booking(one: queries.OneBooking) -> ToldBooking:
    row, told = one.row, one.outcome
    return ToldBooking(
        key=row.pk,
        first_day=row.first_day,
        last_day=row.last_day,
        minutes=row.minutes,
        with_whom=row.with_whom,
        came=CameKind(told.came) if told else None,
        minutes_that_came=told.minutes_that_came if told else None,
        why=WhyNot(told.why) if told and told.why else None,
        outcome=told.pk if told else None,
    )


def _wait(one: queries.Wait, request: Asked) -> ToldWait:
    cost = queries.cost_of(one.of, viewer=request.user)
    return ToldWait(
        carer=one.carer,
        need=one.of.need.pk,
        days=one.waited.days,
        is_over=one.waited.is_over,
        takes_more=one.waited.takes_more,
        is_alert=one.is_alert,
        is_owed=one.of.stands is queries.Stands.OWED,
        cost_is_open=cost is not None,
        break_pence=cost.sums.break_pence if cost else one.of.price_pence,
        emergency_pence=cost.sums.emergency_pence if cost else None,
        more_pence=cost.sums.more_pence if cost else None,
    )
