"""Ask a carer about a task. It stands on the carer's own record, and is theirs only when they say yes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, may_see, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.people.queries import close_people
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import is_own
from sayso.journey.planning.models import PlanLine
from sayso.rules.refusals import Invalid, NotFound

MOST_MINUTES_A_WEEK = 7 * 24 * 60


@dataclass(frozen=True, kw_only=True)
class NewOffer:
    """A task for a carer: `line` of the adult's plan, in `words` as the carer will read them.

    `hands_on`: whether it takes lifting, washing or medicines; None while nobody said. Where the line is
    about washing, dressing or the toilet, it does, and nobody has to say so.
    """

    adult: UUID
    carer: UUID
    line: UUID
    words: str
    minutes_a_week: int | None = None
    hands_on: bool | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, unless it can be put to somebody."""
        wrong = {}
        if not self.words.strip():
            wrong["words"] = "Write what you ask of them."
        if self.minutes_a_week is not None and not 1 <= self.minutes_a_week <= MOST_MINUTES_A_WEEK:
            wrong["minutes_a_week"] = "Give a number of minutes in a week, or leave it empty."
        if self.adult == self.carer:
            wrong["carer"] = "Choose somebody else."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.OFFER_TASK)
def offer_tasks(*, items: Sequence[NewOffer], by: User, at: datetime) -> None:
    """Put tasks to carers, by the person themself to somebody close, or by a worker who works with both.

    It answers nothing, whatever became of an earlier question: the same words are not put twice while they
    wait, nor within 28 days of a no, and whoever asks cannot tell. Raises NotFound and Invalid.
    """
    lines = []
    for item in items:
        lines.append(_line_open(item, by=by, at=at))
        item.check()
    for item, line in zip(items, lines, strict=True):
        _put(item, hands_on=queries.is_hands_on(line) or item.hands_on, at=at)
    write([_event(item, by=by, at=at) for item in items])


@named_action(kind=Kind.RECORDS, permission=Permission.OFFER_TASK)
def offer_task(*, offer: NewOffer, by: User, at: datetime) -> None:
    """Put one. Refuses as `offer_tasks` does."""
    offer_tasks(items=[offer], by=by, at=at)


def _line_open(item: NewOffer, *, by: User, at: datetime) -> PlanLine:
    """Return the line. Raises NotFound unless the plan is open, and the carer close (to oneself) or open."""
    if not by.is_staff and not is_own(by, item.adult):
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=item.adult, area=Area.PLAN)
    line = queries.line_of(item.adult, item.line, viewer=by)
    if line is None:
        raise NotFound(NOT_FOUND)
    if is_own(by, item.adult):
        near = {one.key for one in close_people(item.adult, viewer=by, on=timezone.localdate(at))}
        if item.carer not in near:
            raise NotFound(NOT_FOUND)
    elif not may_see(person=item.carer, area=Area.CONTACT):
        authorise_on(by, person=item.carer, area=Area.PRIVATE)
    return line


def _put(item: NewOffer, *, hands_on: bool | None, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select planning_offer_task(%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                item.key,
                item.adult,
                item.carer,
                item.line,
                item.words.strip(),
                item.minutes_a_week,
                at,
                hands_on,
            ],
        )


def _event(item: NewOffer, *, by: User, at: datetime) -> Event:
    """Return the event of asking, on the record of whoever asks for themself, else on the carer's.

    It is the same whether the question was put or had been put before.
    """
    person = item.adult if is_own(by, item.adult) else item.carer
    return event("planning.offer_task", by=by, at=at, person=person, facts={"line": item.line})
