"""Doors to personal budgets: what a plan costs, agreeing it or being held, and one's own."""

import uuid
from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.journey.budget import actions, queries
from sayso.journey.budget.facts import GivenPrice
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import BudgetState, EndBecause, hold_of
from sayso.journey.people.queries import record_keys
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Price(Schema):
    """A price for a whole week of one line, in whole pence, and what it rests on."""

    line: UUID
    pence_a_week: int = Field(ge=0, le=10_000_000_000)
    priced_by: str = Field(max_length=300)


class ToPropose(Schema):
    """A budget for the plan that stands, from a day."""

    standing: StandingKind = StandingKind.ADULT
    starts_on: date
    prices: list[Price] = Field(default_factory=list, max_length=100)
    impact_checked: bool = False
    impact_skipped_because: str = Field("", max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class ToAgree(Schema):
    """The grounds, in words for the person; and the manager who gets it where it is above the limit."""

    whether: Whether | None = None
    how_main: How | None = None
    how_others: list[How] = Field(default_factory=list, max_length=10)
    reasons: str = Field("", max_length=4000)
    hand_to: UUID | None = None


class Skipped(Schema):
    """Why it was not looked at; empty where it was."""

    skipped_because: str = Field("", max_length=2000)


class ToEnd(Schema):
    """The first day without it, and why; for the council's own ending the decision that lets it."""

    ends_before: date
    because: EndBecause
    decision: UUID | None = None


class OneLine(Schema):
    """What one line of the plan costs in a week, in whole pence, and how it is held."""

    line: UUID
    words: str
    way: str
    minutes_a_week: int | None
    rate_pence_an_hour: int | None
    pence_a_week: int
    priced_by: str


class Hold(Schema):
    """A rule that holds it, and what releases it."""

    code: str
    rule: str
    authority: str
    releases: str


class OneBudget(Schema):
    """A budget: its sums in whole pence a week (null: not known yet), its state, and what holds it."""

    key: UUID
    standing: StandingKind
    state: BudgetState
    gross_pence_a_week: int
    contribution_pence_a_week: int | None
    council_pence_a_week: int | None
    starts_on: date
    ends_before: date | None
    lines: list[OneLine]
    held: list[Hold]


@door(
    "GET",
    "/people/{uuid:person}/budgets",
    Permission.PROPOSE_BUDGET,
    summary="Somebody's budgets",
    answers=list[OneBudget],
)
def budgets(request: Asked, person: UUID) -> list[OneBudget]:
    """Return every budget, the newest first. Without plan and money: as if the record did not exist."""
    keys = record_keys(person, viewer=request.user)
    if not keys:
        raise NotFound(NOT_FOUND)
    for area in (Area.PLAN, Area.MONEY):
        authorise_on(request.user, person=person, area=area)
    looked_at(page="api_budgets", people=keys, by=request.user, at=request.at)
    return [_shown(one, request) for one in queries.budgets_of(person, viewer=request.user)]


@door(
    "POST",
    "/people/{uuid:person}/budgets",
    Permission.PROPOSE_BUDGET,
    summary="Price the plan that stands",
    answers=OneBudget,
    status=201,
)
def propose_budget(request: Asked, person: UUID, wanted: ToPropose) -> OneBudget:
    """Propose a budget. A line without a sum is refused by its key; none is ever nothing."""
    new = actions.NewBudget(
        person=person,
        standing=wanted.standing,
        starts_on=wanted.starts_on,
        prices={
            one.line: GivenPrice(pence_a_week=one.pence_a_week, priced_by=one.priced_by)
            for one in wanted.prices
        },
        impact_checked=wanted.impact_checked,
        impact_skipped_because=wanted.impact_skipped_because,
        key=wanted.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return actions.propose_budget(budget=new, by=request.user, at=request.at).pk

    return _one(once(request, wanted.key, act), request)


@door(
    "POST",
    "/budgets/{uuid:budget}/agree",
    Permission.AGREE_BUDGET,
    summary="Agree a budget, or be held",
    answers=OneBudget,
)
def agree_budget(request: Asked, budget: UUID, given: ToAgree) -> OneBudget:
    """Agree it. A budget that is held comes back with the rules that hold it, and nothing has changed."""
    grounds = Grounds(
        whether=given.whether, how_main=given.how_main, how_others=given.how_others, reasons=given.reasons
    )
    agreement = actions.Agreement(budget=budget, grounds=grounds, hand_to=given.hand_to)
    return _shown(actions.agree_budget(agreement=agreement, by=request.user, at=request.at), request)


@door(
    "POST",
    "/budgets/{uuid:budget}/impact",
    Permission.PROPOSE_BUDGET,
    summary="Look at what a budget changes for two people",
    answers=OneBudget,
)
def check_impact(request: Asked, budget: UUID, why: Skipped) -> OneBudget:
    """Keep what it changes as it stands, or why nobody looked."""
    done = actions.check_impact(
        budget=budget, skipped_because=why.skipped_because, by=request.user, at=request.at
    )
    return _shown(done, request)


@door(
    "POST",
    "/budgets/{uuid:budget}/begin",
    Permission.AGREE_BUDGET,
    summary="Begin a budget that waited",
    answers=OneBudget,
)
def begin_budget(request: Asked, budget: UUID) -> OneBudget:
    """Begin it where it may; else it comes back held as it was."""
    return _shown(actions.begin_budget(budget=budget, by=request.user, at=request.at), request)


@door(
    "POST",
    "/budgets/{uuid:budget}/withdraw",
    Permission.PROPOSE_BUDGET,
    summary="Take back a budget that has not begun",
    answers=OneBudget,
)
def withdraw_budget(request: Asked, budget: UUID) -> OneBudget:
    """Take it back; what stood before goes on."""
    return _shown(actions.withdraw_budget(budget=budget, by=request.user, at=request.at), request)


@door(
    "POST", "/budgets/{uuid:budget}/end", Permission.AGREE_BUDGET, summary="End a budget", answers=OneBudget
)
def end_budget(request: Asked, budget: UUID, ending: ToEnd) -> OneBudget:
    """End it from a day on. The council's own ending is held until a decision that may begin is cited."""
    done = actions.end_budget(
        budget=budget,
        ends_before=ending.ends_before,
        because=ending.because,
        decision=ending.decision,
        by=request.user,
        at=request.at,
    )
    return _shown(done, request)


@door("GET", "/my-budgets", Permission.SEE_OWN_RECORD, summary="My budgets", answers=list[OneBudget])
def my_budgets(request: Asked) -> list[OneBudget]:
    """Return one's own budgets that were decided, the newest first."""
    mine: UUID | None = request.user.subject_id
    rows = queries.budgets_of(mine, viewer=request.user) if mine else []
    decided = [one for one in rows if one.agreed_at and one.state != BudgetState.WITHDRAWN]
    return [_shown(one, request) for one in decided]


def _one(key: UUID, request: Asked) -> OneBudget:
    found: PersonalBudget = PersonalBudget.objects.visible_to(request.user).get(pk=key)
    return _shown(found, request)


def _shown(found: PersonalBudget, request: Asked) -> OneBudget:
    held = [hold_of(code) for code in found.held_by_rules]
    parts = queries.parts_of(found, viewer=request.user, on=timezone.localdate(request.at))
    return OneBudget(
        key=found.pk,
        standing=StandingKind(found.standing),
        state=BudgetState(found.state),
        gross_pence_a_week=found.gross_pence_a_week,
        contribution_pence_a_week=parts.person_pence_a_week,
        council_pence_a_week=parts.council_pence_a_week,
        starts_on=found.starts_on,
        ends_before=found.ends_before,
        lines=[_line(one) for one in queries.lines_of(found, viewer=request.user)],
        held=[
            Hold(code=one.code, rule=one.rule, authority=one.authority, releases=one.releases) for one in held
        ],
    )


def _line(one: BudgetLine) -> OneLine:
    return OneLine(
        line=one.line,
        words=one.words,
        way=one.way,
        minutes_a_week=one.minutes_a_week,
        rate_pence_an_hour=one.rate_pence_an_hour,
        pence_a_week=one.pence_a_week,
        priced_by=one.priced_by,
    )
