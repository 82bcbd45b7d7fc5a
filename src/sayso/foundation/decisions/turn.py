"""Whose turn it is: a decision is read again, locked, and its state checked, before anything is done."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on_each
from sayso.foundation.decisions.models import Decision, DecisionWords
from sayso.foundation.decisions.states import State, need_state
from sayso.rules.refusals import NotFound


def authorise_turns(by: User, turns: Collection[tuple[UUID, UUID | None]]) -> None:
    """Raise NotFound unless this login may act on the decisions of these people, each with its holder.

    The person may, and whoever holds the decision, and those who work for the council and may see it. What a
    person shares with somebody close to them is to be read: nobody speaks for them by it.
    """
    authorise_on_each(by, people=[person for person, _ in turns], areas=[Area.PLAN])
    own = by.subject_id is not None and all(by.subject_id in turn for turn in turns)
    if not (own or by.is_staff):
        raise NotFound(NOT_FOUND)


def take(decision: Decision, by: User, *allowed: State) -> Decision:
    """Return the decision as it stands now, locked. Raises NotFound and WrongState."""
    return take_many([decision.pk], by, *allowed)[decision.pk]


def take_many(keys: Iterable[UUID], by: User, *allowed: State) -> dict[UUID, Decision]:
    """Return decisions as they stand now, locked, by key. Raises NotFound and WrongState."""
    wanted = set(keys)
    # One order of keys, so that two who decide on the same go one after the other.
    rows = Decision.objects.visible_to(by).select_for_update().filter(pk__in=wanted).order_by("pk")
    found = {one.pk: one for one in rows}
    if set(found) != wanted:
        raise NotFound(NOT_FOUND)
    authorise_turns(by, [(one.person_id, one.holder_id) for one in found.values()])
    for one in found.values():
        need_state(one.state, *allowed)
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
