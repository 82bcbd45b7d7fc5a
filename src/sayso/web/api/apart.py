"""Doors where interests part: one's own times and views, and for a worker what was taken up of it."""

import uuid
from datetime import date, time
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on_each
from sayso.foundation.access.permissions import Permission
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import Difference
from sayso.journey.partnership.models.apart_kinds import (
    EndingKind,
    HoldsDecision,
    MatterKind,
    OptionKind,
    SeparateDone,
)
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class FreeSaid(Schema):
    """Days of the week (Monday 0) on which one needs to be free, from a time, for so many minutes."""

    days: list[int]
    starts_at: time
    minutes: int
    why: str = Field("", max_length=200)
    instead: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class OwnTime(Schema):
    """A time that one needs for oneself."""

    key: UUID
    when: str
    why: str


class MyClash(Schema):
    """A task that meets it. `settled` is how it ended, and empty while it is open."""

    free: UUID
    line: UUID
    when: str
    task: str
    said_yes: bool
    settled: str


class OwnTimes(Schema):
    """One's own times, and what meets them."""

    times: list[OwnTime]
    clashes: list[MyClash]


class ClashNote(Schema):
    """How a clash ended."""

    free: UUID
    line: UUID
    note: str = Field(max_length=2000)


class NobodyDown(Schema):
    """A line of one's own plan that nobody is down for; `when` is empty where no time is set."""

    line: UUID
    aim: str
    when: str


class ViewSaid(Schema):
    """How one sees it."""

    side: UUID
    matter: MatterKind
    sees: str = Field(max_length=5000)
    wants: str = Field("", max_length=5000)
    could_accept: str = Field("", max_length=5000)
    instead: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class OwnViewKept(Schema):
    """How one sees it, as it stands."""

    key: UUID
    side: UUID
    matter: MatterKind
    sees: str
    wants: str
    could_accept: str


class ToldMe(Schema):
    """What came of it, in the words meant for whoever asks."""

    side: UUID
    words: str


class MyDifferences(Schema):
    """One's own side of what two see differently, and what one was told of it."""

    views: list[OwnViewKept]
    told: list[ToldMe]


class TakingUp(Schema):
    """What a worker takes up."""

    side: UUID
    matter: MatterKind
    decides: HoldsDecision
    review_on: date
    line: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class WayOn(Schema):
    """A way on, with what it does to both: minutes a week, none for not known."""

    way: OptionKind
    carer_minutes: int | None = None
    to_meet_minutes: int | None = None
    for_person: str = Field("", max_length=2000)
    for_carer: str = Field("", max_length=2000)


class CameOfIt(Schema):
    """What came of it."""

    ending: EndingKind
    way: OptionKind | None = None
    needed_minutes: int | None = None
    met_by_lines: list[UUID] = []
    met_by_called: str = Field("", max_length=200)
    met_by_minutes: int | None = None
    trial_ends_on: date | None = None
    review_on: date | None = None
    key: UUID | None = Field(None, description=ONCE)


class TellingSaid(Schema):
    """What one of the two is told; `person` and `side` are of that one."""

    person: UUID
    side: UUID
    words: str = Field(max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class SeparateSaid(Schema):
    """What was done where one acts for both."""

    done: SeparateDone
    because: str = Field("", max_length=2000)


class TakenUp(Schema):
    """What was taken up, its ways on, and what came of it, the newest first."""

    key: UUID
    matter: MatterKind
    decides: HoldsDecision
    decides_today: HoldsDecision | None = Field(
        description="Whose it is by law, by the person’s map and by the powers above it; none: no page of two"
    )
    review_on: date
    ways: list[WayOn]
    endings: list[EndingKind]
    separate_workers_advised: bool


OWN = Permission.SEE_OWN_RECORD
WORKS = Permission.KEEP_PARTNERSHIP
TAKEN = "/people/{uuid:person}/differences"
ONE = TAKEN + "/{uuid:difference}"


@door("GET", "/my-own-times", OWN, summary="Times I need for myself", answers=OwnTimes)
def my_own_times(request: Asked) -> OwnTimes:
    """Return one's own times, with the tasks that meet them."""
    if request.user.subject_id is None:
        return OwnTimes(times=[], clashes=[])
    me = _own(request)
    clashes = queries.clashes_of(me, viewer=request.user, on=timezone.localdate(request.at))
    free = queries.free_times_of(me, viewer=request.user)
    return OwnTimes(
        times=[OwnTime(key=one.pk, when=queries.when_free(one), why=one.why) for one in free],
        clashes=[
            MyClash(
                free=one.free.pk,
                line=one.task.line,
                when=one.when,
                task=one.task.words,
                said_yes=one.task.said_yes,
                settled=one.settled.note if one.settled else "",
            )
            for one in clashes
        ],
    )


@door("POST", "/my-own-times", OWN, summary="Write a time I need for myself", answers=Kept, status=201)
def need_own_time(request: Asked, said: FreeSaid) -> Kept:
    """Keep a time of one's own. It changes no plan, and nobody is told."""
    new = actions.NewFreeTime(
        person=_own(request), key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"})
    )

    def act() -> UUID:
        return actions.need_one_free(time_=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door("POST", "/my-clashes", OWN, summary="Say how a clash ended", answers=Kept, status=201)
def settle_my_own_clash(request: Asked, said: ClashNote) -> Kept:
    """Keep how it ended where a task meets one's own time."""
    ends = actions.ClashEnds(person=_own(request), **said.model_dump())
    return Kept(key=actions.settle_clash(ends=ends, by=request.user, at=request.at).pk)


@door("GET", "/my-gaps", OWN, summary="What nobody is down for", answers=list[NobodyDown])
def my_gaps(request: Asked) -> list[NobodyDown]:
    """Return what of one's own plan nobody is down for: the same whyever that is so."""
    if request.user.subject_id is None:
        return []
    found = queries.gaps_of(_own(request), viewer=request.user, on=timezone.localdate(request.at))
    return [NobodyDown(line=one.line, aim=one.aim, when=one.when) for one in found]


@door("GET", "/my-differences", OWN, summary="What I see differently", answers=MyDifferences)
def my_differences(request: Asked) -> MyDifferences:
    """Return one's own side of it, and what came of it in the words meant for one."""
    if request.user.subject_id is None:
        return MyDifferences(views=[], told=[])
    me = _own(request)
    return MyDifferences(
        views=[
            OwnViewKept(
                key=one.pk,
                side=one.side_id,
                matter=MatterKind(one.matter),
                sees=one.sees,
                wants=one.wants,
                could_accept=one.could_accept,
            )
            for one in queries.views_of(me, viewer=request.user)
        ],
        told=[
            ToldMe(side=one.side_id, words=one.words) for one in queries.told_of_it(me, viewer=request.user)
        ],
    )


@door("POST", "/my-differences", OWN, summary="Say what I see differently", answers=Kept, status=201)
def say_i_see_differently(request: Asked, said: ViewSaid) -> Kept:
    """Keep how one sees it. The other is not told."""
    new = actions.NewView(
        person=_own(request), key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"})
    )

    def act() -> UUID:
        return actions.see_one_differently(view=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door("GET", TAKEN, WORKS, summary="What two people see differently", answers=list[TakenUp])
def differences_taken_up(request: Asked, person: UUID) -> list[TakenUp]:
    """Return what was taken up on somebody's record, for a worker."""
    _works_on(request, person)
    looked_at(page="api_differences", people=[person], by=request.user, at=request.at)
    found = queries.differences_of(person, viewer=request.user)
    ended = queries.endings_of(found, viewer=request.user)
    return [
        TakenUp(
            key=one.pk,
            matter=MatterKind(one.matter),
            decides=HoldsDecision(one.decides),
            decides_today=_decides_today(request, one),
            review_on=one.review_on,
            ways=[
                WayOn(
                    way=OptionKind(way.way),
                    carer_minutes=way.carer_minutes,
                    to_meet_minutes=way.to_meet_minutes,
                    for_person=way.for_person,
                    for_carer=way.for_carer,
                )
                for way in queries.options_of(one, viewer=request.user)
            ],
            endings=[EndingKind(end.ending) for end in ended[one.pk]],
            separate_workers_advised=queries.acts_for_both(one, viewer=request.user) is not None,
        )
        for one in found
    ]


@door("POST", TAKEN, WORKS, summary="Take up what two see differently", answers=Kept, status=201)
def take_up_what_differs(request: Asked, person: UUID, said: TakingUp) -> Kept:
    """Take it up. Neither of the two is told."""
    new = actions.NewDifference(
        person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"})
    )

    def act() -> UUID:
        return actions.take_up_difference(difference=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door("POST", ONE + "/ways", WORKS, summary="Put a way on", answers=Kept, status=201)
def put_a_way_on(request: Asked, person: UUID, difference: UUID, said: WayOn) -> Kept:
    """Keep a way on."""
    new = actions.NewOption(**said.model_dump())
    told = {"person": person, "difference": difference, "by": request.user, "at": request.at}
    return Kept(key=actions.put_options(items=[new], **told)[0].pk)


@door("POST", ONE + "/endings", WORKS, summary="Write what came of it", answers=Kept, status=201)
def write_what_came_of_it(request: Asked, person: UUID, difference: UUID, said: CameOfIt) -> Kept:
    """Keep what came of it; held while hours are left that nobody said yes to."""
    new = actions.NewEnding(
        person=person,
        difference=difference,
        key=said.key or uuid.uuid4(),
        **said.model_dump(exclude={"key"}),
    )

    def act() -> UUID:
        return actions.settle_difference(ending=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door("POST", ONE + "/telling", WORKS, summary="Tell one of them", answers=Kept, status=201)
def tell_one_of_them(request: Asked, person: UUID, difference: UUID, said: TellingSaid) -> Kept:
    """Let one of the two read what came of it, in words meant for that one."""
    _works_on(request, person)
    told = actions.Telling(**(said.model_dump() | {"key": said.key or uuid.uuid4()}))

    def act() -> UUID:
        return actions.tell_of_it(difference=difference, told=told, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door("POST", ONE + "/separate", WORKS, summary="One acts for both", answers=Kept, status=201)
def keep_what_was_done(request: Asked, person: UUID, difference: UUID, said: SeparateSaid) -> Kept:
    """Keep what was done where one worker or advocate acts for both."""
    told = {"person": person, "difference": difference, "by": request.user, "at": request.at}
    return Kept(key=actions.keep_separate(done=said.done, because=said.because, **told).pk)


def _own(request: Asked) -> UUID:
    person: UUID | None = request.user.subject_id
    if person is None:
        raise NotFound(NOT_FOUND)
    return person


def _decides_today(request: Asked, one: Difference) -> HoldsDecision | None:
    sides = queries.sides_of(one.person_id, viewer=request.user)
    side = next((side for side in sides if side.pair == one.pair), None)
    if side is None:
        return None
    on = timezone.localdate(request.at)
    decisions = queries.whose_decisions(side, viewer=request.user, on=on)
    return queries.whose_decision(MatterKind(one.matter), decisions).decides


def _works_on(request: Asked, person: UUID) -> None:
    if not request.user.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(request.user, people=[person], areas=[Area.WORK, Area.PLAN, Area.SHARING])
