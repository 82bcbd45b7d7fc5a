"""Whose turn it is: a decision is read again, locked, and its state checked, before anything is done."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.decisions.models import Decision, DecisionWords
from sayso.foundation.decisions.states import State, need_state
from sayso.rules.refusals import NotFound


def authorise_turn(by: User, *, person: UUID, holder: UUID | None = None) -> None:
    """Raise NotFound unless this login may act on the decisions of this person.

    The person may, and whoever holds the decision, and those who work for the council and may see it. What a
    person shares with somebody close to them is to be read: nobody speaks for them by it.
    """
    authorise_on(by, person=person, area=Area.PLAN)
    own = by.subject_id is not None and by.subject_id in (person, holder)
    if not (own or by.is_staff):
        raise NotFound(NOT_FOUND)


def take(decision: Decision, by: User, *allowed: State) -> Decision:
    """Return the decision as it stands now, locked. Raises NotFound and WrongState."""
    found: Decision | None = (
        Decision.objects.visible_to(by).select_for_update().filter(pk=decision.pk).first()
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    authorise_turn(by, person=found.person_id, holder=found.holder_id)
    need_state(found.state, *allowed)
    return found


def new_words(
    decision: Decision, parts: Iterable[tuple[str, str]], *, by: User, at: datetime
) -> list[DecisionWords]:
    """Make, unsaved, the words of some parts, in their order; empty ones are left out."""
    return [
        DecisionWords(
            person_id=decision.person_id,
            decision=decision,
            part=part,
            place=place,
            text=text.strip(),
            written_at=at,
            written_by=by,
        )
        for place, (part, text) in enumerate(parts)
        if text.strip()
    ]
