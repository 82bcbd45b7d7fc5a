"""Decide, or be held: either way what was given is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_YOURS, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.grounds import UNLAWFUL, Nature
from sayso.foundation.decisions.holds import CAPACITY_RECORD, KEPT_POWERS, Grounds, Hold, holds_on
from sayso.foundation.decisions.models import Attempt, Decision, DecisionWords, UnmetNeed
from sayso.foundation.decisions.states import OPEN_TO_DECIDE, State, need_state
from sayso.foundation.decisions.turn import new_words, take_many
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


@dataclass(frozen=True, kw_only=True)
class Settling:
    """A question that was put, by its key, and what is given to decide it.

    `working` is lines as the rules explain them, each a flat dict; `also_held_by` what a room's own rules
    say, each of them declared (`holds.declare`).
    """

    decision: UUID
    grounds: Grounds
    working: Sequence[dict[str, Any]] = ()
    also_held_by: Sequence[Hold] = ()


@named_action(kind=Kind.DECIDES, permission=Permission.MAKE_DECISION)
def decide_many(*, items: Sequence[Settling], by: User, at: datetime) -> list[Decision]:
    """Decide each on its grounds, and return the decisions as they stand then, in order.

    One comes back `decided`, or `held` with the rules that hold it: a held decision is not raised, for that
    would undo the record of what somebody gave as a ground. Show it with `queries.held_box`. Money, supply
    or policy given as a reason not to meet an eligible need also opens an unmet need, which ends when a later
    attempt settles the decision.

    Raises NotFound, NotPermitted, WrongState and Invalid.
    """
    found = take_many([item.decision for item in items], by, *OPEN_TO_DECIDE)
    settled, held = [], []
    for item in items:
        one = found[item.decision]
        need_state(one.state, *OPEN_TO_DECIDE)  # not decided further up this very set
        check_grounds(one, item.grounds, by)
        holds = [*held_by(one, item.grounds, by=by), *item.also_held_by]
        put(one, item.grounds, holds, item.working, by=by, at=at)
        settled.append(one)
        held += [(one, item.grounds)] if holds else []
    Decision.objects.bulk_update(settled, PUT)
    Attempt.objects.bulk_create([attempt(one, by=by, at=at) for one in settled])
    words = [
        new_words(found[item.decision], [("reasons", item.grounds.reasons)], by=by, at=at) for item in items
    ]
    DecisionWords.objects.bulk_create(chain.from_iterable(words))
    end_unmet([one for one in settled if one.state != State.HELD], by=by, at=at)
    for one, grounds in held:
        open_unmet(one, grounds, by=by, at=at)
    write([decided_event(one, by=by, at=at) for one in settled])
    return settled


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
    """Decide one on these grounds. Answers and refuses as `decide_many` does."""
    given = Settling(decision=decision.pk, grounds=grounds, working=working, also_held_by=also_held_by)
    return decide_many(items=[given], by=by, at=at)[0]


def held_by(found: Decision, grounds: Grounds, *, by: User) -> list[Hold]:
    """Return the rules that hold this decision on these grounds."""
    return holds_on(
        nature=Nature(found.nature),
        about_need=found.about_need,
        person=found.person_id,
        holder=found.holder_id,
        holder_because=found.holder_because,
        has_capacity_record=_capacity_is_recorded(found, by),
        has_power=_power_reaches_it(found, by),
        keeps_safe=found.keeps_safe,
        grounds=grounds,
    )


def _capacity_is_recorded(found: Decision, by: User) -> bool:
    """Whether the capacity record cited is about this decision. The room that keeps such records is asked."""
    if found.holder_because != CAPACITY_RECORD or found.holder_because_key is None:
        return False
    return bool(import_string(settings.DECISIONS_ASK_CAPACITY)(found, viewer=by))


def _power_reaches_it(found: Decision, by: User) -> bool:
    """Whether the power cited stands and reaches support. The room that keeps powers is asked."""
    if found.holder_because not in KEPT_POWERS or found.holder_because_key is None:
        return False
    return bool(import_string(settings.DECISIONS_ASK_POWER)(found, viewer=by))


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


def open_unmet(found: Decision, grounds: Grounds, *, by: User, at: datetime) -> None:
    """Open an unmet need for a ground the law does not allow, where none stands open."""
    standing = UnmetNeed.objects.visible_to(by).filter(decision=found, ended_at=None)
    if grounds.whether in UNLAWFUL and not standing.exists():
        UnmetNeed(
            person_id=found.person_id,
            decision=found,
            because=found.whether,
            opened_at=at,
            opened_by=by,
        ).save(force_insert=True)


def end_unmet(settled: Sequence[Decision], *, by: User, at: datetime) -> None:
    """End the unmet needs that stood open while these decisions were held."""
    rows = UnmetNeed.objects.visible_to(by).filter(decision__in=settled, ended_at=None)
    rows.update(ended_at=at, ended_by=by)
