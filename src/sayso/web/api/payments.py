"""Doors to paying: runs and their bank file, bank details, statements, and one's own money."""

import base64
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.practice import refuse_in_practice
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PaymentRun
from sayso.journey.payments.queries.runs import file_of
from sayso.journey.payments.statuses import LineState, PaidTo, RunState
from sayso.rules.refusals import Invalid, NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

MOST_CHARACTERS = 14_000_000


class RunTold(Schema):
    """A run: its days, its sums and how far it is. It names nobody."""

    key: UUID
    state: RunState
    period_starts_on: date
    period_ends_before: date
    pays_on: date
    payments: int
    total_pence: int
    held_out: int


class RunGiven(Schema):
    """The days that a run pays for, and the day of payment. It is locked at once, for another to check."""

    period_starts_on: date
    period_ends_before: date
    pays_on: date
    key: UUID | None = Field(None, description=ONCE)


class Checked(Schema):
    """What the checker looked at."""

    looked_at: str = Field(max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class FileTold(Schema):
    """A bank file, ISO 20022 pain.001, in base 64, with the SHA-256 of its bytes."""

    name: str
    sha256: str
    content: str


class Repeatable(Schema):
    """Nothing but the key that makes it happen once."""

    key: UUID | None = Field(None, description=ONCE)


class PayeeGiven(Schema):
    """Bank details as they were told. Nothing is paid to them until another login confirms them."""

    paid_to: PaidTo
    name_on_account: str = Field(max_length=200)
    sort_code: str = Field(max_length=20)
    account_number: str = Field(max_length=20)
    told_how: str = Field(max_length=2000)
    gives_statements: bool = False
    key: UUID | None = Field(None, description=ONCE)


class PayeeConfirmed(Schema):
    """What was done to be sure of them."""

    person: UUID
    checked_how: str = Field(max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class StatementGiven(Schema):
    """A statement as the bank gave it, in base 64; `source` is the name of its map of columns."""

    source: str = Field(max_length=80)
    content: str = Field(max_length=MOST_CHARACTERS)
    payee: UUID | None = Field(None, description="A person’s own account; none: the council’s")


class StatementTaken(Schema):
    """What came of it."""

    statement: UUID
    is_repeat: bool
    new: int
    known: int
    placed: int


class OncePaid(Schema):
    """One payment. A contribution that is not known yet is null."""

    on: date
    pence: int
    gross_pence: int
    contribution_pence: int | None
    state: LineState


class MyMoney(Schema):
    """What is left of the year, in pence; null while no budget has begun. And each payment, newest first."""

    budget_pence: int | None
    spent_pence: int | None
    promised_pence: int | None
    free_pence: int | None
    payments: list[OncePaid]


@door(
    "GET",
    "/payment-runs",
    Permission.CHECK_PAYMENT_RUN,
    summary="The newest runs of payments",
    answers=list[RunTold],
)
def payment_runs(request: Asked) -> list[RunTold]:
    """Return the newest runs first."""
    return [_run(one) for one in queries.latest_runs()]


@door(
    "POST",
    "/payment-runs",
    Permission.MAKE_PAYMENT_RUN,
    summary="Make a run, and lock it for another to check",
    answers=Kept,
    status=201,
)
def make_payment_run(request: Asked, given: RunGiven) -> Kept:
    """Make it. Where nobody can be paid yet it stays a draft, and names who is held out."""

    def act() -> UUID:
        days = given.model_dump(exclude={"key"})
        made = actions.make_run(**days, key=given.key, by=request.user, at=request.at)
        if made.line_count:
            actions.lock_run(run=made.pk, by=request.user, at=request.at)
        return made.pk

    return Kept(key=once(request, given.key, act))


@door(
    "POST",
    "/payment-runs/{uuid:run}/check",
    Permission.CHECK_PAYMENT_RUN,
    summary="Agree a run that somebody else made",
    answers=Kept,
    status=201,
)
def agree_payment_run(request: Asked, run: UUID, checked: Checked) -> Kept:
    """Agree it. Refused to whoever made it."""
    told = {"looked_at": checked.looked_at, "by": request.user, "at": request.at}
    act = lambda: actions.approve_run(run=run, **told).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, checked.key, act))


@door(
    "POST",
    "/payment-runs/{uuid:run}/file",
    Permission.CHECK_PAYMENT_RUN,
    summary="Make the bank file of a checked run",
    answers=FileTold,
    status=201,
)
def payment_run_file(request: Asked, run: UUID) -> FileTold:
    """Return it; made already, the very same bytes again. It leaves a trace of whom it names."""
    refuse_in_practice("A file for the bank")
    found = queries.run_of(run)
    if found is None:
        raise NotFound(NOT_FOUND)
    kept = file_of(found) or actions.make_file(run=run, by=request.user, at=request.at)
    people = [one.person_id for one in queries.lines_of(found, viewer=request.user)]
    looked_at(page="payment_file", people=people, by=request.user, at=request.at)
    content = base64.b64encode(bytes(kept.content)).decode()
    return FileTold(name=found.file_name, sha256=kept.sha256, content=content)


@door(
    "POST",
    "/payment-runs/{uuid:run}/sent",
    Permission.CHECK_PAYMENT_RUN,
    summary="Say that the bank has the file",
    answers=Kept,
    status=201,
)
def payment_run_sent(request: Asked, run: UUID, said: Repeatable) -> Kept:
    """Keep it."""
    act = lambda: actions.mark_sent(run=run, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/bank-details",
    Permission.KEEP_PAYEES,
    summary="Write down bank details",
    answers=Kept,
    status=201,
)
def write_down_payee(request: Asked, person: UUID, given: PayeeGiven) -> Kept:
    """Keep them for another login to confirm."""
    told: dict[str, Any] = given.model_dump(exclude={"key"})
    if given.key:
        told["key"] = given.key
    new = actions.NewPayee(person=person, **told)
    act = lambda: actions.record_payee(payee=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, given.key, act))


@door(
    "POST",
    "/bank-details/{uuid:payee}/confirm",
    Permission.KEEP_PAYEES,
    summary="Confirm bank details that somebody else wrote down",
    answers=Kept,
    status=201,
)
def confirm_payee_details(request: Asked, payee: UUID, confirmed: PayeeConfirmed) -> Kept:
    """Let them be paid from now on. Refused to whoever wrote them down."""

    def act() -> UUID:
        made = actions.confirm_payee(
            payee=payee,
            person=confirmed.person,
            checked_how=confirmed.checked_how,
            by=request.user,
            at=request.at,
        )
        return made.pk

    return Kept(key=once(request, confirmed.key, act))


@door(
    "POST",
    "/statements",
    Permission.IMPORT_STATEMENT,
    summary="Take in a statement of the bank",
    answers=StatementTaken,
    status=201,
)
def take_in_statement(request: Asked, given: StatementGiven) -> StatementTaken:
    """Take it in whole or not at all. The same file again changes nothing, and says so."""
    source = queries.source_named(given.source)
    if source is None:
        sentence = f"There is no map of columns called “{given.source}”. Make one on the page of statements."
        raise Invalid(sentence, fields={"source": sentence})
    try:
        content = base64.b64decode(given.content, validate=True)
    except ValueError as why:
        sentence = "Send the bytes of the file in base 64."
        raise Invalid(sentence, fields={"content": sentence}) from why
    taken = actions.import_statement(
        content=content, source=source.pk, payee=given.payee, by=request.user, at=request.at
    )
    return StatementTaken(
        statement=taken.statement.pk,
        is_repeat=taken.is_repeat,
        new=taken.new_count,
        known=taken.known_count,
        placed=taken.placed_count,
    )


@door("GET", "/my-money", Permission.SEE_OWN_RECORD, summary="What is left of my money", answers=MyMoney)
def my_money(request: Asked) -> MyMoney:
    """Return it, of one's own record only."""
    mine: UUID | None = request.user.subject_id
    on = timezone.localdate(request.at)
    left = queries.money_left(mine, viewer=request.user, on=on) if mine else None
    paid = queries.payments_of(mine, viewer=request.user) if mine else []
    return MyMoney(
        budget_pence=left.budget_pence if left else None,
        spent_pence=left.spent_pence if left else None,
        promised_pence=left.promised_pence if left else None,
        free_pence=left.free_pence if left else None,
        payments=[
            OncePaid(
                on=one.on,
                pence=one.pence,
                gross_pence=one.gross_pence,
                contribution_pence=one.contribution_pence,
                state=LineState(one.state),
            )
            for one in paid
        ],
    )


def _run(one: PaymentRun) -> RunTold:
    return RunTold(
        key=one.pk,
        state=RunState(one.state),
        period_starts_on=one.period_starts_on,
        period_ends_before=one.period_ends_before,
        pays_on=one.pays_on,
        payments=one.line_count,
        total_pence=one.total_pence,
        held_out=one.held_out_count,
    )
