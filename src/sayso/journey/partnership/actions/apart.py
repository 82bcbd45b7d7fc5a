"""Who may have a hand in paying somebody close: nobody who is close to them, and on the newest row alone."""

from datetime import date
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on_each
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.speaking import hold
from sayso.journey.people.models import Tie
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound, NotPermitted, Stale

CLOSE_TO_THEM = "You are close to these two people. A colleague who is not does this."
CHANGED = "This was changed in the meantime. Read it as it stands now."
#: What whoever works on it must see: whom it is about, what is planned, why, and what it costs.
NEEDED = (Area.CONTACT, Area.PLAN, Area.HEALTH, Area.MONEY)


def authorise_to_arrange(by: User, *, person: UUID) -> None:
    """Raise NotFound unless this login works here and all that an arrangement holds is open to it."""
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=[person], areas=NEEDED)


def must_stand_apart(by: User, *, person: UUID, relative: UUID | None, on: date) -> None:
    """Raise NotPermitted for a worker who is one of the two, or whom the person names as close."""
    if by.subject_id is None:
        return
    keys = record_keys(person, viewer=by)
    ties = Tie.objects.visible_to(by).on(on).filter(person_id__in=keys, other_id=by.subject_id)
    if by.subject_id in {person, relative, *keys} or ties.exists():
        raise NotPermitted(CLOSE_TO_THEM)


def take(person: UUID, proposal: UUID, *, by: User, on: date) -> queries.Put:
    """Return an arrangement as it stands now, the record held. Raises NotFound, NotPermitted and Stale."""
    authorise_to_arrange(by, person=person)
    hold({person}, by=by)
    found = queries.arrangement_of(person, proposal, viewer=by)
    if found is None:
        if queries.was_put(person, proposal, viewer=by):
            raise Stale(CHANGED)
        raise NotFound(NOT_FOUND)
    must_stand_apart(by, person=person, relative=found.proposal.relative_id, on=on)
    return found
