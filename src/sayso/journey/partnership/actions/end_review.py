"""End a review of how it goes between two, once each was heard alone, with what is to be done by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.notice_change import NewChange, notice_change
from sayso.journey.partnership.actions.speaking import hold
from sayso.journey.partnership.actions.talk import both_or_one, copy_of, put_after
from sayso.journey.partnership.models import PairTalk
from sayso.rules.partnership.review_parts import Talk, holds_the_end
from sayso.rules.refusals import Held, WrongState

ENDED = "No review of the two is open. Ask for one, or write a note."
END_RULE = "A review of how it goes between two people ends when each was heard alone"


@dataclass(frozen=True, kw_only=True)
class NewEnd:
    """How a review ends. `side` is the one of the two sides on this record; `changes`: what is to be done."""

    person: UUID
    side: UUID
    changes: Sequence[NewChange] = ()
    nothing_because: str = ""


@named_action(kind=Kind.DECIDES, permission=Permission.KEEP_PARTNERSHIP)
def end_review(*, end: NewEnd, by: User, at: datetime) -> list[PairTalk]:
    """End a review of the two, with what is to be done by whom; each has their own copy.

    Whoever holds one account alone ends it for that one. Raises NotFound, NotPermitted, WrongState where none
    is open, and Held while one of the two was not talked with, or not alone and nobody wrote why, or nothing
    is to be done and nobody wrote why.
    """
    sides = both_or_one(end.person, end.side, by=by)
    hold({one.person_id for one in sides}, by=by)
    stand = queries.open_talks(sides, viewer=by)
    if not stand:
        raise WrongState(ENDED)
    review = next(iter(stand.values())).review
    talks = [stand.get(one.pk) or queries.talk_one(one, review, viewer=by) for one in sides]
    heard = [Talk(alone=one.alone, because=one.not_alone_because) if one else Talk(alone="") for one in talks]
    why = holds_the_end(heard, done=bool(end.changes), nothing_because=end.nothing_because)
    if why:
        raise Held(why, rule=END_RULE, releases=why)
    for change in end.changes:
        notice_change(change=change, by=by, at=at)
    rows = []
    for one in stand.values():
        row = copy_of(one, by=by, at=at)
        row.ended_at, row.ended_by = at, by
        rows.append(put_after(row, one, "end_review", by=by, at=at))
    return rows
