"""Doors to new sums for everybody: made by one, looked at and approved by another, then written by a job."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.journey.charging import actions
from sayso.journey.charging.facts.run_counts import run_counts
from sayso.journey.charging.models import ChargeRun, ChargeRunLine
from sayso.journey.charging.queries import runs as queries
from sayso.journey.charging.statuses import RunLeft, RunLetter, RunLineState, RunState, RunWhy
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

MOST_LINES = 200


class ChargeRunTold(Schema):
    """A run: from which day, why, and how far it is. It names nobody whose sum is in it.

    `is_mine` says whether you made it: then somebody else approves it.
    """

    key: UUID
    why: RunWhy
    starts_on: date
    state: RunState
    people: int
    is_mine: bool
    made_at: datetime
    approved_at: datetime | None
    looked_at: str
    done_at: datetime | None
    withdrawn_because: str
    letters_asked_at: datetime | None


class Waits(Schema):
    """What sums wait for, by its name in the rules, and for how many people; null where too few to say."""

    missing: str
    people: int | None


class Moves(Schema):
    """How far charges move in a week, in words, and how many people's do; null where too few to say."""

    band: str
    people: int | None


class ChargeRunShown(ChargeRunTold):
    """A run with what it comes to, counted over those whose means you may see; `closed` are the others.

    `before_pence_a_week` and `after_pence_a_week` are the sums of those alone whose charge is known both
    ways. `far` counts people by what became of them, and `letters` by what became of theirs: "" still
    waits, and there are none before somebody asked for them.
    """

    closed: int
    more: int
    less: int
    same: int
    newly_nothing: int
    known_first: int
    whole_cost_not_told: int
    unknown: int
    risen: int
    to_ask: int
    before_pence_a_week: int
    after_pence_a_week: int
    bands: list[Moves]
    waits_for: list[Waits]
    far: dict[str, int]
    letters: dict[str, int]
    without_a_sum: int


class RunGiven(Schema):
    """From which day everybody is worked out anew, and why. It is a dry run: nothing changes by it."""

    why: RunWhy
    starts_on: date
    key: UUID | None = Field(None, description=ONCE)


class Approved(Schema):
    """What whoever approves looked at."""

    looked_at: str = Field(max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class Withdrawn(Schema):
    """Why the run is withdrawn."""

    because: str = Field(max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class Repeated(Schema):
    """Nothing but the key that makes it happen once."""

    key: UUID | None = Field(None, description=ONCE)


class Rose(Schema):
    """A benefit that counts at its new rate, as it is paid."""

    kind: str
    period: str
    before_pence: int
    after_pence: int


class LineTold(Schema):
    """One person's sum in a run, as it is and as it would be. No charge (null) is never nothing.

    `base` is the sum that held when the run was made, for `/people/{person}/means`.
    """

    person: UUID
    standing: StandingKind
    base: UUID
    before_pence_a_week: int | None
    before_is_full_cost: bool
    after_pence_a_week: int | None
    after_is_full_cost: bool
    change_pence_a_week: int | None
    missing: list[str]
    rose: list[Rose]
    to_ask: list[str]
    state: RunLineState
    left_because: RunLeft | None
    letter: RunLetter | None


class LinesTold(Schema):
    """Some lines of a run, and from which key on to ask for the next; null with the last."""

    lines: list[LineTold]
    after: UUID | None


@door(
    "GET",
    "/charge-runs",
    Permission.ASSESS_MEANS,
    summary="The newest runs of new sums for everybody",
    answers=list[ChargeRunTold],
)
def charge_runs(request: Asked) -> list[dict[str, Any]]:
    """Return the newest first."""
    return [_told(one, request) for one in queries.latest_runs()]


@door(
    "POST",
    "/charge-runs",
    Permission.ASSESS_MEANS,
    summary="Work everybody out anew from a day on: a dry run",
    answers=Kept,
    status=201,
)
def make_charge_run(request: Asked, given: RunGiven) -> Kept:
    """Make it. Nothing that anybody pays changes until somebody else has approved it."""

    def act() -> UUID:
        asked = given.model_dump()
        return actions.make_charge_run(**asked, by=request.user, at=request.at).pk

    return Kept(key=once(request, given.key, act))


@door(
    "GET",
    "/charge-runs/{uuid:run}",
    Permission.ASSESS_MEANS,
    summary="One run of new sums, counted",
    answers=ChargeRunShown,
)
def charge_run(request: Asked, run: UUID) -> dict[str, Any]:
    """Return what it would change, what is not known, and how far it is. It names nobody."""
    return _shown(_found(run), request)


@door(
    "GET",
    "/charge-runs/{uuid:run}/lines",
    Permission.ASSESS_MEANS,
    summary="The people in a run, each with their sum now and then",
    answers=LinesTold,
)
def charge_run_lines(request: Asked, run: UUID, after: UUID | None = None) -> LinesTold:
    """Return up to 200, those after a key. It leaves a trace of whom it names."""
    rows = queries.lines_of(_found(run), viewer=request.user).order_by("pk")
    lines = list((rows.filter(pk__gt=after) if after else rows)[: MOST_LINES + 1])
    shown = lines[:MOST_LINES]
    people = list(dict.fromkeys(one.person_id for one in shown))
    looked_at(page="api_charge_run_lines", people=people, by=request.user, at=request.at)
    return LinesTold(
        lines=[_line(one) for one in shown], after=shown[-1].pk if len(lines) > MOST_LINES else None
    )


@door(
    "POST",
    "/charge-runs/{uuid:run}/approve",
    Permission.ASSESS_MEANS,
    summary="Approve a run that somebody else made",
    answers=Kept,
    status=201,
)
def approve_charge_run(request: Asked, run: UUID, approved: Approved) -> Kept:
    """Approve it: a job then writes each sum in your name. Refused to whoever made it."""
    return _step(request, approved.key, actions.approve_charge_run, run=run, looked_at=approved.looked_at)


@door(
    "POST",
    "/charge-runs/{uuid:run}/withdraw",
    Permission.ASSESS_MEANS,
    summary="Withdraw a run before it is approved",
    answers=Kept,
    status=201,
)
def withdraw_charge_run(request: Asked, run: UUID, withdrawn: Withdrawn) -> Kept:
    """Withdraw it, with the reason. Nothing that anybody pays has changed."""
    return _step(request, withdrawn.key, actions.withdraw_charge_run, run=run, because=withdrawn.because)


@door(
    "POST",
    "/charge-runs/{uuid:run}/letters",
    Permission.ASSESS_MEANS,
    summary="Write to everybody in a run that is done",
    answers=Kept,
    status=201,
)
def write_charge_run_letters(request: Asked, run: UUID, said: Repeated) -> Kept:
    """Ask for the letters: a job writes each in your name and sends it the first safe way there is."""
    return _step(request, said.key, actions.ask_for_run_letters, run=run)


def _step(request: Asked, key: UUID | None, action: Callable[..., ChargeRun], **told: Any) -> Kept:
    return Kept(key=once(request, key, lambda: action(**told, by=request.user, at=request.at).pk))


def _found(run: UUID) -> ChargeRun:
    found = queries.one_run(run)
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _told(one: ChargeRun, request: Asked) -> dict[str, Any]:
    same = ("why", "starts_on", "state", "made_at", "approved_at", "looked_at", "done_at")
    return {
        **{name: getattr(one, name) for name in same},
        "key": one.pk,
        "people": one.line_count,
        "is_mine": one.made_by_id == request.user.pk,
        "withdrawn_because": one.withdrawn_because,
        "letters_asked_at": one.letters_asked_at,
    }


def _shown(run: ChargeRun, request: Asked) -> dict[str, Any]:
    viewer = request.user
    counted = run_counts(list(queries.lines_of(run, viewer=viewer)))
    letters = queries.letters_so_far(run, viewer=viewer) if run.letters_asked_at else {}
    same = ("more", "less", "same", "newly_nothing", "known_first", "whole_cost_not_told", "unknown")
    return {
        **_told(run, request),
        **{name: getattr(counted, name) for name in (*same, "risen", "to_ask")},
        "closed": run.line_count - counted.people,
        "before_pence_a_week": counted.before_pence,
        "after_pence_a_week": counted.after_pence,
        "bands": [Moves(band=name, people=number) for name, number in counted.bands],
        "waits_for": [Waits(missing=name, people=number) for name, number in counted.missing],
        "far": queries.how_far(run, viewer=viewer),
        "letters": letters,
        "without_a_sum": len(queries.without_a_sum(run.starts_on, viewer=viewer)),
    }


def _line(one: ChargeRunLine) -> LineTold:
    return LineTold(
        person=one.person_id,
        standing=StandingKind(one.standing),
        base=one.base_id,
        before_pence_a_week=one.before_pence,
        before_is_full_cost=one.before_full_cost,
        after_pence_a_week=one.after_pence,
        after_is_full_cost=one.after_full_cost,
        change_pence_a_week=one.change_pence,
        missing=one.missing,
        rose=[
            Rose(kind=kind, period=period, before_pence=before, after_pence=after)
            for kind, period, before, after in one.risen
        ],
        to_ask=one.to_ask,
        state=RunLineState(one.state),
        left_because=RunLeft(one.left_because) if one.left_because else None,
        letter=RunLetter(one.letter_state) if one.letter_state else None,
    )
