"""Plans, their lines and what carers are asked, for tests. Everyone is made up."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine, TaskOffer
from sayso.journey.planning.statuses import (
    CarerAnswer,
    CarersPartKind,
    ContactAsked,
    EmergencyPartKind,
    MetBy,
    Writer,
)

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


def in_an_emergency(person: UUID, *, by: User, now: datetime, **changed: str) -> None:
    """Write what must happen, whom to ring and the person's own yes to it, for a year less a day."""
    words = {"first_hours": "Sit with me and make tea.", "medicines": "In the tin by the kettle."} | changed
    parts = [
        actions.NewEmergencyPart(person=person, part=EmergencyPartKind(part), words=said)
        for part, said in words.items()
    ]
    with transaction.atomic(), viewing(by, at=now):
        actions.say_emergency_parts(items=parts, by=by, at=now)
        actions.name_contact(contact=a_new_contact(person), by=by, at=now)
        version = queries.emergency_version(person, viewer=by)
        yes = actions.NewEmergencyYes(
            person=person,
            review_on=now.date() + timedelta(days=364),
            seen_version=version,
            alone=None if by.subject_id == person else SeenAlone.YES,
        )
        actions.say_yes_to_emergency_plan(yes=yes, by=by, at=now)


def a_new_contact(person: UUID, **changed: Any) -> actions.NewContact:
    """Return Jo next door, who was asked and said yes."""
    said: dict[str, Any] = {
        "called": "Jo, next door",
        "telephone": "01632 960 111",
        "free": "Evenings, and nights if need be",
        "asked": ContactAsked.YES,
    }
    return actions.NewContact(person=person, **(said | changed))


def carers_words(
    carer: UUID, adult: UUID, *, by: User, now: datetime, stands: bool = True, **words: str
) -> None:
    """Let a carer write what they do, and who does it if they cannot; it stands in the plan unless said."""
    said = {"i_do": "I lift her at seven.", "back_up": "My brother Leo has said yes."} | words
    parts = [
        actions.NewCarersPart(person=carer, adult=adult, part=CarersPartKind(part), words=one, stands=stands)
        for part, one in said.items()
    ]
    alone = None if by.subject_id == carer else SeenAlone.YES
    with transaction.atomic(), viewing(by, at=now):
        actions.say_carers_parts(items=parts, by=by, at=now, alone=alone)
