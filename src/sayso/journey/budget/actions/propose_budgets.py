"""Propose what a plan costs: every line priced with its working, and put to whoever may agree it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.actions import NewQuestion, propose_decisions
from sayso.foundation.decisions.grounds import Nature
from sayso.foundation.decisions.questions import Question
from sayso.journey.budget import facts, queries
from sayso.journey.budget.actions.turn import authorise_for_budgets, hold_people
from sayso.journey.budget.facts import GivenPrice
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import OPEN_STATES, BudgetState
from sayso.journey.charging.queries import payers_of, pence_paid_by
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.queries import lines_of_plans, plans_ready, versions_of_plans
from sayso.rules.budget.pricing import PricedBudget
from sayso.rules.refusals import Invalid, WrongState

NO_PLAN = "There is no finished plan to price. Finish the plan with them first."
NOT_BEFORE_THE_LAST = "The budget before this one began on {day}. Choose a later day."
QUESTION = "What does the support in this plan cost, and who pays which part?"
OPTIONS = ("Agree what the plan costs here", "Look at the plan again with the person")
_MOST_WORDS = 500


@dataclass(frozen=True, kw_only=True)
class NewBudget:
    """A budget for the plan that stands. `prices` are prices for a whole week, by the key of the plan's line.

    With `impact_checked` whoever proposes it has looked at what it changes for the two of them.
    """

    person: UUID
    standing: StandingKind = StandingKind.ADULT
    starts_on: date
    prices: Mapping[UUID, GivenPrice] = field(default_factory=dict)
    impact_checked: bool = False
    impact_skipped_because: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What one proposal rests on, read before anything is written."""

    item: NewBudget
    plan: Plan
    plan_version: int
    lines: Sequence[PlanLine]
    before: PersonalBudget | None
    contribution_pence_a_week: int | None
    payers: Mapping[UUID, str]


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_BUDGET)
def propose_budgets(*, items: Sequence[NewBudget], by: User, at: datetime) -> list[PersonalBudget]:
    """Price plans and keep what came of it, each in place of whatever was open for that person and standing.

    Raises NotFound; WrongState while there is no finished plan; Invalid, by the key of each line, for a line
    without a sum: one that nobody picked a way for, or whose time or price is not known.
    """
    people = {item.person for item in items}
    authorise_for_budgets(by, people)
    hold_people(by, people)
    found = _found(items, by=by)
    on = timezone.localdate(at)
    to_price = [
        facts.ToPrice(
            lines=one.lines,
            prices=one.item.prices,
            contribution_pence_a_week=one.contribution_pence_a_week,
            payers=one.payers,
        )
        for one in found
    ]
    priced = facts.priced(to_price, on=on)
    for one, price in zip(found, priced, strict=True):
        facts.see_it_has_a_sum(one.lines, price)
    _put_aside(items, by=by)
    made = [_made(one, price, by=by, at=at) for one, price in zip(found, priced, strict=True)]
    _ask(made, by=by, at=at)
    _look(made, found, by=by, at=at)
    PersonalBudget.objects.bulk_create(made)
    BudgetLine.objects.bulk_create(
        [
            line
            for budget, one, price in zip(made, found, priced, strict=True)
            for line in _lines(budget, one, price)
        ]
    )
    write([_event(budget, by=by, at=at) for budget in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_BUDGET)
def propose_budget(*, budget: NewBudget, by: User, at: datetime) -> PersonalBudget:
    """Propose one. Refuses as `propose_budgets` does."""
    return propose_budgets(items=[budget], by=by, at=at)[0]


def _found(items: Sequence[NewBudget], *, by: User) -> list[_Found]:
    people = {item.person for item in items}
    plans = {(plan.person_id, plan.standing): plan for plan in plans_ready(people, viewer=by)}
    if not all((item.person, item.standing) in plans for item in items):
        raise WrongState(NO_PLAN)
    before = queries.budgets_standing(people, viewer=by)
    lines = lines_of_plans(plans.values(), viewer=by)
    versions = versions_of_plans(plans.values(), viewer=by)
    parts = _parts(items, by=by)
    days = {item.starts_on for item in items}
    payers = {day: payers_of(people, viewer=by, on=day) for day in days}
    found = []
    for item in items:
        key = (item.person, item.standing.value)
        plan = plans[key]
        _check_day(item, before.get(key))
        _check_prices(item, lines[plan.pk])
        found.append(
            _Found(
                item=item,
                plan=plan,
                plan_version=versions[plan.pk],
                lines=facts.paid_lines(lines[plan.pk], item.prices),
                before=before.get(key),
                contribution_pence_a_week=parts[(*key, item.starts_on)],
                payers=payers[item.starts_on],
            )
        )
    return found


def _parts(items: Sequence[NewBudget], *, by: User) -> dict[tuple[UUID, str, date], int | None]:
    """Return what each pays from the day of their budget on, by person, standing and day."""
    together: dict[tuple[StandingKind, date], list[UUID]] = {}
    for item in items:
        together.setdefault((item.standing, item.starts_on), []).append(item.person)
    return {
        (person, standing.value, day): pence
        for (standing, day), people in together.items()
        for person, pence in pence_paid_by(people, standing, viewer=by, on=day).items()
    }


def _check_day(item: NewBudget, before: PersonalBudget | None) -> None:
    if before and item.starts_on <= before.starts_on:
        say = NOT_BEFORE_THE_LAST.format(day=f"{before.starts_on.day} {before.starts_on:%B %Y}")
        raise Invalid(say, fields={"starts_on": say})


def _check_prices(item: NewBudget, lines: Sequence[PlanLine]) -> None:
    known = {line.line for line in lines}
    wrong = {}
    for key, given in item.prices.items():
        if key not in known:
            wrong[str(key)] = "This line is not in the plan. Open the plan to see what is."
        elif not given.priced_by.strip() or len(given.priced_by) > _MOST_WORDS:
            wrong[str(key)] = "Write what this price rests on, such as a quote and its date."
        elif given.pence_a_week < 0:
            wrong[str(key)] = "Give a price of nothing or more."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)


def _put_aside(items: Sequence[NewBudget], *, by: User) -> None:
    """Put aside what was open: one budget at a time is put to be agreed."""
    for standing in StandingKind:
        people = [item.person for item in items if item.standing == standing]
        rows = PersonalBudget.objects.visible_to(by).filter(person_id__in=people, standing=standing)
        rows.filter(state__in=OPEN_STATES).update(state=BudgetState.WITHDRAWN)


def _made(one: _Found, price: PricedBudget, *, by: User, at: datetime) -> PersonalBudget:
    item = one.item
    assert price.gross_pence_a_week is not None, "a line without a sum was refused before"
    lowers = one.before is not None and price.gross_pence_a_week < one.before.gross_pence_a_week
    skipped = item.impact_skipped_because.strip()
    return PersonalBudget(
        id=item.key,
        person_id=item.person,
        standing=item.standing,
        plan=one.plan.pk,
        plan_version=one.plan_version,
        state=BudgetState.PROPOSED,
        gross_pence_a_week=price.gross_pence_a_week,
        contribution_pence_a_week=price.person_pence_a_week,
        working=facts.told(price.working),
        starts_on=item.starts_on,
        impact_skipped_because="" if item.impact_checked else skipped,
        lowers=lowers,
        proposed_at=at,
        proposed_by=by,
    )


def _look(made: Sequence[PersonalBudget], found: Sequence[_Found], *, by: User, at: datetime) -> None:
    """Keep what each changes for the two of them, where whoever proposes it has looked."""
    looked = [
        (budget, one.before) for budget, one in zip(made, found, strict=True) if one.item.impact_checked
    ]
    changes = facts.impacts_of(looked, viewer=by, on=timezone.localdate(at)) if looked else []
    for (budget, _), change in zip(looked, changes, strict=True):
        budget.impact, budget.impact_checked_at, budget.impact_checked_by = facts.kept(change), at, by


def _ask(made: Sequence[PersonalBudget], *, by: User, at: datetime) -> None:
    """Put the question of each, that somebody decides when the budget is agreed."""
    asked = [NewQuestion(person=budget.person_id, question=_question(budget, by=by)) for budget in made]
    for budget, decision in zip(made, propose_decisions(items=asked, by=by, at=at), strict=True):
        budget.decision = decision


def _question(budget: PersonalBudget, *, by: User) -> Question:
    return Question(
        nature=Nature.COUNCIL_DUTY,
        words=QUESTION,
        options=OPTIONS,
        subject_kind="budget",
        subject_key=budget.pk,
        officer=by,
        about_need=True,
        lowers_or_ends=budget.lowers,
    )


def _lines(budget: PersonalBudget, one: _Found, price: PricedBudget) -> list[BudgetLine]:
    made = []
    for place, (line, found) in enumerate(zip(one.lines, price.lines, strict=True), start=1):
        given = one.item.prices.get(line.line)
        assert found.pence_a_week is not None, "a line without a sum was refused before"
        made.append(
            BudgetLine(
                person_id=budget.person_id,
                budget=budget,
                line=line.line,
                place=place,
                words=line.how_met or line.aim,
                way=line.way,
                minutes_a_week=found.minutes_a_week,
                rate_pence_an_hour=facts.hour_rate(found) if found.minutes_a_week is not None else None,
                pence_a_week=found.pence_a_week,
                priced_by=given.priced_by.strip() if given else "",
                starts_on=budget.starts_on,
                working=facts.told(found.working),
            )
        )
    return made


def _event(budget: PersonalBudget, *, by: User, at: datetime) -> Event:
    of_it = {"standing": budget.standing, "lowers": budget.lowers, "checked": bool(budget.impact)}
    about = ("budget", budget.pk)
    name = "budget.propose_budget"
    return event(name, by=by, at=at, person=budget.person_id, about=about, facts=of_it)
