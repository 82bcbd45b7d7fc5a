"""Doors to what somebody pays: worked out and kept, handed in, and looked at again."""

import uuid
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.again import kept_sum
from sayso.journey.charging.facts.showing import week_by_line
from sayso.journey.charging.facts.since_last import plain_changes, why_changed
from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.people.queries import record_keys
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Told(Schema):
    """Answers by the name of the question, as the try-out asks them. Amounts are whole pence."""

    answers: dict[str, dict[str, Any]]
    key: UUID | None = Field(None, description=ONCE)


class Means(Told):
    """A sum to be worked out and kept, from a day on."""

    starts_on: date
    standing: StandingKind = StandingKind.ADULT
    told: UUID | None = Field(None, description="What the person handed in, where it began with that")
    change: UUID | None = Field(None, description="What changed, where it began with that")


class LightTouch(Schema):
    """Means as they are treated without looking: `over_limit` or `within_limit` by agreement, or `refused`.

    `on` is the day of the agreement, or on which they were told what follows. Amounts are whole pence a week.
    """

    treated_as: Literal["over_limit", "within_limit", "refused"]
    on: date
    why: str = Field(min_length=1, max_length=2000)
    can_decide: bool
    setting: str
    starts_on: date
    agreed_pence: int | None = None
    cost_pence: int | None = None
    key: UUID | None = Field(None, description=ONCE)


class Again(Schema):
    """A wish that a sum be looked at again. Words are welcome, and not needed.

    `lines` names steps of its working; none is the whole of it.
    """

    assessment: UUID
    lines: list[str] = Field([], max_length=100)
    words: str = Field("", max_length=5000)
    key: UUID | None = Field(None, description=ONCE)


class ToldLine(Schema):
    """One line of a sum as the person reads it. Null is not known yet; what is taken off is below nothing."""

    label: str
    why: str
    pence_a_week: int | None
    authority: str
    is_total: bool


class KeptSum(Schema):
    """A sum as it was kept. No charge (null) is "not known" or the full cost, and never nothing."""

    key: UUID
    starts_on: date
    ends_before: date | None
    outcome: str
    charge_pence_a_week: int | None
    is_full_cost: bool
    says: str
    missing: list[dict[str, str]]
    working: list[dict[str, Any]]
    lines: list[ToldLine] = Field(description="The week's sum as the person reads it, in its order")


class Changes(Schema):
    """Why a sum is another than the one before it, `before`: null for a first sum, with no difference told.

    `change_pence_a_week` is null while one of the two charges is not known. What the differences move in
    `moves_pence_a_week` sums to it; null there is a part of another line.
    """

    before: UUID | None
    says: str = ""
    change_pence_a_week: int | None = None
    differences: list[dict[str, Any]] = []


class Paid(Schema):
    """What is paid on a day, and nothing of why. `pence_a_week` is null while it is not known."""

    pence_a_week: int | None
    is_full_cost: bool
    starts_on: date | None


@door(
    "GET",
    "/people/{uuid:person}/means",
    Permission.ASSESS_MEANS,
    summary="Every sum of what somebody pays",
    answers=list[KeptSum],
)
def means(request: Asked, person: UUID) -> list[KeptSum]:
    """Return each that was not replaced, from the newest first day on."""
    keys = _open(request, person, Area.MEANS)
    looked_at(page="api_means", people=keys, by=request.user, at=request.at)
    return [_sum(one) for one in queries.means_history(person, viewer=request.user)]


@door(
    "GET",
    "/people/{uuid:person}/means/{uuid:means}/changes",
    Permission.ASSESS_MEANS,
    summary="Why a sum is another than the one before it",
    answers=Changes,
)
def means_changes(request: Asked, person: UUID, means: UUID) -> Changes:
    """Return each line that differs, with what it moves the charge by; nothing for a first sum."""
    keys = _open(request, person, Area.MEANS)
    looked_at(page="api_means_changes", people=keys, by=request.user, at=request.at)
    return _changes(request, person, means)


@door(
    "POST",
    "/people/{uuid:person}/means",
    Permission.ASSESS_MEANS,
    summary="Work out and keep what somebody pays",
    answers=Kept,
    status=201,
)
def assess_means(request: Asked, person: UUID, means: Means) -> Kept:
    """Keep it, whatever is missing: a sum that cannot be worked out is kept as that, with no charge."""
    new = actions.NewMeans(
        person=person,
        answers=means.answers,
        assessed_on=timezone.localdate(request.at),
        starts_on=means.starts_on,
        standing=means.standing,
        told=means.told,
        change=means.change,
        key=means.key or uuid.uuid4(),
    )
    made = once(request, means.key, lambda: actions.assess_one(means=new, by=request.user, at=request.at).pk)
    return Kept(key=made)


@door(
    "POST",
    "/people/{uuid:person}/means/without-looking",
    Permission.ASSESS_MEANS,
    summary="Settle what somebody pays without looking at their money",
    answers=Kept,
    status=201,
)
def settle_lightly(request: Asked, person: UUID, touch: LightTouch) -> Kept:
    """Keep what they agreed to, or that they will not tell us. Held for whoever cannot decide it."""
    new = actions.NewLightTouch(
        person=person,
        assessed_on=timezone.localdate(request.at),
        key=touch.key or uuid.uuid4(),
        **touch.model_dump(exclude={"key"}),
    )

    def act() -> UUID:
        return actions.settle_lightly(touch=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, touch.key, act))


@door(
    "GET",
    "/people/{uuid:person}/contribution",
    Permission.SEE_PERSON,
    summary="What somebody pays today",
    answers=Paid,
)
def contribution(request: Asked, person: UUID) -> Paid:
    """Return it for whoever may see what support costs. Not open: as if the record did not exist."""
    keys = _open(request, person, Area.MONEY)
    looked_at(page="api_contribution", people=keys, by=request.user, at=request.at)
    found = queries.contribution_of(person, viewer=request.user, on=timezone.localdate(request.at))
    if found is None:
        return Paid(pence_a_week=None, is_full_cost=False, starts_on=None)
    return Paid(pence_a_week=found.pence_a_week, is_full_cost=found.is_full_cost, starts_on=found.starts_on)


@door("GET", "/my-charge", Permission.SEE_OWN_RECORD, summary="What I pay", answers=list[KeptSum])
def my_charge(request: Asked) -> list[KeptSum]:
    """Return each sum of one's own, from the newest first day on."""
    mine: UUID | None = request.user.subject_id
    return [_sum(one) for one in queries.means_history(mine, viewer=request.user)] if mine else []


@door(
    "GET",
    "/my-charge/{uuid:means}/changes",
    Permission.SEE_OWN_RECORD,
    summary="Why my sum is another than the one before it",
    answers=Changes,
)
def my_charge_changes(request: Asked, means: UUID) -> Changes:
    """Return each line of one's own sum that differs, with what it moves the charge by."""
    return _changes(request, _mine(request), means)


@door(
    "POST",
    "/my-means",
    Permission.SEE_OWN_RECORD,
    summary="Hand in my answers about money",
    answers=Kept,
    status=201,
)
def hand_in(request: Asked, told: Told) -> Kept:
    """Keep what one tells of oneself, until somebody has looked at it. It decides nothing."""
    new = actions.NewTold(person=_mine(request), answers=told.answers, key=told.key or uuid.uuid4())
    return Kept(
        key=once(
            request, told.key, lambda: actions.hand_in_answers(told=new, by=request.user, at=request.at).pk
        )
    )


@door(
    "POST",
    "/my-charge/again",
    Permission.SEE_OWN_RECORD,
    summary="Ask to look at my sum again",
    answers=Kept,
    status=201,
)
def look_again(request: Asked, again: Again) -> Kept:
    """Ask. Somebody who did not do the sum looks at it afresh."""
    new = actions.NewLook(
        person=_mine(request),
        assessment=again.assessment,
        words=again.words,
        lines=again.lines,
        key=again.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return actions.ask_to_look_again(asked=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, again.key, act))


def _mine(request: Asked) -> UUID:
    mine: UUID | None = request.user.subject_id
    if mine is None:
        raise NotFound(NOT_FOUND)
    return mine


def _open(request: Asked, person: UUID, area: Area) -> tuple[UUID, ...]:
    keys = record_keys(person, viewer=request.user)
    if not keys:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=area)
    return tuple(keys)


def _changes(request: Asked, person: UUID, means: UUID) -> Changes:
    kept = queries.one_assessment(person, means, viewer=request.user)
    if kept is None:
        raise NotFound(NOT_FOUND)
    before = queries.sum_before(kept, viewer=request.user)
    if before is None:
        return Changes(before=None)
    return Changes(before=before.pk, **plain_changes(why_changed(before, kept)))


def _sum(one: FinancialAssessment) -> KeptSum:
    return KeptSum(
        key=one.pk,
        starts_on=one.starts_on,
        ends_before=one.ends_before,
        outcome=one.outcome,
        charge_pence_a_week=one.charge_pence_a_week,
        is_full_cost=one.is_full_cost,
        says=one.says,
        missing=one.missing,
        working=one.working,
        lines=[
            ToldLine(
                label=line.label,
                why=line.why,
                pence_a_week=line.pence,
                authority=line.authority,
                is_total=line.total,
            )
            for line in week_by_line(kept_sum(one)).lines
        ],
    )
