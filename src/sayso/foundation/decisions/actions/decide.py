"""Decide, or be held: either way what was given is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_YOURS, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.grounds import UNLAWFUL, Nature
from sayso.foundation.decisions.holds import CAPACITY_RECORD, Grounds, Hold, holds_on
from sayso.foundation.decisions.models import Attempt, Decision, DecisionWords, UnmetNeed
from sayso.foundation.decisions.states import OPEN_TO_DECIDE, State
from sayso.foundation.decisions.turn import new_words, take
from sayso.rules.refusals import Invalid, NotPermitted

#: What an attempt writes on the decision.
PUT = (
    "whether",
    "how_main",
    "how_others",
    "working",
    "held_by_rules",
    "state",
    "decided_at",
    "decided_by",
)


@named_action(kind=Kind.DECIDES, permission=Permission.MAKE_DECISION)
def decide(
    *,
    decision: Decision,
    grounds: Grounds,
    by: User,
    at: datetime,
    working: Sequence[dict[str, Any]] = (),
    also_held_by: Sequence[Hold] = (),
) -> Decision:
    """Decide on these grounds, and return the decision as it stands then.

    It comes back `decided`, or `held` with the rules that hold it: a held decision is not raised, for raising
    would undo the record of what somebody gave as a ground. Show it with `queries.held_box`. Money, supply or
    policy given as a reason not to meet an eligible need also opens an unmet need, which ends when a later
    attempt settles the decision. `working` is lines as the rules explain them, each a flat dict;
    `also_held_by` what a room's own rules say, each of them declared (`holds.declare`).

    Raises NotFound, NotPermitted, WrongState and Invalid.
    """
    found = take(decision, by, *OPEN_TO_DECIDE)
    check_grounds(found, grounds, by)
    holds = [*held_by(found, grounds, by=by), *also_held_by]
    put(found, grounds, holds, working, by=by, at=at)
    found.save(update_fields=PUT)
    attempt(found, by=by, at=at).save(force_insert=True)
    DecisionWords.objects.bulk_create(new_words(found, [("reasons", grounds.reasons)], by=by, at=at))
    mark_unmet(found, grounds, holds, by=by, at=at)
    write([decided_event(found, by=by, at=at)])
    return found


def held_by(found: Decision, grounds: Grounds, *, by: User) -> list[Hold]:
    """Return the rules that hold this decision on these grounds."""
    return holds_on(
        nature=Nature(found.nature),
        about_need=found.about_need,
        person=found.person_id,
        holder=found.holder_id,
        holder_because=found.holder_because,
        has_capacity_record=_capacity_is_recorded(found, by),
        keeps_safe=found.keeps_safe,
        grounds=grounds,
    )


def _capacity_is_recorded(found: Decision, by: User) -> bool:
    """Whether the capacity record cited is about this decision. The room that keeps such records is asked."""
    if found.holder_because != CAPACITY_RECORD or found.holder_because_key is None:
        return False
    return bool(import_string(settings.DECISIONS_ASK_CAPACITY)(found, viewer=by))


def decided_event(found: Decision, *, by: User, at: datetime) -> Event:
    """Return the event of one attempt to decide: codes, never words."""
    facts = {
        "state": found.state,
        "whether": found.whether,
        "how": found.how_main,
        "held": found.held_by_rules,
    }
    about = ("decision", found.pk)
    return event("decisions.decide", by=by, at=at, person=found.person_id, about=about, facts=facts)


def check_grounds(found: Decision, grounds: Grounds, by: User) -> None:
    """Raise NotPermitted for who may not decide for the council, Invalid for a ground given twice."""
    if found.nature == Nature.COUNCIL_DUTY and not by.may(Permission.DECIDE_FOR_COUNCIL):
        raise NotPermitted(NOT_YOURS, permission=Permission.DECIDE_FOR_COUNCIL.value)
    if grounds.how_main in grounds.how_others:
        sentence = "The main reason is among the other reasons too. Give it once."
        raise Invalid(sentence, fields={"how_others": sentence})


def put(
    found: Decision,
    grounds: Grounds,
    holds: Sequence[Hold],
    working: Sequence[dict[str, Any]],
    *,
    by: User,
    at: datetime,
) -> None:
    """Put what was given on the decision, not saved: decided, or held by these rules."""
    found.whether = grounds.whether.value if grounds.whether else ""
    found.how_main = grounds.how_main.value if grounds.how_main else ""
    found.how_others = [other.value for other in grounds.how_others]
    found.working = list(working)
    found.held_by_rules = [hold.code for hold in holds]
    found.state = State.HELD if holds else State.DECIDED
    if not holds:
        found.decided_at, found.decided_by = at, by


def attempt(found: Decision, *, by: User, at: datetime) -> Attempt:
    """Return what was given this time, not saved."""
    return Attempt(
        person_id=found.person_id,
        decision=found,
        whether=found.whether,
        how_main=found.how_main,
        how_others=found.how_others,
        held_by_rules=found.held_by_rules,
        tried_at=at,
        tried_by=by,
    )


def mark_unmet(found: Decision, grounds: Grounds, holds: Sequence[Hold], *, by: User, at: datetime) -> None:
    """Open an unmet need for a ground the law does not allow; end it when the decision settles."""
    standing = UnmetNeed.objects.visible_to(by).filter(decision=found, ended_at=None)
    if not holds:
        standing.update(ended_at=at, ended_by=by)
    elif grounds.whether in UNLAWFUL and not standing.exists():
        UnmetNeed(
            person_id=found.person_id,
            decision=found,
            because=found.whether,
            opened_at=at,
            opened_by=by,
        ).save(force_insert=True)
