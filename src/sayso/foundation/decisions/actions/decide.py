"""Decide, or be held: either way what was given is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_YOURS, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.decisions.grounds import UNLAWFUL, Nature
from sayso.foundation.decisions.holds import Grounds, Hold, holds_on
from sayso.foundation.decisions.models import Attempt, Decision, DecisionWords, UnmetNeed
from sayso.foundation.decisions.states import OPEN_TO_DECIDE, State
from sayso.foundation.decisions.turn import new_words, take
from sayso.rules.refusals import Invalid, NotPermitted


@named_action(kind=Kind.DECIDES, permission=Permission.MAKE_DECISION)
def decide(
    *,
    decision: Decision,
    grounds: Grounds,
    by: User,
    at: datetime,
    working: Sequence[dict[str, Any]] = (),
) -> Decision:
    """Decide on these grounds, and return the decision as it stands then.

    It comes back `decided`, or `held` with the rules that hold it: a held decision is not raised, for raising
    would undo the record of what somebody gave as a ground. Show it with `queries.held_box`. Money, supply or
    policy given as a reason not to meet an eligible need also opens an unmet need, which ends when a later
    attempt settles the decision. `working` is lines as the rules explain them, each a flat dict.

    Raises NotFound, NotPermitted, WrongState and Invalid.
    """
    found = take(decision, by, *OPEN_TO_DECIDE)
    _check(found, grounds, by)
    holds = holds_on(
        nature=Nature(found.nature),
        about_need=found.about_need,
        person=found.person_id,
        holder=found.holder_id,
        holder_because=found.holder_because,
        grounds=grounds,
    )
    _put(found, grounds, holds, working, by=by, at=at)
    _keep_attempt(found, by=by, at=at)
    DecisionWords.objects.bulk_create(new_words(found, [("reasons", grounds.reasons)], by=by, at=at))
    _mark_unmet(found, grounds, holds, by=by, at=at)
    facts = {
        "state": found.state,
        "whether": found.whether,
        "how": found.how_main,
        "held": found.held_by_rules,
    }
    about = ("decision", found.pk)
    write([event("decisions.decide", by=by, at=at, person=found.person_id, about=about, facts=facts)])
    return found


def _check(found: Decision, grounds: Grounds, by: User) -> None:
    if found.nature == Nature.COUNCIL_DUTY and not by.may(Permission.DECIDE_FOR_COUNCIL):
        raise NotPermitted(NOT_YOURS, permission=Permission.DECIDE_FOR_COUNCIL.value)
    if grounds.how_main in grounds.how_others:
        sentence = "The main reason is among the other reasons too. Give it once."
        raise Invalid(sentence, fields={"how_others": sentence})


def _put(
    found: Decision,
    grounds: Grounds,
    holds: Sequence[Hold],
    working: Sequence[dict[str, Any]],
    *,
    by: User,
    at: datetime,
) -> None:
    found.whether = grounds.whether.value if grounds.whether else ""
    found.how_main = grounds.how_main.value if grounds.how_main else ""
    found.how_others = [other.value for other in grounds.how_others]
    found.working = list(working)
    found.held_by_rules = [hold.code for hold in holds]
    found.state = State.HELD if holds else State.DECIDED
    if not holds:
        found.decided_at, found.decided_by = at, by
    found.save(
        update_fields=[
            "whether",
            "how_main",
            "how_others",
            "working",
            "held_by_rules",
            "state",
            "decided_at",
            "decided_by",
        ]
    )


def _keep_attempt(found: Decision, *, by: User, at: datetime) -> None:
    Attempt(
        person_id=found.person_id,
        decision=found,
        whether=found.whether,
        how_main=found.how_main,
        how_others=found.how_others,
        held_by_rules=found.held_by_rules,
        tried_at=at,
        tried_by=by,
    ).save(force_insert=True)


def _mark_unmet(found: Decision, grounds: Grounds, holds: Sequence[Hold], *, by: User, at: datetime) -> None:
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
