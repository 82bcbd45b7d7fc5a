"""Doors to assessments, the decision on them, advocates, capacity, and what a carer is willing to do."""

import uuid
from datetime import date
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import Eligibility, NeedsAssessment, Willingness
from sayso.journey.assessment.statuses import (
    Able,
    Could,
    Difficulty,
    Finding,
    Reached,
    Supporter,
    SupporterKind,
    Willing,
)
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import NotFound
from sayso.web.api.asking import How
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Assessed(Schema):
    """What was asked. What nobody asked is left out: it never counts as able."""

    standing: StandingKind
    assessed_on: date
    their_words: str = Field("", max_length=5000)
    arises: bool | None = None
    health_at_risk: bool | None = None
    significant_impact: bool | None = None
    outcomes: dict[str, str] = Field(default_factory=dict, description="The law’s outcomes to answers")
    difficulties: list[Difficulty] = Field(default_factory=list)
    supporter: Supporter = Supporter.NOT_NEEDED
    supporter_name: str = Field("", max_length=200)
    supporter_kind: SupporterKind | None = None
    supporter_wanted: bool | None = None
    supporter_suspected: bool = False
    supporter_because: str = Field("", max_length=2000)
    how: How | None = Field(None, description="How they were asked, unless a conversation says it.")
    key: UUID | None = Field(None, description=ONCE)


class Decides(Schema):
    """What is decided on one assessment. What is left out holds the decision; it is kept as it is."""

    assessment: UUID
    finding: Finding
    outcomes: list[str] = Field(default_factory=list, max_length=20)
    reasons: str = Field("", max_length=10_000)
    advice: str = Field("", max_length=10_000)
    key: UUID | None = Field(None, description=ONCE)


class Decided(Schema):
    """How far a decision has come. `held_by` are the rules that hold it, by code."""

    key: UUID
    assessment: UUID
    reached: Reached
    finding: Finding
    outcomes: list[str]
    reasons: str
    advice: str
    held_by: list[str]


class Looks(Schema):
    """An assessment that stands, how it looks, and what was decided. The verdict decides nothing."""

    key: UUID
    standing: StandingKind
    assessed_on: date
    their_words: str
    outcomes: dict[str, str]
    verdict: str
    says: str
    working: list[dict[str, str]]
    decided: Decided | None = None


class AskedFor(Schema):
    """Whom we asked for an advocate, and when."""

    asked_of: str = Field(max_length=200)
    asked_on: date
    key: UUID | None = Field(None, description=ONCE)


class Came(Schema):
    """Which advocate came, and when."""

    name: str = Field(max_length=200)
    came_on: date


class OneDecision(Schema):
    """What somebody could do towards one decision on one day. Nothing here is about the person as such."""

    to_decide: str = Field(max_length=2000)
    looked_on: date
    help_given: str = Field(max_length=5000)
    abilities: dict[Difficulty, Could] = Field(default_factory=dict)
    because_of: str = Field("", max_length=5000)
    their_wishes: str = Field("", max_length=5000)
    consulted: str = Field("", max_length=5000)
    less_restrictive: str = Field("", max_length=5000)
    best_interests: str = Field("", max_length=5000)
    about_decision: UUID | None = None
    in_place_of: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class SaysOfTask(Schema):
    """What a carer says to one task. Not asked is never a yes."""

    words: str = Field(max_length=2000)
    adult: UUID | None = None
    adult_called: str = Field("", max_length=200)
    willing: Willing = Willing.NOT_ASKED
    able: Able = Able.NOT_ASKED
    conditions: str = Field("", max_length=2000)
    minutes_a_week: int | None = Field(None, ge=1, le=10_080)
    holds_from: date | None = None
    ends_before: date | None = None
    may_be_told: bool = False
    in_place_of: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class StandsOfTask(SaysOfTask):
    """What stands of it. `counts`: whether the hours are told and counted."""

    key: UUID
    counts: bool


@door(
    "GET",
    "/people/{uuid:person}/assessments",
    Permission.ASSESS,
    summary="The assessments that stand, and what was decided",
    answers=list[Looks],
)
def assessments(request: Asked, person: UUID) -> list[Looks]:
    """Return them, the adult's own first. Not open: as if the record did not exist."""
    authorise_on(request.user, person=person, area=Area.HEALTH)
    looked_at(page="api_assessments", people=[person], by=request.user, at=request.at)
    return [_looks(one, request) for one in queries.assessments_of(person, viewer=request.user)]


@door(
    "POST",
    "/people/{uuid:person}/assessments",
    Permission.ASSESS,
    summary="Write down an assessment",
    answers=Kept,
    status=201,
)
def assess(request: Asked, person: UUID, said: Assessed) -> Kept:
    """Keep an assessment in place of the one before."""
    given = _given(said)
    given.pop("how", None)
    asked = said.how.asked() if said.how else None
    new = actions.NewAssessment(person=person, asked=asked, **given)

    def act() -> UUID:
        return actions.record_assessment(assessment=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/eligibility",
    Permission.ASSESS,
    summary="Decide whether needs are eligible",
    answers=Decided,
    status=201,
)
def decide(request: Asked, person: UUID, said: Decides) -> Decided:
    """Decide; or keep it as held or as proposed, with the rules that hold it."""
    new = actions.NewEligibility(person=person, **_given(said))

    def act() -> UUID:
        return actions.decide_eligibility(eligibility=new, by=request.user, at=request.at).pk

    found = queries.eligibility(once(request, said.key, act), viewer=request.user)
    if found is None:
        raise NotFound(NOT_FOUND)
    return _decided(found)


@door(
    "POST",
    "/people/{uuid:person}/eligibility/{uuid:eligibility}/letter",
    Permission.ASSESS,
    summary="Tell somebody in writing what was decided",
    answers=Kept,
    status=201,
)
def tell(request: Asked, person: UUID, eligibility: UUID) -> Kept:
    """Write the letter, and send it the first safe way."""
    letter = actions.tell_eligibility(eligibility=eligibility, person=person, by=request.user, at=request.at)
    return Kept(key=letter.pk)


@door(
    "POST",
    "/people/{uuid:person}/advocates",
    Permission.ASSESS,
    summary="Write down that an advocate was asked for",
    answers=Kept,
    status=201,
)
def ask_advocate(request: Asked, person: UUID, said: AskedFor) -> Kept:
    """Keep that one was asked for."""
    new = actions.NewReferral(person=person, **_given(said))

    def act() -> UUID:
        return actions.ask_for_advocate(referral=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/advocates/{uuid:referral}",
    Permission.ASSESS,
    summary="Write down that the advocate came",
    answers=Kept,
)
def advocate_came(request: Asked, person: UUID, referral: UUID, said: Came) -> Kept:
    """Keep who came."""
    came = actions.advocate_came(
        referral=referral,
        person=person,
        came_on=said.came_on,
        name=said.name,
        by=request.user,
        at=request.at,
    )
    return Kept(key=came.pk)


@door(
    "POST",
    "/people/{uuid:person}/capacity",
    Permission.ASSESS,
    summary="Write about one decision that somebody may not be able to make",
    answers=Kept,
    status=201,
)
def write_capacity(request: Asked, person: UUID, said: OneDecision) -> Kept:
    """Keep it."""
    new = actions.NewCapacityRecord(person=person, **_given(said))

    def act() -> UUID:
        return actions.record_capacity(record=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/willing",
    Permission.ASSESS,
    summary="Write down what a carer says to one task",
    answers=Kept,
    status=201,
)
def say_willing(request: Asked, person: UUID, said: SaysOfTask) -> Kept:
    """Keep it on the carer's own private account. Not open: as if it did not exist."""
    return _says(request, person, said)


@door(
    "GET",
    "/my-assessments",
    Permission.SEE_OWN_RECORD,
    summary="What was found about my needs, and decided",
    answers=list[Looks],
)
def my_assessments(request: Asked) -> list[Looks]:
    """Return one's own, and nobody else's."""
    mine: UUID | None = request.user.subject_id
    return [_looks(one, request) for one in queries.assessments_of(mine, viewer=request.user)] if mine else []


@door(
    "GET",
    "/my-willing",
    Permission.SEE_OWN_RECORD,
    summary="What I am willing to do for somebody",
    answers=list[StandsOfTask],
)
def my_willing(request: Asked) -> list[StandsOfTask]:
    """Return what stands of what one said oneself."""
    mine: UUID | None = request.user.subject_id
    return [_stands(one) for one in queries.willingness_of(mine, viewer=request.user)] if mine else []


@door(
    "POST",
    "/my-willing",
    Permission.SEE_OWN_RECORD,
    summary="Say what I am willing to do for somebody",
    answers=Kept,
    status=201,
)
def say_my_willing(request: Asked, said: SaysOfTask) -> Kept:
    """Keep it."""
    return _says(request, _mine(request), said)


@door(
    "DELETE",
    "/my-willing/{uuid:answer}",
    Permission.SEE_OWN_RECORD,
    summary="Take back what I said I would do",
    answers=Kept,
)
def take_back_my_willing(request: Asked, answer: UUID) -> Kept:
    """Let it stand no longer. No reason is asked for."""
    gone = actions.take_back_willing(answer=answer, person=_mine(request), by=request.user, at=request.at)
    return Kept(key=gone.pk)


def _mine(request: Asked) -> UUID:
    mine: UUID | None = request.user.subject_id
    if mine is None:
        raise NotFound(NOT_FOUND)
    return mine


def _given(said: Schema) -> dict[str, Any]:
    """Return what was sent as an action takes it: with a key, one of ours where none was sent."""
    given = {name: getattr(said, name) for name in type(said).model_fields}
    return given | {"key": given["key"] or uuid.uuid4()}


def _says(request: Asked, person: UUID, said: SaysOfTask) -> Kept:
    new = actions.NewWillingness(person=person, **_given(said))

    def act() -> UUID:
        return actions.say_willing(items=[new], by=request.user, at=request.at)[0].pk

    return Kept(key=once(request, said.key, act))


def _looks(one: NeedsAssessment, request: Asked) -> Looks:
    standing = StandingKind(one.standing)
    decided = queries.eligibility_of(one.person_id, standing, viewer=request.user)
    return Looks(
        key=one.pk,
        standing=standing,
        assessed_on=one.assessed_on,
        their_words=one.their_words,
        outcomes=one.outcomes,
        verdict=one.verdict,
        says=one.says,
        working=one.working,
        decided=_decided(decided) if decided else None,
    )


def _decided(one: Eligibility) -> Decided:
    return Decided(
        key=one.pk,
        assessment=one.assessment_id,
        reached=Reached(one.reached),
        finding=Finding(one.finding),
        outcomes=one.outcomes,
        reasons=one.reasons,
        advice=one.advice,
        held_by=one.held_by_rules,
    )


def _stands(one: Willingness) -> StandsOfTask:
    names = [name for name in SaysOfTask.model_fields if name not in ("key", "in_place_of", "adult")]
    kept = {name: getattr(one, name) for name in names}
    return StandsOfTask(key=one.pk, adult=one.adult_id, counts=one.counts, **kept)
