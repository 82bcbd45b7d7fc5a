"""Doors to paying somebody close: what was put, what the rule says, the decision, the contract, its end."""

import uuid
from datetime import date, time
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on_each
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.statuses import PAID_RULES, Factor, Particular, PurposeKind, RelationshipKind
from sayso.journey.people.statuses import Means
from sayso.rules.direct_payments.hours import Times
from sayso.rules.direct_payments.relatives import Barred
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

NEEDED = (Area.CONTACT, Area.PLAN, Area.HEALTH, Area.MONEY)


class PaidTimes(Schema):
    """Days of the week (Monday 0), from a time, for so many minutes."""

    days: list[int] = Field(max_length=7)
    starts_at: time
    minutes: int = Field(ge=1, le=1440)


class PuttingPaid(Schema):
    """That somebody close be paid. What nobody knows is left out, and named in the answer's list."""

    called: str = Field(max_length=200)
    household_on: date
    purpose: PurposeKind
    relationship: RelationshipKind | None = None
    same_household: bool | None = None
    partner_of_listed: bool | None = None
    speaks_for: bool | None = None
    relative: UUID | None = None
    reasons: dict[Factor, str] = {}
    arrangement: UUID | None = None
    seen: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class DecidingPaid(Schema):
    """Whether it is necessary, in words that the person receives."""

    agreed: bool
    words: str = Field("", max_length=5000)


class DecidedPaid(Schema):
    """What came of it: `agreed` is none while a rule holds it, and `held_by` says which, with its way on."""

    key: UUID
    agreed: bool | None
    held_by: list[str]
    releases: list[str]


class SigningPaid(Schema):
    """What a reviewer looked at."""

    words: str = Field(max_length=5000)


class AgreeingPaid(Schema):
    """What the two agreed. Care has times and a wage in whole pence; managing has an amount a week."""

    calls: str = Field(max_length=200)
    tasks: str = Field(max_length=5000)
    starts_on: date
    look_again_on: date
    person_asked: SeenAlone
    relative_asked: SeenAlone
    person_means: Means = Means.NOT_KNOWN
    relative_means: Means = Means.NOT_KNOWN
    particulars: dict[Particular, str]
    written_on: date | None = None
    times: list[PaidTimes] = Field([], max_length=14)
    pence_an_hour: int | None = None
    pence_a_week: int | None = None
    second_signatory: str = Field("", max_length=200)
    key: UUID | None = Field(None, description=ONCE)


class StoppingPaid(Schema):
    """The first day on which it is no longer so."""

    ends_before: date


class ArrangementPaid(Schema):
    """An arrangement as it stands. `rule` is none while something is not known: `not_known` names it."""

    key: UUID
    arrangement: UUID
    called: str
    purpose: PurposeKind
    rule: Barred | None
    not_known: list[str]
    reasons: dict[Factor, str]
    needs_decision: bool
    agreed: bool | None
    held_by: list[str]
    contract: UUID | None


class PaidHelp(Schema):
    """What was agreed, as one of the two reads it. Paid minutes alone: no unpaid care is among them."""

    contract: UUID
    who: str
    purpose: PurposeKind
    tasks: str
    paid_minutes_a_week: int | None
    times: list[PaidTimes]
    pence_an_hour: int | None
    pence_a_week: int | None
    starts_on: date
    ends_before: date | None
    particulars: dict[Particular, str]


class MyPaidHelp(Schema):
    """Who close is paid to help me, and what I am paid for."""

    helps_me: list[PaidHelp]
    my_work: list[PaidHelp]


@door(
    "GET",
    "/people/{uuid:person}/paid-close",
    Permission.PAY_SOMEBODY_CLOSE,
    summary="Who close to somebody may be paid",
    answers=list[ArrangementPaid],
)
def paid_arrangements(request: Asked, person: UUID) -> list[ArrangementPaid]:
    """Return each arrangement as it stands, with what the family rule says. Not open: as if not there."""
    if not request.user.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(request.user, people=[person], areas=NEEDED)
    looked_at(page="api_paid_close", people=[person], by=request.user, at=request.at)
    return [
        ArrangementPaid(
            key=one.proposal.pk,
            arrangement=one.proposal.arrangement,
            called=one.proposal.called,
            purpose=PurposeKind(one.proposal.purpose),
            rule=one.answer.barred,
            not_known=list(one.not_known),
            reasons={Factor(reason.factor): reason.evidence for reason in one.reasons},
            needs_decision=one.needs_decision,
            agreed=one.proposal.is_agreed,
            held_by=list(one.decision.held_by_rules) if one.decision and one.is_held else [],
            contract=one.contract.pk if one.contract else None,
        )
        for one in queries.arrangements_of(person, viewer=request.user)
    ]


@door(
    "POST",
    "/people/{uuid:person}/paid-close",
    Permission.PAY_SOMEBODY_CLOSE,
    summary="Propose that somebody close is paid",
    answers=Kept,
    status=201,
)
def put_paid(request: Asked, person: UUID, said: PuttingPaid) -> Kept:
    """Keep what is put. No rule refuses it."""
    new = actions.NewProposal(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.propose_paid(proposal=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/paid-close/{uuid:proposal}/decide",
    Permission.DECIDE_FOR_COUNCIL,
    summary="Decide whether it is necessary",
    answers=DecidedPaid,
    status=201,
)
def decide_on_paid(request: Asked, person: UUID, proposal: UUID, said: DecidingPaid) -> DecidedPaid:
    """Decide it; or keep what was tried, with the rules that hold it."""
    given = actions.PaidDecision(person=person, proposal=proposal, **said.model_dump())
    row = actions.decide_paid(decided=given, by=request.user, at=request.at)
    held = row.decision.held_by_rules if row.decision and row.is_agreed is None else []
    rules = [PAID_RULES[code] for code in held if code in PAID_RULES]
    releases = [rule.releases for rule in rules]
    return DecidedPaid(key=row.pk, agreed=row.is_agreed, held_by=held, releases=releases)


@door(
    "POST",
    "/people/{uuid:person}/paid-close/{uuid:proposal}/sign",
    Permission.DECIDE_FOR_COUNCIL,
    summary="Sign as a reviewer",
    answers=Kept,
    status=201,
)
def sign_for_paid(request: Asked, person: UUID, proposal: UUID, said: SigningPaid) -> Kept:
    """Keep that a reviewer looked at somebody who would be paid and also acts for the person."""
    row = actions.sign_paid(
        person=person, proposal=proposal, words=said.words, by=request.user, at=request.at
    )
    return Kept(key=row.pk)


@door(
    "POST",
    "/people/{uuid:person}/paid-close/{uuid:proposal}/letter",
    Permission.PAY_SOMEBODY_CLOSE,
    summary="Tell somebody in writing whether somebody close can be paid",
    answers=Kept,
    status=201,
)
def tell_of_paid(request: Asked, person: UUID, proposal: UUID) -> Kept:
    """Write the letter, and send it the first safe way."""
    told = actions.tell_paid(person=person, proposal=proposal, by=request.user, at=request.at)
    return Kept(key=told.pk)


@door(
    "POST",
    "/people/{uuid:person}/paid-close/{uuid:proposal}/contract",
    Permission.PAY_SOMEBODY_CLOSE,
    summary="Make what was agreed a contract",
    answers=Kept,
    status=201,
)
def agree_on_paid(request: Asked, person: UUID, proposal: UUID, said: AgreeingPaid) -> Kept:
    """Make it. Held, with the rule, while it is not decided, or where paid and unpaid hours meet."""
    times = tuple(Times(days=one.days, starts_at=one.starts_at, minutes=one.minutes) for one in said.times)
    new = actions.NewContract(
        person=person,
        proposal=proposal,
        key=said.key or uuid.uuid4(),
        times=times,
        **said.model_dump(exclude={"key", "times"}),
    )

    def act() -> UUID:
        return actions.agree_paid(contract=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door("GET", "/my-paid-help", Permission.SEE_OWN_RECORD, summary="Paid help and I", answers=MyPaidHelp)
def my_paid_help(request: Asked) -> MyPaidHelp:
    """Return who close is paid to help me, and what I am paid for."""
    own = request.user.subject_id
    helps = queries.contracts_of(own, viewer=request.user) if own else []
    return MyPaidHelp(
        helps_me=[_agreed(one) for one in helps],
        my_work=[_work(one) for one in queries.my_paid_work(viewer=request.user)],
    )


@door(
    "POST",
    "/paid-help/{uuid:contract}/stop",
    Permission.KEEP_PARTNERSHIP,
    summary="Stop paid help",
    answers=Kept,
    status=201,
)
def stop_paid_help(request: Asked, contract: UUID, said: StoppingPaid) -> Kept:
    """End it, as either of the two or a worker of the person's. Nobody says why."""
    at = {"by": request.user, "at": request.at}
    actions.stop_paid(contract=contract, ends_before=said.ends_before, **at)
    return Kept(key=contract)


def _agreed(one: queries.Agreed) -> PaidHelp:
    row, paid = one.contract, one.sum
    return PaidHelp(
        contract=row.pk,
        who=row.called,
        purpose=PurposeKind(row.purpose),
        tasks=row.tasks,
        paid_minutes_a_week=row.minutes_a_week,
        times=_times(one.times),
        pence_an_hour=paid.pence_an_hour if paid else None,
        pence_a_week=paid.pence_a_week if paid else None,
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        particulars=_particulars(row.particulars),
    )


def _work(work: queries.PaidWork) -> PaidHelp:
    return PaidHelp(
        contract=work.contract,
        who=work.calls,
        purpose=PurposeKind(work.purpose),
        tasks=work.tasks,
        paid_minutes_a_week=work.minutes_a_week,
        times=_times(work.times),
        pence_an_hour=work.pence_an_hour,
        pence_a_week=work.pence_a_week,
        starts_on=work.starts_on,
        ends_before=work.ends_before,
        particulars=_particulars(work.particulars),
    )


def _particulars(kept: dict[str, str]) -> dict[Particular, str]:
    return {Particular(code): words for code, words in kept.items()}


def _times(times: tuple[Times, ...]) -> list[PaidTimes]:
    return [PaidTimes(days=list(one.days), starts_at=one.starts_at, minutes=one.minutes) for one in times]
