"""Let somebody whom the person picked write their plan, by the person's own yes; and take it back again."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning.actions.drafting import held_plan, is_own
from sayso.journey.planning.models import PickedWriter, Plan
from sayso.rules.refusals import Invalid, NotFound, WrongState

#: How the reason of every grant begins that such a yes gave. What follows is the plan's key.
BECAUSE = "picked writer"
ASK_ALONE = "Ask them when nobody else is there. Then write down whom they picked."
NOBODY_WRITES = "Nobody whom they picked writes this plan now."
#: Answers to "were they asked alone?" with which it is their own yes.
THEIR_OWN = frozenset({SeenAlone.YES, SeenAlone.DECLINED})


def see_it_is_theirs(by: User, person: UUID, alone: SeenAlone | None) -> str:
    """Return how they were asked; "" with their own sign-in. Raises Invalid unless a worker asked alone."""
    if is_own(by, person):
        return ""
    if alone not in THEIR_OWN:
        raise Invalid(ASK_ALONE, fields={"alone": ASK_ALONE})
    return SeenAlone(alone).value


def let_write(plans: Collection[tuple[Plan, str]], *, by: User, at: datetime) -> None:
    """Keep the yes to each writer who is on record, and open that person's plans to their own sign-in.

    Never to a sign-in for work: with one it would open the worker's pages. It opens that area and no other,
    and ends with the yes, or when the plan is finished.
    """
    picked = [(plan, plan.writer_id, alone) for plan, alone in plans if plan.writer_id]
    PickedWriter.objects.bulk_create(
        PickedWriter(
            person_id=plan.person_id,
            plan=plan,
            writer_id=writer,
            alone=alone,
            picked_at=at,
            picked_by=by,
        )
        for plan, writer, alone in picked
    )
    logins = User.objects.filter(subject_id__in=[writer for _, writer, _ in picked], is_active=True)
    of: dict[UUID, list[User]] = {}
    for login in logins:
        if not login.is_staff and login.subject_id:
            of.setdefault(login.subject_id, []).append(login)
    grants.give(
        [
            grants.NewGrant(
                login=login.pk,
                person=plan.person_id,
                area=Area.PLAN,
                starts=at,
                because=f"{BECAUSE} {plan.pk}",
            )
            for plan, writer, _ in picked
            for login in of.get(writer, [])
        ],
        at=at,
    )


def close_to_writers(plans: Collection[Plan], *, at: datetime) -> None:
    """End what such a yes opened of these plans, from this moment. What another reason opened stays."""
    for plan in plans:
        grants.end(grants.live(person=plan.person_id, because=f"{BECAUSE} {plan.pk}"), at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def stop_writer(
    *, plan: UUID, person: UUID, by: User, at: datetime, alone: SeenAlone | None = None
) -> PickedWriter:
    """Let whoever they picked write no more, from this minute: for that one nothing is there any longer.

    What they wrote stays in the draft, with their name. Nobody is told. Raises NotFound; Invalid where a
    worker did not ask the person alone; WrongState when nobody whom they picked writes it.
    """
    if not by.is_staff and not is_own(by, person):
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.SHARING)
    see_it_is_theirs(by, person, alone)
    held = held_plan(plan, person, by=by)
    rows = (
        PickedWriter.objects.visible_to(by).select_for_update(of=("self",)).filter(plan=held, ended_at=None)
    )
    found: PickedWriter | None = rows.first()
    if found is None:
        raise WrongState(NOBODY_WRITES)
    found.ended_at, found.ended_by = at, by
    found.save(update_fields=["ended_at", "ended_by"])
    held.writer = None
    held.save(update_fields=["writer"])
    close_to_writers([held], at=at)
    write([event("planning.stop_writer", by=by, at=at, person=person, about=("plan", held.pk))])
    return found
