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
from sayso.foundation.decisions.actions import Settling, decide_many
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.decisions.queries import takes_effect
from sayso.foundation.decisions.states import State
from sayso.journey.budget import facts, queries
from sayso.journey.budget import statuses as kinds
from sayso.journey.budget.actions.starting import begin
from sayso.journey.budget.actions.turn import take
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.planning.queries import plans_ready, versions_of_plans
from sayso.rules.refusals import Invalid, Stale, WrongState

#: What a manager must see to agree: whom it is about, what is planned, and what it costs.
TO_AGREE = (Area.CONTACT, Area.PLAN, Area.SHARING, Area.MONEY)
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


#: Who agrees what, and the budget as it stands.
Pair = tuple[Agreement, PersonalBudget]
#: What an attempt to agree writes on a budget, whatever comes of it.
WRITTEN = (
    *("grounds", "held_by_rules", "agreed_at", "agreed_by"),
    *("handed_to", "handed_at", "impact_due_on", "state"),
)


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
    _check(pairs, by=by)
    says = facts.council_says(timezone.localdate(at))
    _put(pairs, says, by=by, at=at)
    _decide([one for one in pairs if not one[1].held_by_rules], by=by, at=at)
    for item, budget in pairs:
        if budget.held_by_rules:
            budget.state = BudgetState.HELD
        if kinds.ABOVE_LIMIT in budget.held_by_rules and item.hand_to:
            _hand(budget, item.hand_to, at=at)
    PersonalBudget.objects.bulk_update(found.values(), WRITTEN)
    begin([budget for _, budget in pairs if not budget.held_by_rules], says, by=by, at=at)
    write([_event(budget, by=by, at=at) for _, budget in pairs])
    return [budget for _, budget in pairs]


@named_action(kind=Kind.DECIDES, permission=Permission.AGREE_BUDGET)
def agree_budget(*, agreement: Agreement, by: User, at: datetime) -> PersonalBudget:
    """Agree one. Answers and refuses as `agree_budgets` does."""
    return agree_budgets(items=[agreement], by=by, at=at)[0]


def _check(pairs: Sequence[Pair], *, by: User) -> None:
    for _, budget in pairs:
        if budget.agreed_at:
            raise WrongState(AGREED_ALREADY, state=budget.state)
        if budget.state not in kinds.OPEN_STATES:
            raise WrongState(TAKEN_BACK, state=budget.state)
    stands = plans_ready({budget.person_id for _, budget in pairs}, viewer=by)
    versions = versions_of_plans(stands, viewer=by)
    if any(versions.get(budget.plan) != budget.plan_version for _, budget in pairs):
        raise Stale(PLAN_CHANGED)
    for item, budget in pairs:
        if item.hand_to:
            managers = queries.may_agree_above_limit(not_by=[budget.proposed_by_id])
            if item.hand_to not in {one.pk for one in managers}:
                raise Invalid(NOT_A_MANAGER, fields={"hand_to": NOT_A_MANAGER})


def _put(pairs: Sequence[Pair], says: facts.CouncilSays, *, by: User, at: datetime) -> None:
    """Put on each the grounds given, and which of this room's rules hold it.

    No check holds support that could not wait.
    """
    people, on = {budget.person_id for _, budget in pairs}, timezone.localdate(at)
    stands = queries.budgets_standing(people, viewer=by)
    asked = [(budget, stands.get((budget.person_id, budget.standing))) for _, budget in pairs]
    cared_for = facts.have_carers(people, viewer=by, on=on)
    urgent = facts.are_urgent(people, viewer=by, on=on)
    looked = facts.impacts_of(asked, viewer=by, on=on)
    for (item, budget), impact in zip(pairs, looked, strict=True):
        is_close = (budget.person_id, budget.standing) in cared_for
        between_two = bool(is_close or impact.new or impact.without_yes)
        codes = [] if budget.person_id in urgent else _holds_of_two(budget, impact, between_two)
        budget.grounds = _kept(item.grounds)
        budget.held_by_rules = codes + _holds_by_sum(budget, says, by=by)
        budget.impact_due_on = says.check_due_on(budget) if between_two else None


def _holds_of_two(budget: PersonalBudget, impact: facts.Impact, between_two: bool) -> list[str]:
    """Return the codes of the rules that hold it for what it changes between somebody and a carer."""
    was_asked = budget.impact_checked_at or budget.impact_skipped_because
    codes = [kinds.IMPACT_NOT_CHECKED] if between_two and not was_asked else []
    return codes + ([kinds.MOVED_WITHOUT_YES] if impact.moved_without_yes else [])


def _holds_by_sum(budget: PersonalBudget, says: facts.CouncilSays, *, by: User) -> list[str]:
    """Return the code of the rule that holds it for its sum: it is a manager's, and not whose it was."""
    if not says.is_above_limit(budget.gross_pence_a_week):
        return []
    if not by.may(Permission.AGREE_BUDGET_ABOVE_LIMIT):
        return [kinds.ABOVE_LIMIT]
    return [kinds.SOMEBODY_ELSE] if by.pk == budget.proposed_by_id else []


def _decide(pairs: Sequence[Pair], *, by: User, at: datetime) -> None:
    """Decide what this room does not hold: what the law holds, or what waits for an answer, says so then."""
    if not pairs:
        return
    items = [Settling(decision=budget.decision_id, grounds=item.grounds) for item, budget in pairs]
    for (_, budget), decided in zip(pairs, decide_many(items=items, by=by, at=at), strict=True):
        budget.decision = decided
        budget.held_by_rules = list(decided.held_by_rules) if decided.state == State.HELD else []
        if decided.state != State.HELD:
            budget.agreed_at, budget.agreed_by = at, by
            if not takes_effect(decided, on=timezone.localdate(at)):
                budget.held_by_rules = [kinds.WAITS_TO_ANSWER]


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
