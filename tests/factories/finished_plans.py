"""Finished plans with tasks as they stand, written at once: for tests that begin after the plan."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions
from sayso.journey.planning.models import Plan, PlanLine, TaskOffer
from sayso.journey.planning.statuses import CarerAnswer, IdeaOf, MetBy, Way, Writer
from tests.factories.logins import open_to
from tests.pages.home.signing_in import a_login_of

TEA_LINE: dict[str, Any] = {
    "aim": "Tea at seven, like my mother did.",
    "how_met": "Tea at seven",
    "met_by": MetBy.PAID,
    "idea_of": IdeaOf.PERSON,
    "wished_at": time(19),
    "give_or_take_minutes": 15,
    "times_a_week": 7,
    "minutes_each": 30,
    "way": Way.COUNCIL,
}
GARDEN_LINE: dict[str, Any] = TEA_LINE | {
    "aim": "My hands in the soil again.",
    "how_met": "Help in the garden",
    "wished_at": None,
    "give_or_take_minutes": None,
    "times_a_week": 1,
    "minutes_each": 120,
    "way": Way.DIRECT_PAYMENT,
}


def a_finished_plan(
    person: UUID,
    *lines: dict[str, Any],
    by: User,
    now: datetime,
    standing: StandingKind = StandingKind.ADULT,
) -> Plan:
    """Return a plan that the person said yes to, in place of the one before: tea, and the garden."""
    with transaction.atomic(), viewing(by, at=now):
        standing_plans = Plan.objects.visible_to(by).current().filter(person_id=person, standing=standing)
        standing_plans.update(replaced_at=now, replaced_by=by)
        plan = Plan.objects.create(
            person_id=person,
            standing=standing,
            written_by=Writer.WORKER,
            finished_at=now,
            finished_by=by,
            yes_alone="yes",
            recorded_at=now,
            recorded_by=by,
        )
        for place, line in enumerate(lines or (TEA_LINE, GARDEN_LINE), start=1):
            PlanLine.objects.create(
                person_id=person, plan=plan, place=place, recorded_at=now, recorded_by=by, **line
            )
    return plan


def a_carers_answer(
    person: UUID,
    carer: UUID,
    line: UUID,
    *,
    by: User,
    now: datetime,
    answer: CarerAnswer = CarerAnswer.YES,
    minutes: int = 60,
) -> tuple[User, UUID]:
    """Let a carer be asked and answer, with a sign-in of their own; return it, and the key of the offer."""
    hers = User.objects.filter(subject_id=carer).first() or a_login_of(carer, "carer", now=now)
    if not TaskOffer.objects.filter(person_id=carer).exists():
        open_to(hers, carer, Area.PRIVATE, now=now)
    key = uuid4()
    with transaction.atomic(), viewing(by, at=now):
        offer = actions.NewOffer(
            adult=person, carer=carer, line=line, words="Will you?", minutes_a_week=minutes, key=key
        )
        actions.offer_task(offer=offer, by=by, at=now)
    with transaction.atomic(), viewing(hers, at=now):
        said = actions.CarersAnswer(offer=key, answer=answer)
        if answer == CarerAnswer.YES:
            until = now.date() + timedelta(days=180)
            said = replace(said, minutes_a_week=minutes, holds_from=now.date(), ends_before=until)
        actions.answer_task(answer=said, by=hers, at=now)
    return hers, key
