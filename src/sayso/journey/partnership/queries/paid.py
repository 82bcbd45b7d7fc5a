"""Paying somebody close: what was put, what the family rule says of it, what was decided, what was agreed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection

from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions.models import Attempt, Decision
from sayso.foundation.decisions.queries import words_by_decision
from sayso.foundation.decisions.states import State
from sayso.journey.partnership.models import (
    NecessaryReason,
    PaidContract,
    PaidProposal,
    PaidSum,
    PaidTime,
    PartnershipSide,
    WhoDecides,
)
from sayso.journey.partnership.statuses import Basis, Holder
from sayso.journey.people.queries import record_keys
from sayso.rules.direct_payments.hours import Times
from sayso.rules.direct_payments.relatives import FamilyAnswer, FamilyFacts, family_rule

#: By these somebody else holds the payment, or decides about it, by right.
ACTS_FOR = (Basis.NOMINEE, Basis.AUTHORISED, Basis.POWER)


@dataclass(frozen=True, kw_only=True)
class Put:
    """An arrangement as it stands: the row, what the rule says of it, why, and what came of it.

    `speaks_for` is whether they hold the payment or act for the person, by what was put or by who decides;
    None while nobody has said. `decided` are the words that the person receives, `tried_at` when
    somebody last tried to decide.
    """

    proposal: PaidProposal
    answer: FamilyAnswer
    reasons: tuple[NecessaryReason, ...]
    speaks_for: bool | None
    contract: PaidContract | None
    decision: Decision | None
    decided: str
    tried_at: datetime | None

    @property
    def needs_decision(self) -> bool:
        """Whether a contract waits for somebody to decide: barred, a conflict, or something is not known."""
        return self.answer.barred is None or self.answer.needs_necessity or self.speaks_for is not False

    @property
    def not_known(self) -> tuple[str, ...]:
        """What nobody has said, each in words."""
        asks = ("whether they hold the payment or act for the person",) if self.speaks_for is None else ()
        return (*self.answer.asks, *asks)

    @property
    def is_held(self) -> bool:
        """Whether somebody tried to decide, a rule held it, and it was not put otherwise since."""
        if self.decision is None or self.decision.state != State.HELD or self.tried_at is None:
            return False
        return self.tried_at >= self.proposal.recorded_at


def arrangements_of(person: UUID, *, viewer: Viewer) -> list[Put]:
    """Return every arrangement to pay somebody close to this person, as it stands, the newest first."""
    keys = record_keys(person, viewer=viewer)
    rows = PaidProposal.objects.visible_to(viewer).current().filter(person_id__in=keys)
    return _put(list(rows.select_related("recorded_by", "signed_by").order_by("-recorded_at")), viewer=viewer)


def arrangement_of(person: UUID, proposal: UUID, *, viewer: Viewer) -> Put | None:
    """Return one of them, by its row; None where another row took its place, or it is not open."""
    found = [one for one in arrangements_of(person, viewer=viewer) if one.proposal.pk == proposal]
    return found[0] if found else None


def was_put(person: UUID, proposal: UUID, *, viewer: Viewer) -> bool:
    """Whether this row was ever put on this record, also where another took its place."""
    keys = record_keys(person, viewer=viewer)
    found: bool = PaidProposal.objects.visible_to(viewer).filter(person_id__in=keys, pk=proposal).exists()
    return found


def _put(rows: Sequence[PaidProposal], *, viewer: Viewer) -> list[Put]:
    answers = family_rule([facts_of(row) for row in rows])
    reasons: dict[UUID, list[NecessaryReason]] = {}
    for reason in NecessaryReason.objects.visible_to(viewer).filter(proposal__in=rows).order_by("factor"):
        reasons.setdefault(reason.proposal_id, []).append(reason)
    contracts = PaidContract.objects.visible_to(viewer).filter(proposal__in=rows)
    contract_of = {one.proposal_id: one for one in contracts}
    keys = [row.decision_id for row in rows if row.decision_id]
    decisions = {one.pk: one for one in Decision.objects.visible_to(viewer).filter(pk__in=keys)}
    words = words_by_decision(keys, ["reasons"], viewer=viewer) if keys else {}
    tried = Attempt.objects.visible_to(viewer).filter(decision__in=keys).order_by("tried_at") if keys else ()
    tried_at = {one.decision_id: one.tried_at for one in tried}
    return [
        Put(
            proposal=row,
            answer=answer,
            reasons=tuple(reasons.get(row.pk, ())),
            speaks_for=True if acts_for(row, viewer=viewer) else row.speaks_for,
            contract=contract_of.get(row.pk),
            decision=decisions.get(row.decision_id) if row.decision_id else None,
            decided=" ".join(words.get((row.decision_id, "reasons"), ())) if row.decision_id else "",
            tried_at=tried_at.get(row.decision_id) if row.decision_id else None,
        )
        for row, answer in zip(rows, answers, strict=True)
    ]


def facts_of(row: PaidProposal) -> FamilyFacts:
    """Return what was put, as the rule takes it."""
    return FamilyFacts(
        relationship=row.relationship or None,
        same_household=row.same_household,
        partner_of_listed=row.partner_of_listed,
        purpose=row.purpose,
    )


def acts_for(row: PaidProposal, *, viewer: Viewer) -> bool:
    """Whether the map of who decides says that they decide something by a right of their own."""
    if row.relative_id is None:
        return False
    sides = PartnershipSide.objects.visible_to(viewer).current().filter(person_id=row.person_id)
    pairs = sides.filter(other_id=row.relative_id, ends_before=None).values_list("pair", flat=True)
    holds = WhoDecides.objects.visible_to(viewer).current().filter(person_id=row.person_id)
    with_them = holds.filter(pair__in=list(pairs), basis__in=ACTS_FOR)
    found: bool = with_them.exclude(holder=Holder.PERSON).exists()
    return found


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What was agreed, with its times, and its sum to whoever may see money."""

    contract: PaidContract
    times: tuple[Times, ...]
    sum: PaidSum | None


def contracts_of(person: UUID, *, viewer: Viewer) -> list[Agreed]:
    """Return what was agreed with people close to this person, the newest first."""
    keys = record_keys(person, viewer=viewer)
    rows = list(
        PaidContract.objects.visible_to(viewer).filter(person_id__in=keys).order_by("-starts_on", "pk")
    )
    sums = {one.contract_id: one for one in PaidSum.objects.visible_to(viewer).filter(contract__in=rows)}
    times: dict[UUID, list[Times]] = {}
    for row in PaidTime.objects.visible_to(viewer).filter(contract__in=rows).order_by("starts_at", "pk"):
        one = Times(days=tuple(row.days), starts_at=row.starts_at, minutes=row.minutes)
        times.setdefault(row.contract_id, []).append(one)
    return [Agreed(contract=row, times=tuple(times.get(row.pk, ())), sum=sums.get(row.pk)) for row in rows]


def lasts(contract: PaidContract, on: date) -> bool:
    """Whether it lasts on a day."""
    return contract.starts_on <= on and (contract.ends_before is None or contract.ends_before > on)


@dataclass(frozen=True, kw_only=True)
class PaidToDo:
    """What is to do about paying somebody close: contracts to look at again, and what is to be decided."""

    to_look_again: tuple[PaidContract, ...] = ()
    to_decide: tuple[Put, ...] = ()


def paid_to_do(people: Iterable[UUID], *, viewer: Viewer, until: date) -> PaidToDo:
    """Return contracts of these people to look at again by a day, and all that is open and not decided.

    The first due comes first. One question where there is nothing.
    """
    contracts = PaidContract.objects.visible_to(viewer).filter(person_id__in=list(people), ends_before=None)
    contracts = contracts.filter(look_again_on__lte=until).order_by("look_again_on", "pk")
    put = PaidProposal.objects.visible_to(viewer).current().filter(is_agreed=None)
    keys = contracts.order_by().values_list("pk", flat=True)
    if not list(keys.union(put.values_list("pk", flat=True), all=True)[:1]):
        return PaidToDo()
    rows = list(put.select_related("recorded_by", "signed_by").order_by("recorded_at", "pk"))
    waits = [one for one in _put(rows, viewer=viewer) if one.needs_decision]
    return PaidToDo(to_look_again=tuple(contracts), to_decide=tuple(waits))


@dataclass(frozen=True, kw_only=True)
class PaidWork:
    """What whoever looks is paid for by somebody close, as both agreed it. `calls` is whom they work for."""

    contract: UUID
    calls: str
    purpose: str
    tasks: str
    minutes_a_week: int | None
    starts_on: date
    ends_before: date | None
    particulars: dict[str, str]
    written_on: date | None
    second_signatory: str
    pence_an_hour: int | None
    pence_a_week: int | None
    times: tuple[Times, ...]


def my_paid_work(*, viewer: Viewer) -> list[PaidWork]:
    """Return what the viewer is paid for, the newest first. Nothing of why, or of what the other said."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute(
            "select contract, calls, purpose, tasks, minutes_a_week, starts_on, ends_before, written_on,"
            " particulars::text, second_signatory, pence_an_hour, pence_a_week, times::text"
            " from partnership_my_paid_work()"
        )
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [
        PaidWork(
            **{name: value for name, value in row.items() if name not in ("particulars", "times")},
            particulars=json.loads(row["particulars"]),
            times=tuple(_times(one) for one in json.loads(row["times"])),
        )
        for row in rows
    ]


def _times(told: dict[str, Any]) -> Times:
    starts_at = time.fromisoformat(told["starts_at"])
    return Times(days=tuple(told["days"]), starts_at=starts_at, minutes=told["minutes"])


@dataclass(frozen=True, kw_only=True)
class PaidHelp:
    """That somebody close is paid to help the viewer, or (`works`) that the viewer is paid to help them."""

    works: bool
    called: str
    ends_before: date | None


def my_paid_help(*, viewer: Viewer, on: date) -> list[PaidHelp]:
    """Return what of it lasts or is still to begin on a day, in one question: for the first page of all."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select works, called, ends_before from partnership_my_paid_help()")
        rows = cursor.fetchall()
    found = [PaidHelp(works=works, called=called, ends_before=ends) for works, called, ends in rows]
    return [one for one in found if one.ends_before is None or one.ends_before > on]
