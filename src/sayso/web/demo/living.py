"""Telling the lives of the crowd: a set of one worker's people at a time, each step on its own day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.access import actions as access
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.journey.assessment import actions as assessment
from sayso.journey.assessment.facts import outcomes_asked
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.assessment.statuses import Finding
from sayso.journey.budget import actions as budget
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.charging import actions as charging
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.statuses import MetBy, Way
from sayso.journey.purchasing import actions as purchasing
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import MANAGERS, Council, acting
from sayso.web.demo.days import work_day
from sayso.web.demo.lives import Batch, Life, Wanted, batches_of

ADULT = StandingKind.ADULT
OFFICER = "Finn Dacre"
OLD_LETTER = "The letter of the system before this one, sent by post."
#: Days from the assessment to what follows.
PLANNED, MEANS, AGREED, ORDERED = 7, 8, 12, 14
MEANS_NOT_KNOWN = 0.08
PENSION_AGE = 67
PROVIDERS = ("Meadow Home Care", "Kindly", "Hearth and Table", "Lindenshire Care at Home")
WHY = Grounds(
    whether=Whether.MET,
    how_main=How.WISH,
    how_others=[How.NEED],
    reasons="This is what you want from the week, and what it costs to have it near you.",
)
WITHOUT_HELP = "Without help you cannot do this, and your days are poorer for it:"
ADVICE = "The library and the drop-in have a list of what is near you. Your worker brings it along."
MAY_AGREE = frozenset({"social-worker", "occupational-therapist"})


def begin_season(council: Council, season: int) -> None:
    """Tell how the lives of a season begin, so many seasons ago."""
    for batch in batches_of(council, season):
        begin_lives(council, batch)


def begin_lives(council: Council, batch: Batch) -> None:
    """Tell a batch from the assessment to the order."""
    _assess(council, batch)
    _plan(council, batch)
    _work_out_what_they_pay(council, batch)
    agreed = _agree(council, batch)
    _order(council, batch, agreed)


def _on(council: Council, batch: Batch, days: int) -> date:
    return min(work_day(batch.begins + timedelta(days=days)), council.day)


def _assess(council: Council, batch: Batch) -> None:
    worker, at = council.logins[batch.worker], council.at("10:00", on=batch.begins)
    items = [
        assessment.NewAssessment(
            person=life.key,
            standing=ADULT,
            assessed_on=at.date(),
            arises=True,
            significant_impact=True,
            outcomes=_outcomes(life),
        )
        for life in batch.lives
    ]
    with acting(worker, at):
        made = assessment.record_assessments(items=items, by=worker, at=at)
    _decide_on_needs(council, batch, made)


def _decide_on_needs(council: Council, batch: Batch, made: Sequence[NeedsAssessment]) -> None:
    """Decide what is eligible, in the words of each person's wants; a registered colleague where need be."""
    worker = council.logins[batch.worker]
    by, at = worker, council.at("15:00", on=batch.begins)
    if not worker.may(Permission.DECIDE_FOR_COUNCIL):
        by = _manager_of(council, worker)
        _open_for(by, [life.key for life in batch.lives], at)
    items = [
        assessment.NewEligibility(
            person=life.key,
            assessment=one.pk,
            finding=Finding.ELIGIBLE,
            outcomes=sorted({want.outcome for want in life.wanted}),
            reasons=f"{WITHOUT_HELP} {' '.join(want.aim for want in life.wanted)}",
            advice=ADVICE,
        )
        for life, one in zip(batch.lives, made, strict=True)
    ]
    with acting(by, at):
        assessment.decide_eligibilities(items=items, by=by, at=at)


def _manager_of(council: Council, worker: User) -> User:
    return council.logins[MANAGERS[worker.team.name]] if worker.team else worker


def _open_for(by: User, people: Sequence[UUID], at: datetime) -> None:
    """Let somebody open records that are not theirs, to check what a colleague put before them."""
    with acting(by, at):
        for person in people:
            access.open_record(person=person, purpose="check", by=by, at=at)


def _outcomes(life: Life) -> dict[str, str]:
    """Return the ten answers: able, save in what they want help with, and in one thing more."""
    able = {one.code: "able" for one in outcomes_asked(ADULT) if not one.may_not_apply}
    return able | {"habitable_home": "takes_longer"} | {one.outcome: "needs_help" for one in life.wanted}


def _plan(council: Council, batch: Batch) -> None:
    worker, at = council.logins[batch.worker], council.at("11:00", on=_on(council, batch, PLANNED))
    begun = [planning.NewPlan(person=life.key, from_wishes=False) for life in batch.lives]
    with acting(worker, at):
        plans = planning.begin_plans(items=begun, by=worker, at=at)
        asked = [
            (_line(life, one, plan.pk), one.way)
            for life, plan in zip(batch.lives, plans, strict=True)
            for one in life.wanted
        ]
        rows = planning.add_lines(items=[line for line, _ in asked], by=worker, at=at)
        picked = [
            planning.PickedWay(person=row.person_id, row=row.pk, way=way)
            for row, (_, way) in zip(rows, asked, strict=True)
        ]
        planning.pick_ways(items=picked, by=worker, at=at)
        yes = [
            planning.Yes(person=plan.person_id, plan=plan.pk, alone=SeenAlone.YES, words="Yes, that is it.")
            for plan in plans
        ]
        planning.finish_plans(items=yes, by=worker, at=at)


def _line(life: Life, one: Wanted, plan: Any) -> planning.NewLine:
    return planning.NewLine(
        person=life.key,
        plan=plan,
        aim=one.aim,
        how_met=one.how_met,
        met_by=MetBy.PAID,
        outcomes=(one.outcome,),
        wished_at=one.wished_at,
        give_or_take_minutes=15 if one.wished_at else None,
        times_a_week=one.times_a_week,
        minutes_each=one.minutes_each,
    )


def _work_out_what_they_pay(council: Council, batch: Batch) -> None:
    """Work out what each pays; of a few nobody knows yet, and their budgets say so."""
    officer, at = council.logins[OFFICER], council.at("09:30", on=_on(council, batch, MEANS))
    items = [
        charging.NewMeans(
            person=life.key, answers=_answers(life, council.day), assessed_on=at.date(), starts_on=at.date()
        )
        for life in batch.lives
        if life.chance >= MEANS_NOT_KNOWN
    ]
    if items:
        with acting(officer, at):
            kept = charging.assess_means(items=items, by=officer, at=at)
            told = [
                charging.ToldElsewhere(
                    person=one.person_id, assessment=one.pk, told_on=at.date(), how=OLD_LETTER
                )
                for one in kept
            ]
            charging.record_told(items=told, by=officer, at=at)


def _answers(life: Life, day: date) -> dict[str, dict[str, Any]]:
    """Draw what somebody told the council of their money, as they would answer the try-out."""
    chance, age = Chance(f"means {life.key}"), life.one.age(day)
    income = [
        _weekly("state_pension", chance.randint(16_000, 22_500)),
        _weekly("private_pension", chance.randint(100, 14_000)),
        _weekly("attendance_allowance", chance.choice([7_265, 10_855])),
    ]
    if age < PENSION_AGE:
        income = [
            _weekly("esa", chance.choice([13_820, 9_050])),
            _weekly("pip_daily_living", chance.choice([7_390, 11_040])),
        ]
    saved = chance.choice([30_000, 200_000, 900_000, 1_590_000])
    return {
        "where": {"setting": "home"},
        "household": {"household": "single"},
        "age": {"age": age},
        "income": {"items": income},
        "savings": {"items": [{"kind": "savings", "amount_pence": saved, "owners": 1}]},
        "property": {"items": []},
        "housing": {"items": [_weekly("council_tax_net", chance.randint(800, 2_400))]},
        "disability_costs": {"items": []},
        "cost": _COST,
    }


_COST = {"amount_pence": 60_000, "period": "week"}
"""What the council might pay for, at the most: a charge is never more, and a budget bounds it again."""


def _weekly(kind: str, pence: int) -> dict[str, Any]:
    return {"kind": kind, "amount_pence": pence, "period": "week"}


def _agree(council: Council, batch: Batch) -> list[PersonalBudget]:
    """Price what was planned; the worker agrees it alone where that is theirs, else the team's manager."""
    worker, at = council.logins[batch.worker], council.at("14:00", on=_on(council, batch, AGREED))
    new = [
        budget.NewBudget(person=life.key, starts_on=at.date(), impact_checked=True) for life in batch.lives
    ]
    with acting(worker, at):
        made = budget.propose_budgets(items=new, by=worker, at=at)
    settled = _agreed_by(worker, made, at) if worker.role_codes & MAY_AGREE else made
    left = [one for one in settled if one.state != BudgetState.AGREED]
    manager, later = _manager_of(council, worker), at + timedelta(hours=2)
    _open_for(manager, [one.person_id for one in left], later)
    return [one for one in settled if one not in left] + _agreed_by(manager, left, later)


def _agreed_by(by: User, made: Sequence[PersonalBudget], at: datetime) -> list[PersonalBudget]:
    if not made:
        return []
    with acting(by, at):
        items = [budget.Agreement(budget=one.pk, grounds=WHY) for one in made]
        return budget.agree_budgets(items=items, by=by, at=at)


def _order(council: Council, batch: Batch, agreed: Sequence[PersonalBudget]) -> None:
    """Order what the council arranges, from the day the money is agreed."""
    worker, at = council.logins[batch.worker], council.at("09:00", on=_on(council, batch, ORDERED))
    with acting(worker, at):
        lines = BudgetLine.objects.visible_to(worker).filter(
            budget__in=[one.pk for one in agreed if one.state == BudgetState.AGREED], way=Way.COUNCIL
        )
        items = [
            purchasing.NewOrder(
                person=line.person_id,
                line=line.line,
                provider=PROVIDERS[line.line.int % len(PROVIDERS)],
                starts_on=at.date(),
            )
            for line in lines.order_by("budget__proposed_at", "person_id", "place")
        ]
        if items:
            purchasing.place_orders(items=items, by=worker, at=at)
