"""Paying somebody close, for tests: Bea, who may be paid for some hours by Ana. Everyone is made up."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import PaidContract, PaidProposal
from sayso.journey.partnership.statuses import Factor, Particular, PurposeKind, RelationshipKind
from sayso.rules.direct_payments.hours import Times
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import Two, the_two

EVIDENCE = "She hits out at strangers since the stroke. Two agencies left within a week."
WHY = "You have tried other help twice. Bea is whom you let wash you."
WEEKDAY_MORNINGS = Times(days=(0, 1, 2, 3, 4), starts_at=time(8), minutes=120)


@dataclass
class Payers:
    """The two of them, the worker who puts it, and two colleagues who decide for the council."""

    two: Two
    sam: User
    lee: User
    mo: User


def payers(now: datetime, two: Two | None = None) -> Payers:
    """Return the two and three colleagues to whom all that an arrangement holds of Ana is open."""
    two = two or the_two(now)
    lee = a_login("manager", now=now, name="Lee Okafor")
    mo = a_login("social-worker", now=now, name="Mo Hardy")
    needed = (Area.CONTACT, Area.PLAN, Area.HEALTH, Area.MONEY, Area.SHARING)
    for login in (two.sam, lee, mo):
        open_to(login, two.ana, *needed, now=now)
    return Payers(two=two, sam=two.sam, lee=lee, mo=mo)


def a_new_proposal(person: UUID, relative: UUID | None = None, **changed: Any) -> actions.NewProposal:
    """Return that a daughter in the same home be paid for care, with no reason yet."""
    put: dict[str, Any] = {
        "called": "Bea, my daughter",
        "relationship": RelationshipKind.CHILD,
        "same_household": True,
        "household_on": date(2026, 11, 16),
        "partner_of_listed": False,
        "purpose": PurposeKind.CARE,
        "speaks_for": False,
    }
    return actions.NewProposal(person=person, relative=relative, **(put | changed))


def with_reasons() -> dict[str, Any]:
    """Return one reason, with what shows it."""
    return {"reasons": {Factor.HARM: EVIDENCE}}


def put(payers: Payers, *, now: datetime, **changed: Any) -> PaidProposal:
    """Return an arrangement that Sam put."""
    new = a_new_proposal(payers.two.ana, **({"relative": payers.two.bea} | changed))
    with transaction.atomic(), viewing(payers.sam, at=now):
        return actions.propose_paid(proposal=new, by=payers.sam, at=now)


def decided(
    proposal: PaidProposal, *, by: User, now: datetime, agreed: bool = True, words: str = WHY
) -> PaidProposal:
    """Return it decided, or held."""
    said = actions.PaidDecision(person=proposal.person_id, proposal=proposal.pk, agreed=agreed, words=words)
    with transaction.atomic(), viewing(by, at=now):
        return actions.decide_paid(decided=said, by=by, at=now)


def a_new_contract(proposal: PaidProposal, **changed: Any) -> actions.NewContract:
    """Return ten paid hours on weekday mornings, and all that two close people write."""
    agreed: dict[str, Any] = {
        "calls": "Mum",
        "tasks": "Washing, dressing and breakfast",
        "starts_on": date(2026, 11, 23),
        "look_again_on": date(2027, 5, 3),
        "person_asked": SeenAlone.YES,
        "relative_asked": SeenAlone.YES,
        "particulars": {one: f"We wrote it down: {one.label}" for one in Particular},
        "written_on": date(2026, 11, 20),
    }
    if proposal.purpose == PurposeKind.CARE:
        agreed |= {"times": (WEEKDAY_MORNINGS,), "pence_an_hour": 1350}
    else:
        agreed |= {"pence_a_week": 2500}
    return actions.NewContract(person=proposal.person_id, proposal=proposal.pk, **(agreed | changed))


def agreed(proposal: PaidProposal, *, by: User, now: datetime, **changed: Any) -> PaidContract:
    """Return the contract made."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.agree_paid(contract=a_new_contract(proposal, **changed), by=by, at=now)


def a_contract(payers: Payers, *, now: datetime, **changed: Any) -> PaidContract:
    """Return Bea paid for ten hours a week, with a reason and an approver."""
    proposal = put(payers, now=now, **with_reasons())
    return agreed(decided(proposal, by=payers.lee, now=now), by=payers.sam, now=now, **changed)
