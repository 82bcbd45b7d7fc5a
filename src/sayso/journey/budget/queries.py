"""Questions about budgets. Every one answers by what the viewer may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest, TruncDate

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions.queries import HeldBox, takes_effect
from sayso.foundation.govuk.presenting import LONDON, pounds
from sayso.journey.budget.models import BudgetLine, PersonalBudget
from sayso.journey.budget.statuses import ABOVE_LIMIT, OPEN_STATES, BudgetState, hold_of
from sayso.journey.charging.queries import payers_of, pence_paid_by
from sayso.journey.charging.queries.supported import free_line_keys
from sayso.journey.charging.statuses import Body
from sayso.journey.people.statuses import StandingKind

#: A person and the standing of theirs that a budget is for.
Key = tuple[UUID, str]


def budget_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> PersonalBudget | None:
    """Return the budget that is agreed and not ended; None where there is none, or it is not open."""
    agreed = budgets_agreed(person, viewer=viewer)
    return next((one for one in agreed if one.standing == standing), None)


def budgets_standing(people: Iterable[UUID], *, viewer: Viewer) -> dict[Key, PersonalBudget]:
    """Return the budgets of these people that are agreed and not ended, by person and standing."""
    rows = PersonalBudget.objects.visible_to(viewer).filter(person_id__in=list(people))
    return {(one.person_id, one.standing): one for one in rows.filter(state=BudgetState.AGREED)}


def support_goes_on(*, viewer: Viewer, on: date) -> Any:
    """Return, as a question, the budgets in force on a day with a part that somebody could be charged for.

    `supported_from` is the day it began, or the day it was agreed if that is later.
    """
    free = free_line_keys(viewer=viewer, on=on)
    lines = BudgetLine.objects.visible_to(viewer).filter(budget=OuterRef("pk"), pence_a_week__gt=0)
    agreed = PersonalBudget.objects.visible_to(viewer).filter(state=BudgetState.AGREED, starts_on__lte=on)
    lasting = agreed.filter(Q(ends_before=None) | Q(ends_before__gt=on))
    begun = Greatest(F("starts_on"), TruncDate("agreed_at", tzinfo=LONDON))
    return lasting.filter(Exists(lines.exclude(line__in=free))).annotate(supported_from=begun)


def support_is_over(*, viewer: Viewer, on: date) -> Any:
    """Return, as a question, the budgets that ended, of those who have none that goes on or is to begin."""
    rows = PersonalBudget.objects.visible_to(viewer)
    same = rows.filter(person_id=OuterRef("person_id"), standing=OuterRef("standing"))
    lasting = same.filter(state=BudgetState.AGREED).filter(Q(ends_before=None) | Q(ends_before__gt=on))
    waiting = same.filter(state__in=OPEN_STATES)
    over = rows.filter(state__in=[BudgetState.AGREED, BudgetState.ENDED], ends_before__lte=on)
    return over.exclude(Exists(lasting)).exclude(Exists(waiting))


def budgets_agreed(person: UUID, *, viewer: Viewer) -> list[PersonalBudget]:
    """Return the budgets of a person that are agreed and not ended, the adult's first."""
    agreed = [one for one in every_budget_of(person, viewer=viewer) if one.state == BudgetState.AGREED]
    return sorted(agreed, key=lambda one: one.standing)


def open_budget_of(person: UUID, standing: StandingKind, *, viewer: Viewer) -> PersonalBudget | None:
    """Return the budget that is proposed, held, or decided and waiting to begin."""
    every = budgets_of(person, viewer=viewer)
    return next((one for one in every if one.standing == standing and one.state in OPEN_STATES), None)


@asked_once
def every_budget_of(person: UUID, *, viewer: Viewer) -> list[PersonalBudget]:
    """Return every budget of a person, for whoever may read it, though its decision is not open to them."""
    return list(PersonalBudget.objects.visible_to(viewer).filter(person_id=person))


@asked_once
def budgets_of(person: UUID, *, viewer: Viewer) -> list[PersonalBudget]:
    """Return every budget of a person with its decision, the newest first; what was taken back too.

    To whom the decision is not open, there is nothing.
    """
    rows = PersonalBudget.objects.visible_to(viewer).filter(person_id=person)
    return list(rows.select_related("decision").order_by("-proposed_at"))


def before(budget: PersonalBudget, *, viewer: Viewer) -> PersonalBudget | None:
    """Return the budget that ended when this one began; None for a first one."""
    rows = PersonalBudget.objects.visible_to(viewer).filter(
        person_id=budget.person_id, standing=budget.standing, ends_before=budget.starts_on
    )
    found: PersonalBudget | None = rows.exclude(pk=budget.pk).filter(state=BudgetState.ENDED).first()
    return found


def lines_of(budget: PersonalBudget, *, viewer: Viewer) -> list[BudgetLine]:
    """Return the lines of a budget, in their order."""
    return lines_of_budgets([budget], viewer=viewer)[budget.pk]


def lines_of_budgets(budgets: Iterable[PersonalBudget], *, viewer: Viewer) -> dict[UUID, list[BudgetLine]]:
    """Return the lines of budgets, each budget's in their order, by its key."""
    found: dict[UUID, list[BudgetLine]] = {budget.pk: [] for budget in budgets}
    rows = BudgetLine.objects.visible_to(viewer).filter(budget__in=list(found))
    for line in rows.order_by("place"):
        found[line.budget_id].append(line)
    return found


def line_of(person: UUID, line: UUID, *, viewer: Viewer) -> BudgetLine | None:
    """Return what one line of the plan costs in the budget that is agreed; None where it is in none."""
    rows = BudgetLine.objects.visible_to(viewer).filter(person_id=person, line=line)
    found: BudgetLine | None = rows.filter(budget__state=BudgetState.AGREED).first()
    return found


def budgets_waiting(viewer: User) -> list[PersonalBudget]:
    """Return the budgets that wait for this login to agree them, the longest waiting first.

    Somebody who agrees above the limit has those handed to them, and those of others that are held by the
    limit. Nobody waits for a decision of their own above the limit.
    """
    rows = PersonalBudget.objects.visible_to(viewer).filter(state__in=OPEN_STATES)
    return _waiting(rows.select_related("decision", "proposed_by"), viewer)


def _waiting(rows: Iterable[PersonalBudget], viewer: User) -> list[PersonalBudget]:
    if not viewer.may(Permission.AGREE_BUDGET):
        return []
    mine = [one for one in rows if one.is_open and _waits_for(viewer, one)]
    return sorted(mine, key=lambda one: one.handed_at or one.proposed_at)


def _waits_for(viewer: User, one: PersonalBudget) -> bool:
    own, above = one.proposed_by_id == viewer.pk, ABOVE_LIMIT in one.held_by_rules
    if viewer.may(Permission.AGREE_BUDGET_ABOVE_LIMIT):
        return not own and (one.handed_to_id == viewer.pk if one.handed_to_id else above)
    return not above and (own or not one.proposed_by.may(Permission.AGREE_BUDGET))


@dataclass(frozen=True)
class OnTheDay:
    """Budgets that somebody has to do something with: to agree, to ask about again, to begin."""

    waiting: list[PersonalBudget]
    to_ask: list[PersonalBudget]
    may_begin: list[PersonalBudget]


def on_the_day(*, viewer: User, by: date) -> OnTheDay:
    """Return, in one question, what waits for this login, and what is to be asked or begun by a day."""
    wanted = Q(state__in=OPEN_STATES) | Q(state=BudgetState.AGREED, impact_due_on__lte=by)
    found = PersonalBudget.objects.visible_to(viewer).filter(wanted)
    rows = list(found.select_related("decision", "proposed_by").order_by("proposed_at"))
    return OnTheDay(
        waiting=_waiting(rows, viewer),
        to_ask=[one for one in rows if one.state == BudgetState.AGREED],
        may_begin=[one for one in rows if one.waits_to_begin and takes_effect(one.decision, on=by)],
    )


def may_agree_above_limit(*, not_by: Iterable[UUID] = ()) -> list[User]:
    """Return who agrees budgets above the limit, by name, without those who may not agree this one."""
    codes = [code for code, role in ROLES.items() if Permission.AGREE_BUDGET_ABOVE_LIMIT in role.permissions]
    found = User.objects.filter(is_active=True, roles_held__role__in=codes, roles_held__ended_at=None)
    return list(found.exclude(pk__in=list(not_by)).distinct().order_by("name"))


def checks_due(*, viewer: User, by: date) -> list[PersonalBudget]:
    """Return agreed budgets of which somebody must ask, by a day, what they changed for the two of them."""
    rows = PersonalBudget.objects.visible_to(viewer).filter(state=BudgetState.AGREED, impact_due_on__lte=by)
    return list(rows.order_by("impact_due_on"))


def may_begin(*, viewer: User, on: date) -> list[PersonalBudget]:
    """Return budgets that were decided, waited for an answer, and may begin on this day."""
    rows = PersonalBudget.objects.visible_to(viewer).filter(state=BudgetState.HELD, agreed_at__isnull=False)
    waiting = rows.select_related("decision").order_by("agreed_at")
    return [one for one in waiting if takes_effect(one.decision, on=on)]


def held_box(budget: PersonalBudget) -> HeldBox | None:
    """Return what to show of a budget that is held; None for one that is not."""
    if budget.state != BudgetState.HELD or not budget.held_by_rules:
        return None
    first, *others = [hold_of(code) for code in budget.held_by_rules]
    releases = [hold.releases for hold in (first, *others)]
    return HeldBox(first.stays, first.rule, first.authority, releases, others)


@dataclass(frozen=True)
class Parts:
    """Who pays which part of a budget on a day, in whole pence a week; None while it is not known.

    `free` are the lines of the plan that are free by law on that day, and `free_pence_a_week` what they cost
    the council; `nhs` and `nhs_pence_a_week` are those that the NHS pays.
    """

    person_pence_a_week: int | None
    council_pence_a_week: int | None
    free: frozenset[UUID] = frozenset()
    free_pence_a_week: int = 0
    nhs: frozenset[UUID] = frozenset()
    nhs_pence_a_week: int = 0

    @property
    def not_charged_pence_a_week(self) -> int:
        """What nobody can be asked to pay for."""
        return self.free_pence_a_week + self.nhs_pence_a_week


def parts_of(budget: PersonalBudget, *, viewer: Viewer, on: date) -> Parts:
    """Return who pays which part on a day: what the person pays may have become known, or changed, since.

    Nobody pays more than it costs. A viewer without the money sees neither.
    """
    return parts_of_all([budget], viewer=viewer, on=on)[budget.pk]


def parts_of_all(budgets: Collection[PersonalBudget], *, viewer: Viewer, on: date) -> dict[UUID, Parts]:
    """Return who pays which part of each budget on a day, by its key, as `parts_of` does."""
    together: dict[tuple[str, date], list[PersonalBudget]] = defaultdict(list)
    for one in budgets:
        together[(one.standing, max(on, one.starts_on))].append(one)
    found: dict[UUID, Parts] = {}
    for (standing, day), some in together.items():
        people = [one.person_id for one in some]
        pays = pence_paid_by(people, StandingKind(standing), viewer=viewer, on=day)
        payers = payers_of(people, viewer=viewer, on=day)
        lines = lines_of_budgets(some, viewer=viewer) if payers else {}
        found |= {
            one.pk: _parts(
                one,
                pays[one.person_id],
                [line for line in lines.get(one.pk, ()) if payers.get(line.line) == Body.COUNCIL],
                [line for line in lines.get(one.pk, ()) if payers.get(line.line) == Body.NHS],
            )
            for one in some
        }
    return found


def _parts(
    budget: PersonalBudget,
    pays: int | None,
    free: Sequence[BudgetLine] = (),
    nhs: Sequence[BudgetLine] = (),
) -> Parts:
    """Share it as the rules do: what is free by law is taken out first; nobody pays more than the rest."""
    for_nothing = sum(line.pence_a_week for line in free)
    theirs = sum(line.pence_a_week for line in nhs)
    rest = budget.gross_pence_a_week - for_nothing - theirs
    pays = budget.contribution_pence_a_week if pays is None else pays
    if for_nothing + theirs and rest <= 0:
        pays = 0
    mine = None if pays is None else min(pays, rest)
    return Parts(
        person_pence_a_week=mine,
        council_pence_a_week=None if mine is None else for_nothing + rest - mine,
        free=frozenset(line.line for line in free),
        free_pence_a_week=for_nothing,
        nhs=frozenset(line.line for line in nhs),
        nhs_pence_a_week=theirs,
    )


def in_a_sentence(budget: PersonalBudget, *, viewer: Viewer, on: date) -> str:
    """Say to the person what their support costs and who pays which part."""
    begins = "costs" if budget.starts_on <= on else "will cost"
    cost = f"Your support {begins} {pounds(budget.gross_pence_a_week)} a week."
    parts = parts_of(budget, viewer=viewer, on=on)
    if parts.person_pence_a_week is None:
        return f"{cost} What you pay of it is not known yet. Your support does not wait for that."
    nhs = f" The NHS pays {pounds(parts.nhs_pence_a_week)}." if parts.nhs_pence_a_week else ""
    if parts.person_pence_a_week == 0 and not nhs:
        return f"{cost} You pay nothing. We pay all of it."
    mine = pounds(parts.person_pence_a_week) if parts.person_pence_a_week else "nothing"
    return f"{cost} You pay {mine}. We pay {pounds(parts.council_pence_a_week or 0)}.{nhs}"
