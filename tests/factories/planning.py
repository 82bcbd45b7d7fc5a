"""Plans, their lines and what carers are asked, for tests. Everyone is made up."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.planning import actions
from sayso.journey.planning.models import Plan, PlanLine, TaskOffer
from sayso.journey.planning.statuses import CarerAnswer, MetBy, Writer

TEA = "Tea at seven, like my mother did."
GARDEN = "Out in the garden each morning."
SHOWER = "A shower without slipping."


def a_draft(person: UUID, *, by: User, now: datetime, **changed: Any) -> Plan:
    """Begin a plan: by the person when it is their own sign-in, else by a worker with them."""
    kind = Writer.SELF if by.subject_id == person else Writer.WORKER
    asked: dict[str, Any] = {"written_by": kind, "from_wishes": False}
    with transaction.atomic(), viewing(by, at=now):
        return actions.begin_plan(plan=actions.NewPlan(person=person, **(asked | changed)), by=by, at=now)


def a_new_line(plan: Plan, **changed: Any) -> actions.NewLine:
    """Return tea at seven, every evening, half an hour, by somebody close if they say yes."""
    tea: dict[str, Any] = {
        "aim": TEA,
        "how_met": "Somebody makes tea with me and sits down.",
        "met_by": MetBy.CARER,
        "wished_at": time(19),
        "give_or_take_minutes": 15,
        "times_a_week": 7,
        "minutes_each": 30,
    }
    return actions.NewLine(person=plan.person_id, plan=plan.pk, **(tea | changed))


def a_line(plan: Plan, *, by: User, now: datetime, **changed: Any) -> PlanLine:
    """Add a line to a draft."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.add_line(line=a_new_line(plan, **changed), by=by, at=now)


def said_yes(plan: Plan, *, by: User, now: datetime, **changed: Any) -> Plan:
    """Finish a plan by the person's own yes."""
    yes = actions.Yes(person=plan.person_id, plan=plan.pk, **changed)
    with transaction.atomic(), viewing(by, at=now):
        return actions.finish_plan(yes=yes, by=by, at=now)


def a_new_offer(line: PlanLine, carer: UUID, **changed: Any) -> actions.NewOffer:
    """Return a question to a carer, as the carer reads it."""
    asked: dict[str, Any] = {"words": "Make tea at seven.", "minutes_a_week": 210}
    return actions.NewOffer(adult=line.person_id, carer=carer, line=line.line, **(asked | changed))


def offered(line: PlanLine, carer: UUID, *, by: User, now: datetime, **changed: Any) -> None:
    """Put a question to a carer."""
    with transaction.atomic(), viewing(by, at=now):
        actions.offer_task(offer=a_new_offer(line, carer, **changed), by=by, at=now)


def an_answer(offer: TaskOffer, now: datetime, **changed: Any) -> actions.CarersAnswer:
    """Return a yes to three evenings for twelve weeks."""
    yes: dict[str, Any] = {
        "answer": CarerAnswer.YES,
        "minutes_a_week": 90,
        "holds_from": now.date(),
        "ends_before": now.date() + timedelta(weeks=12),
    }
    return actions.CarersAnswer(offer=offer.pk, **(yes | changed))


def answered(offer: TaskOffer, *, by: User, now: datetime, **changed: Any) -> TaskOffer:
    """Let a carer answer."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.answer_task(answer=an_answer(offer, now, **changed), by=by, at=now)
