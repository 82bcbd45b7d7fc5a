"""Agree budgets, with reasons the person receives; or be held, with the rule and what releases it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.actions import decide
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.queries import takes_effect
from sayso.foundation.decisions.states import State
from sayso.journey.budget import facts, queries
from sayso.journey.budget import statuses as kinds
from sayso.journey.budget.actions.starting import begin
from sayso.journey.budget.actions.turn import take
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import plan_of
from sayso.rules.refusals import Invalid, Stale, WrongState

#: What a manager must see to agree: whom it is about, what is planned, and what it costs.
TO_AGREE = (Area.CONTACT, Area.PLAN, Area.MONEY)
A_MANAGER_HAS = timedelta(days=30)
PLAN_CHANGED = (
    "The plan changed since this was priced. Propose the budget again for the plan that stands now."
)
AGREED_ALREADY = "This budget is agreed already. Nothing was done twice."
TAKEN_BACK = "This budget was taken back. Propose another."
NOT_A_MANAGER = "Choose somebody who agrees budgets above the limit."


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Who agrees what, on what grounds. `hand_to` is the manager who gets it where it is above the limit."""

    budget: UUID
    grounds: Grounds = field(default_factory=Grounds)
    hand_to: UUID | None = None


@named_action(kind=Kind.DECIDES, permission=Permission.AGREE_BUDGET)
def agree_budgets(*, items: Sequence[Agreement], by: User, at: datetime) -> list[PersonalBudget]:
    """Agree budgets, and return each as it stands then, in order.

    It comes back `agreed`, with its commitments in the ledger; or `held`, with the rules that hold it, for
    raising would undo the record of what was given. Show that with `queries.held_box`. A budget that is less
    than the one before comes back held too, decided and waiting, until the person could answer.

    Raises NotFound; WrongState for what is agreed already or was taken back; Stale when the plan changed
    since it was priced; Invalid for a manager who is none.
    """
    found = take([item.budget for item in items], by)
    pairs = [(item, found[item.budget]) for item in items]
    for item, budget in pairs:
        _check(item, budget, by=by)
    ready = [budget for item, budget in pairs if _settled(item, budget, by=by, at=at)]
    begin(ready, by=by, at=at)
    write([_event(budget, by=by, at=at) for _, budget in pairs])
    return [budget for _, budget in pairs]


@named_action(kind=Kind.DECIDES, permission=Permission.AGREE_BUDGET)
def agree_budget(*, agreement: Agreement, by: User, at: datetime) -> PersonalBudget:
    """Agree one. Answers and refuses as `agree_budgets` does."""
    return agree_budgets(items=[agreement], by=by, at=at)[0]


def _check(item: Agreement, budget: PersonalBudget, *, by: User) -> None:
    if budget.agreed_at:
        raise WrongState(AGREED_ALREADY, state=budget.state)
    if budget.state not in kinds.OPEN_STATES:
        raise WrongState(TAKEN_BACK, state=budget.state)
    plan = plan_of(budget.person_id, StandingKind(budget.standing), viewer=by)
    priced = (budget.plan, budget.plan_version)
    if plan is None or (plan.pk, queries.version_of_plan(plan, viewer=by)) != priced:
        raise Stale(PLAN_CHANGED)
    managers = queries.may_agree_above_limit(not_by=[budget.proposed_by_id])
    if item.hand_to and item.hand_to not in {one.pk for one in managers}:
        raise Invalid(NOT_A_MANAGER, fields={"hand_to": NOT_A_MANAGER})


def _settled(item: Agreement, budget: PersonalBudget, *, by: User, at: datetime) -> bool:
    """Hold the budget or decide it; return whether it may begin."""
    budget.grounds = _kept(item.grounds)
    held = _holds(budget, by=by, at=at)
    if not held:
        decided = decide(decision=budget.decision, grounds=item.grounds, by=by, at=at)
        budget.decision = decided
        held = list(decided.held_by_rules) if decided.state == State.HELD else []
        if not held:
            budget.agreed_at, budget.agreed_by = at, by
            if not takes_effect(decided, on=timezone.localdate(at)):
                held = [kinds.WAITS_TO_ANSWER]
    budget.held_by_rules = held
    budget.state = BudgetState.HELD if held else BudgetState.AGREED
    if kinds.ABOVE_LIMIT in held and item.hand_to:
        _hand(budget, item.hand_to, at=at)
    budget.save(
        update_fields=["grounds", "held_by_rules", "agreed_at", "agreed_by", "handed_to", "handed_at"]
        + (["state"] if held else [])
    )
    return not held


def _holds(budget: PersonalBudget, *, by: User, at: datetime) -> list[str]:
    """Return the codes of this room's rules that hold it. No check holds support that could not wait."""
    on, standing = timezone.localdate(at), StandingKind(budget.standing)
    codes = []
    before = queries.budget_of(budget.person_id, standing, viewer=by)
    found = facts.impact_of(budget, before, viewer=by, on=on)
    asked = bool(budget.impact_checked_at or budget.impact_skipped_because)
    between_two = (
        facts.has_carer(budget.person_id, standing, viewer=by, on=on) or found.new or found.without_yes
    )
    urgent = facts.is_urgent(budget.person_id, viewer=by, on=on)
    if between_two and not asked and not urgent:
        codes.append(kinds.IMPACT_NOT_CHECKED)
    if found.moved_without_yes and not urgent:
        codes.append(kinds.MOVED_WITHOUT_YES)
    if facts.is_above_limit(budget.gross_pence_a_week, on=on):
        if not by.may(Permission.AGREE_BUDGET_ABOVE_LIMIT):
            codes.append(kinds.ABOVE_LIMIT)
        elif by.pk == budget.proposed_by_id:
            codes.append(kinds.SOMEBODY_ELSE)
    if between_two:
        budget.impact_due_on = facts.check_due_on(budget, on=on)
    return codes


def _hand(budget: PersonalBudget, to: UUID, *, at: datetime) -> None:
    """Put it before a manager, and let them see what they are to agree."""
    budget.handed_to_id, budget.handed_at = to, at
    held = set(grants.live(person=budget.person_id, login=to, because="budget"))
    if not held:
        grants.give_on(
            login=to,
            person=budget.person_id,
            areas=TO_AGREE,
            because="budget",
            at=at,
            until=at + A_MANAGER_HAS,
        )


def _kept(given: Grounds) -> dict[str, object]:
    return {
        "whether": given.whether.value if given.whether else "",
        "how_main": given.how_main.value if given.how_main else "",
        "how_others": [other.value for other in given.how_others],
        "reasons": given.reasons.strip(),
    }


def _event(budget: PersonalBudget, *, by: User, at: datetime) -> Event:
    told = {"state": budget.state, "held": budget.held_by_rules, "handed": budget.handed_to_id}
    about = ("budget", budget.pk)
    return event("budget.agree_budget", by=by, at=at, person=budget.person_id, about=about, facts=told)
