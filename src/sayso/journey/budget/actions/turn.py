"""Whose turn it is: a budget is read again, locked, and its state checked, before anything is done."""

from collections.abc import Iterable
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on_each
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.people.models import Person
from sayso.rules.refusals import NotFound

#: A budget is read with the plan that it pays for: whoever sees one sum and not the support decides blindly.
NEEDED = (Area.PLAN, Area.MONEY)


def authorise_for_budgets(by: User, people: Iterable[UUID]) -> None:
    """Raise NotFound unless this login works for the council and may see plan and money of each record."""
    authorise_on_each(by, people=people, areas=NEEDED)
    if not by.is_staff:
        raise NotFound(NOT_FOUND)


def hold_people(by: User, people: Iterable[UUID]) -> None:
    """Hold these people until the transaction ends: of two at once, the second waits and then looks again."""
    rows = Person.objects.visible_to(by).select_for_update(no_key=True)
    list(rows.filter(person_id__in=sorted(set(people))).order_by("person_id").values_list("pk", flat=True))


def take(keys: Iterable[UUID], by: User) -> dict[UUID, PersonalBudget]:
    """Return budgets as they stand now, locked, by key, with the people they are of held. Raises NotFound."""
    wanted = set(keys)
    rows = PersonalBudget.objects.visible_to(by).filter(pk__in=wanted)
    people = set(rows.values_list("person_id", flat=True))
    authorise_for_budgets(by, people)
    hold_people(by, people)
    locked = rows.select_for_update(of=("self",)).select_related("decision").order_by("pk")
    found = {budget.pk: budget for budget in locked}
    if set(found) != wanted:
        raise NotFound(NOT_FOUND)
    return found
