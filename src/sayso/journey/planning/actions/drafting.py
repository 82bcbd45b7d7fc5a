"""What the actions on a plan share: whose hand may write it, and that nobody was faster."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on_each
from sayso.journey.people.models import Person
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.statuses import Writer
from sayso.rules.refusals import NotFound, Stale, WrongState

FINISHED = "This plan is finished. Begin a new one: what stands in it comes with you."
THEIR_OWN = "They write this plan themself, so it is not changed by somebody else. Write a comment beside it."
CHANGED = "This was changed or taken out since you opened the page. Open the plan to see it now."


def is_own(by: User, person: UUID) -> bool:
    """Whether this login is the person themself."""
    return by.subject_id == person


def authorise_to_read(by: User, person: UUID) -> None:
    """Raise NotFound unless this person's plan is open to this login: their own, or that of a worker.

    What another shares with somebody lets them read it on pages of their own; it does not make it theirs.
    """
    authorise_to_read_all(by, [person])


def authorise_to_read_all(by: User, people: Collection[UUID]) -> None:
    """Raise NotFound unless the plans of all of these people are open to this login."""
    if not by.is_staff and not all(is_own(by, person) for person in people):
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=people, areas=[Area.PLAN])


def authorise_to_write(by: User, plan: Plan) -> None:
    """Raise NotFound unless this login may write this plan, or WrongState when it may only comment.

    The person writes any draft of their own. A worker writes one begun with them, never one that the person
    writes alone (S2-01). Whoever the person picked writes the one they were picked for, and no other.
    """
    _authorise_to_write_all(by, [plan])


def _authorise_to_write_all(by: User, plans: Collection[Plan]) -> None:
    for plan in plans:
        picked = plan.writer_id is not None and by.subject_id == plan.writer_id
        if not (by.is_staff or is_own(by, plan.person_id) or picked):
            raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=[plan.person_id for plan in plans], areas=[Area.PLAN])
    for plan in plans:
        if by.is_staff and not is_own(by, plan.person_id) and plan.written_by == Writer.SELF:
            raise WrongState(THEIR_OWN)


def held_draft(plan: UUID, person: UUID, *, by: User) -> Plan:
    """Return a draft that this login may write, held until the transaction ends.

    Raises NotFound; WrongState when it is finished or not theirs to write; Stale when it was replaced.
    """
    return held_drafts({plan: person}, by=by)[plan]


def held_drafts(whose: Mapping[UUID, UUID], *, by: User) -> dict[UUID, Plan]:
    """Return drafts, each by its key, as `held_draft` does: `whose` gives the person of each."""
    found = held_plans(whose, by=by)
    _authorise_to_write_all(by, found.values())
    if any(plan.finished_at for plan in found.values()):
        raise WrongState(FINISHED)
    return found


def held_plan(plan: UUID, person: UUID, *, by: User) -> Plan:
    """Return a plan, held until the transaction ends. Raises NotFound, and Stale when it was replaced."""
    return held_plans({plan: person}, by=by)[plan]


def held_plans(whose: Mapping[UUID, UUID], *, by: User) -> dict[UUID, Plan]:
    """Return plans, each by its key, as `held_plan` does: `whose` gives the person of each."""
    rows = Plan.objects.visible_to(by).select_for_update(no_key=True).filter(pk__in=list(whose))
    # One order of keys, so that two who change the same plans go one after the other.
    found = {plan.pk: plan for plan in rows.order_by("pk") if plan.person_id == whose[plan.pk]}
    if len(found) != len(whose):
        raise NotFound(NOT_FOUND)
    if any(plan.replaced_at for plan in found.values()):
        raise Stale(CHANGED)
    return found


def hold_people(people: Iterable[UUID], *, by: User) -> None:
    """Let whoever begins a plan for them next wait: of two first drafts there is no row yet to hold."""
    rows = Person.objects.visible_to(by).select_for_update(no_key=True).filter(person_id__in=list(people))
    list(rows.order_by("person_id"))


def standing_row(row: UUID, person: UUID, *, by: User) -> PlanLine:
    """Return a line as it stands, with its plan held. Raises NotFound, and Stale when somebody was faster."""
    rows = PlanLine.objects.visible_to(by).select_related("plan").filter(person_id=person, pk=row)
    found: PlanLine | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    held_plan(found.plan_id, person, by=by)
    # Read again: whoever held the plan before may have replaced it.
    found.refresh_from_db(fields=["replaced_at"])
    if found.replaced_at:
        raise Stale(CHANGED)
    return found
