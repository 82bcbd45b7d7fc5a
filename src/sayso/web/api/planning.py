"""Doors to a plan and to what a carer is asked: for the person, the carer, and who works with them."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.statuses import CarerAnswer, IdeaOf, MetBy, ShownHow, Way, Writer
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

PLAN = "/people/{uuid:person}/plan"
KEY: Any = Field(None, description=ONCE)


class Begun(Schema):
    """Who writes a plan. `self` is for the person's own sign-in."""

    standing: StandingKind = StandingKind.ADULT
    written_by: Writer
    writer_name: str = Field("", max_length=200)
    writer: UUID | None = Field(
        None, description="Somebody close who is on record, and gets doors to write it"
    )
    alone: SeenAlone | None = Field(None, description="For a worker: were they asked alone whom they pick?")
    key: UUID | None = KEY


class LineGiven(Schema):
    """One thing that somebody wants, of any kind. It has no way to be held until they pick one."""

    aim: str = Field(max_length=5000)
    how_met: str = Field("", max_length=5000)
    met_by: MetBy = MetBy.ANOTHER_WAY
    idea_of: IdeaOf = IdeaOf.PERSON
    wished_at: time | None = None
    give_or_take_minutes: int | None = None
    days: list[int] = Field(default_factory=list, max_length=7, description="Weekdays, Monday 0")
    times_a_week: int | None = None
    minutes_each: int | None = None
    hoped_for: UUID | None = Field(None, description="Whom they hope for. It promises nothing")
    covers_tonight: str = Field("", max_length=300)
    key: UUID | None = KEY


class LineTold(Schema):
    """A line as it stands. `row` is what a change names; `carers` are those who said yes to it."""

    row: UUID
    line: UUID
    aim: str
    how_met: str
    met_by: MetBy
    idea_of: IdeaOf
    wished_at: time | None
    give_or_take_minutes: int | None
    days: list[int]
    times_a_week: int | None
    minutes_each: int | None
    way: Way | None
    carers: list[str]
    is_settled: bool
    covers_tonight: str


class PlanTold(Schema):
    """A plan with its lines. `finished_at` is the person's yes; a draft has none."""

    key: UUID
    standing: StandingKind
    written_by: Writer
    finished_at: datetime | None
    lines: list[LineTold]


class Picked(Schema):
    """The way that the person picked for one line; none takes the pick back."""

    way: Way | None
    key: UUID | None = KEY


class Beside(Schema):
    """Words beside a plan."""

    plan: UUID
    words: str = Field(max_length=5000)
    line: UUID | None = None
    key: UUID | None = KEY


class WriterStopped(Schema):
    """That whom they picked writes no more. `alone` is for a worker who asked them."""

    alone: SeenAlone | None = None


class TheirLine(Schema):
    """A line of a draft that one was picked to write, with the name of whoever wrote it."""

    row: UUID
    aim: str
    how_met: str
    written_by: str


class Theirs(Schema):
    """A draft that one was picked to write."""

    key: UUID
    person: UUID
    called: str
    lines: list[TheirLine]


class AskedOf(Schema):
    """A question to a carer about one line."""

    carer: UUID
    line: UUID
    words: str = Field(max_length=1000)
    minutes_a_week: int | None = None
    hands_on: bool | None = None
    key: UUID | None = KEY


class Passed(Schema):
    """That a question was passed on. It is the same answer whatever came of it."""

    passed_on: bool = True


class AskedTold(Schema):
    """What a carer is asked, and what they said."""

    key: UUID
    words: str
    adult_called: str
    minutes_a_week: int | None
    answer: CarerAnswer
    agreed_minutes_a_week: int | None
    ends_before: date | None
    is_over: bool
    hands_on: bool | None
    shown: ShownHow


class AnswerGiven(Schema):
    """What a carer says. A yes says how many minutes a week, from when, and when to ask again."""

    answer: CarerAnswer
    words: str = Field("", max_length=5000)
    minutes_a_week: int | None = None
    holds_from: date | None = None
    ends_before: date | None = None
    shown: ShownHow = ShownHow.NOT_SAID
    key: UUID | None = KEY


@door("GET", PLAN, Permission.WRITE_PLAN, summary="The plan of a person", answers=list[PlanTold])
def plans_of_person(request: Asked, person: UUID) -> list[PlanTold]:
    """Return the plan that stands and the draft, of each standing. Not open: as if there were none."""
    _open(request, person, Area.PLAN)
    looked_at(page="api_plan", people=[person], by=request.user, at=request.at)
    found = [
        find(person, standing, viewer=request.user)
        for standing in StandingKind
        for find in (queries.plan_of, queries.draft_of)
    ]
    return [_plan(plan, request) for plan in found if plan]


@door("POST", PLAN, Permission.WRITE_PLAN, summary="Begin a plan", answers=Kept, status=201)
def begin_a_plan(request: Asked, person: UUID, told: Begun) -> Kept:
    """Begin a plan from the one before and from what the person said."""
    key = told.key or uuid.uuid4()
    new = actions.NewPlan(person=person, key=key, **told.model_dump(exclude={"key"}))
    return _kept(request, told.key, lambda: actions.begin_plan(plan=new, by=request.user, at=request.at).pk)


@door(
    "POST", PLAN + "/{uuid:plan}/lines", Permission.WRITE_PLAN, summary="Add a line", answers=Kept, status=201
)
def add_a_line(request: Asked, person: UUID, plan: UUID, told: LineGiven) -> Kept:
    """Add a line to a draft; return its row."""
    line = _line(person, plan, told)
    return _kept(request, told.key, lambda: actions.add_line(line=line, by=request.user, at=request.at).pk)


@door("POST", PLAN + "/lines/{uuid:row}", Permission.WRITE_PLAN, summary="Change a line", answers=Kept)
def change_a_line(request: Asked, person: UUID, row: UUID, told: LineGiven) -> Kept:
    """Put this in the place of a line; return its new row. Stale when somebody was faster."""
    before = queries.row_of_line(person, row, viewer=request.user)
    if before is None or not _may_write(request, before):
        raise NotFound(NOT_FOUND)
    to = _line(person, before.plan_id, told)
    return _kept(
        request,
        told.key,
        lambda: actions.change_line(row=row, to=to, by=request.user, at=request.at).pk,
    )


@door("DELETE", PLAN + "/lines/{uuid:row}", Permission.WRITE_PLAN, summary="Take a line out", answers=Kept)
def take_out_a_line(request: Asked, person: UUID, row: UUID) -> Kept:
    """Take a line out of a draft."""
    return Kept(key=actions.remove_line(row=row, person=person, by=request.user, at=request.at).pk)


@door("POST", PLAN + "/lines/{uuid:row}/way", Permission.WRITE_PLAN, summary="Pick a way", answers=Kept)
def pick_a_way(request: Asked, person: UUID, row: UUID, told: Picked) -> Kept:
    """Keep the way that the person picked for one line; return its new row. No other line is touched."""
    picked = actions.PickedWay(person=person, row=row, way=told.way)
    return _kept(
        request, told.key, lambda: actions.pick_way(picked=picked, by=request.user, at=request.at).pk
    )


@door("POST", PLAN + "/comments", Permission.WRITE_PLAN, summary="Comment", answers=Kept, status=201)
def comment_beside(request: Asked, person: UUID, told: Beside) -> Kept:
    """Say something beside a plan."""
    said = actions.NewComment(person=person, plan=told.plan, words=told.words, line=told.line)
    return _kept(
        request,
        told.key,
        lambda: actions.comment_on_plan(comment=said, by=request.user, at=request.at).pk,
    )


@door("POST", PLAN + "/ask", Permission.OFFER_TASK, summary="Ask a carer about a line", answers=Passed)
def ask_a_carer(request: Asked, person: UUID, told: AskedOf) -> Passed:
    """Put a question on a carer's own record."""
    offer = actions.NewOffer(
        adult=person,
        carer=told.carer,
        line=told.line,
        words=told.words,
        minutes_a_week=told.minutes_a_week,
        hands_on=told.hands_on,
        key=told.key or uuid.uuid4(),
    )
    actions.offer_task(offer=offer, by=request.user, at=request.at)
    return Passed()


@door(
    "GET",
    "/people/{uuid:person}/asked",
    Permission.ANSWER_TASK,
    summary="What a carer is asked",
    answers=list[AskedTold],
)
def asked_of_carer(request: Asked, person: UUID) -> list[AskedTold]:
    """Return it to the carer, or to whoever holds their private account; to others it is not there."""
    _open(request, person, Area.PRIVATE)
    looked_at(page="api_asked", people=[person], by=request.user, at=request.at)
    return [
        AskedTold(
            key=one.pk,
            words=one.words,
            adult_called=one.adult_called,
            minutes_a_week=one.minutes_a_week,
            answer=CarerAnswer(one.answer),
            agreed_minutes_a_week=one.agreed_minutes_a_week,
            ends_before=one.ends_before,
            is_over=one.stopped_at is not None,
            hands_on=one.hands_on,
            shown=ShownHow(one.shown),
        )
        for one in queries.offers_for(person, viewer=request.user)
    ]


@door("POST", PLAN + "/{uuid:plan}/writer/stop", Permission.WRITE_PLAN, summary="Stop a writer", answers=Kept)
def stop_a_writer(request: Asked, person: UUID, plan: UUID, told: WriterStopped) -> Kept:
    """Let whom they picked write no more: from this minute nothing is there for that one."""
    hand = {"by": request.user, "at": request.at}
    return Kept(key=actions.stop_writer(plan=plan, person=person, alone=told.alone, **hand).pk)


@door(
    "GET",
    "/plans-i-write",
    Permission.SEE_OWN_RECORD,
    summary="Plans I was picked to write",
    answers=list[Theirs],
)
def plans_i_may_write(request: Asked) -> list[Theirs]:
    """Return the drafts that others picked one to write, while they let one."""
    plans = queries.drafts_i_may_write(viewer=request.user)
    looked_at(
        page="api_plans_i_write", people=[one.person_id for one in plans], by=request.user, at=request.at
    )
    return [
        Theirs(
            key=plan.pk,
            person=plan.person_id,
            called=queries.called_by_me(plan.person_id, viewer=request.user),
            lines=[
                TheirLine(row=line.pk, aim=line.aim, how_met=line.how_met, written_by=line.recorded_by.name)
                for line in queries.lines_of(plan, viewer=request.user)
            ],
        )
        for plan in plans
    ]


@door("POST", "/asked/{uuid:offer}", Permission.ANSWER_TASK, summary="A carer's answer", answers=Kept)
def answer_asked(request: Asked, offer: UUID, told: AnswerGiven) -> Kept:
    """Keep what a carer answers. Only a yes makes it theirs."""
    answer = actions.CarersAnswer(offer=offer, **told.model_dump(exclude={"key"}))
    return _kept(
        request,
        told.key,
        lambda: actions.answer_task(answer=answer, by=request.user, at=request.at).pk,
    )


@door("POST", "/asked/{uuid:offer}/stop", Permission.ANSWER_TASK, summary="A carer stops", answers=Kept)
def stop_asked(request: Asked, offer: UUID) -> Kept:
    """Stop, from this minute. Nobody asks why; to stop twice changes nothing."""
    return Kept(key=actions.stop_task(offer=offer, by=request.user, at=request.at).pk)


def _kept(request: Asked, key: UUID | None, act: Callable[[], UUID]) -> Kept:
    return Kept(key=once(request, key, act))


def _open(request: Asked, person: UUID, area: Area) -> None:
    if not request.user.is_staff and person != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=area)


def _may_write(request: Asked, line: PlanLine) -> bool:
    mine = request.user.subject_id
    return request.user.is_staff or (mine is not None and mine in (line.person_id, line.plan.writer_id))


def _line(person: UUID, plan: UUID, told: LineGiven) -> actions.NewLine:
    given = told.model_dump(exclude={"key", "days"})
    key = told.key or uuid.uuid4()
    return actions.NewLine(person=person, plan=plan, days=tuple(told.days), key=key, **given)


def _plan(plan: Plan, request: Asked) -> PlanTold:
    on = request.at.astimezone(LONDON).date()
    lines = queries.lines_of(plan, viewer=request.user)
    agreed = queries.tasks_agreed(plan.person_id, viewer=request.user, on=on)
    left = {line.line for line in queries.not_settled(lines, agreed)}
    carers: dict[UUID, list[str]] = {line.line: [] for line in lines}
    for task in agreed:
        carers.setdefault(task.line, []).append(task.carer_called)
    return PlanTold(
        key=plan.pk,
        standing=StandingKind(plan.standing),
        written_by=Writer(plan.written_by),
        finished_at=plan.finished_at,
        lines=[_told(line, carers[line.line], line.line not in left) for line in lines],
    )


def _told(line: PlanLine, carers: list[str], is_settled: bool) -> LineTold:
    names = ("line", "aim", "how_met", "wished_at", "give_or_take_minutes", "days", "times_a_week")
    kept = {name: getattr(line, name) for name in (*names, "minutes_each", "covers_tonight")}
    return LineTold(
        row=line.pk,
        met_by=MetBy(line.met_by),
        idea_of=IdeaOf(line.idea_of),
        way=Way(line.way) if line.way else None,
        carers=carers,
        is_settled=is_settled,
        **kept,
    )
