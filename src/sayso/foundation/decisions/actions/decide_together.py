"""Put and decide many questions at once, each as `propose_decision` and `decide` would."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.actions.decide import (
    attempt,
    check_grounds,
    decided_event,
    held_by,
    open_unmet,
    put,
)
from sayso.foundation.decisions.actions.propose_decision import asked, check_question, draft, proposed_event
from sayso.foundation.decisions.holds import Grounds, Hold
from sayso.foundation.decisions.models import Attempt, Decision, DecisionWords
from sayso.foundation.decisions.questions import Question
from sayso.foundation.decisions.turn import authorise_turns, new_words


@dataclass(frozen=True, kw_only=True)
class NewDecision:
    """A question about one person, and the grounds on which it is decided in the same moment."""

    person: UUID
    question: Question
    grounds: Grounds
    working: Sequence[dict[str, Any]] = ()
    also_held_by: Sequence[Hold] = ()
    key: UUID = field(default_factory=uuid4)


@named_action(kind=Kind.DECIDES, permission=Permission.MAKE_DECISION)
def decide_together(*, items: Sequence[NewDecision], by: User, at: datetime) -> list[Decision]:
    """Put each question and decide it, all or none; each comes back `decided` or `held`, in order.

    Refuses as `propose_decision` and `decide` do.
    """
    authorise_turns(by, [(item.person, None) for item in items])
    made, words, events = [], [], []
    for item in items:
        found, held = _decided(item, by=by, at=at)
        made.append((found, item, held))
        parts = [*asked(item.question), ("reasons", item.grounds.reasons)]
        words += new_words(found, parts, by=by, at=at)
        events += [proposed_event(found, by=by, at=at), decided_event(found, by=by, at=at)]
    Decision.objects.bulk_create([found for found, _, _ in made])
    DecisionWords.objects.bulk_create(words)
    Attempt.objects.bulk_create([attempt(found, by=by, at=at) for found, _, _ in made])
    for found, item, held in made:
        if held:
            open_unmet(found, item.grounds, by=by, at=at)
    write(events)
    return [found for found, _, _ in made]


def _decided(item: NewDecision, *, by: User, at: datetime) -> tuple[Decision, list[Hold]]:
    check_question(item.question)
    found = draft(item.person, item.question, by=by, at=at, key=item.key)
    check_grounds(found, item.grounds, by)
    held = [*held_by(found, item.grounds, by=by), *item.also_held_by]
    put(found, item.grounds, held, item.working, by=by, at=at)
    return found, held
