"""Close a record to all but a named group, and open it again."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Restriction, User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, areas_open, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotFound, WrongState

REASONS = {
    "staff": "They or their family work for the council",
    "hidden_address": "Where they live must stay hidden",
    "named_case": "A case that people may be curious about",
}
#: What a named group may open. Never somebody's own account, nor what they earn and own.
GROUP_AREAS = [area for area in Area if not area.is_of_council and area not in (Area.PRIVATE, Area.MEANS)]


@named_action(kind=Kind.DECIDES, permission=Permission.RESTRICT_RECORD)
def restrict_record(
    *, person: UUID, because: str, group: Sequence[User], look_again_on: date, by: User, at: datetime
) -> Restriction:
    """Close a record to everyone but this group and the person themself, from this moment.

    Raises NotFound for a record that this login cannot find, so that nobody opens a closed one to themself;
    Invalid for an unknown reason or an empty group, for a record nobody can open keeps nobody safe; and
    WrongState when it is closed already.
    """
    if not areas_open(person) & {Area.FIND, Area.CONTACT}:
        raise NotFound(NOT_FOUND)
    if because not in REASONS:
        raise Invalid("Choose why the record is closed.", fields={"because": "Choose why."})
    if not group:
        say = "Name at least one person who may still open the record."
        raise Invalid(say, fields={"group": say})
    if Restriction.objects.filter(person_id=person, lifted_at=None).exists():
        raise WrongState("This record is closed already. Open it to others first, then close it anew.")
    for member in group:
        grants.give_on(
            login=member.pk,
            person=person,
            areas=GROUP_AREAS,
            because="named group",
            at=at,
            opens_restricted=True,
        )
    restriction = Restriction(
        person_id=person,
        because=because,
        restricted_at=at,
        restricted_by=by,
        look_again_on=look_again_on,
    )
    restriction.save(force_insert=True)
    write([event("access.restrict_record", by=by, at=at, person=person, facts={"because": because})])
    return restriction


@named_action(kind=Kind.DECIDES, permission=Permission.RESTRICT_RECORD)
def lift_restriction(*, person: UUID, by: User, at: datetime) -> Restriction:
    """Open a closed record again to everyone whose work reaches it. Raises WrongState if it is not closed."""
    live = Restriction.objects.select_for_update().filter(person_id=person, lifted_at=None).first()
    if live is None:
        raise WrongState("This record is not closed.")
    live.lifted_at, live.lifted_by = at, by
    live.save(update_fields=["lifted_at", "lifted_by"])
    grants.end(grants.live(person=person, because="named group"), at=at)
    write([event("access.lift_restriction", by=by, at=at, person=person)])
    return live
