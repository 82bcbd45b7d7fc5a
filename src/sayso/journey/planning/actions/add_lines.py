"""Add lines to a plan that is being written: each with an aim in the person's words."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from django.db.models import Max

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.planning.actions.drafting import held_drafts
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import IdeaOf, MetBy
from sayso.rules.refusals import Invalid, NotFound

MOST_ROOM = 180  # minutes
MOST_TIMES = 200  # in a week
MOST_MINUTES = 24 * 60


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """One thing that somebody wants. `aim` is in their words, of any kind; no list limits it.

    `wished_at` has its room around it; `days` are weekdays, Monday 0, none for any day. It has no way to be
    held: that is picked later, by the person. `hoped_for` is whom they hope will do it, and promises nothing.
    """

    person: UUID
    plan: UUID
    aim: str
    how_met: str = ""
    met_by: MetBy = MetBy.ANOTHER_WAY
    idea_of: IdeaOf = IdeaOf.PERSON
    outcomes: tuple[str, ...] = ()
    wish: UUID | None = None
    wished_at: time | None = None
    give_or_take_minutes: int | None = None
    days: tuple[int, ...] = ()
    times_a_week: int | None = None
    minutes_each: int | None = None
    hoped_for: UUID | None = None
    covers_tonight: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, unless it can be kept."""
        wrong = {}
        if not self.aim.strip():
            wrong["aim"] = "Write what they want, in their own words."
        room = self.give_or_take_minutes
        if self.wished_at is None and room is not None:
            wrong["wished_at"] = "Write the time, or leave both empty."
        if room is not None and not 0 <= room <= MOST_ROOM:
            wrong["give_or_take_minutes"] = f"Give a number of minutes from 0 to {MOST_ROOM}."
        if not set(self.days) <= set(range(7)):
            wrong["days"] = "Choose days of the week."
        if self.times_a_week is not None and not 1 <= self.times_a_week <= MOST_TIMES:
            wrong["times_a_week"] = f"Give a number from 1 to {MOST_TIMES}, or leave it empty."
        if self.minutes_each is not None and not 1 <= self.minutes_each <= MOST_MINUTES:
            wrong["minutes_each"] = "Give a number of minutes, up to a whole day, or leave it empty."
        if self.hoped_for == self.person:
            wrong["hoped_for"] = "Choose somebody else, or “They do it themselves”."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def made(self, *, line: UUID, place: int, by: User, at: datetime) -> PlanLine:
        """Return the row, not saved. A time with no room said has none: that very minute is wished."""
        return PlanLine(
            id=self.key,
            person_id=self.person,
            plan_id=self.plan,
            line=line,
            place=place,
            aim=self.aim.strip(),
            how_met=self.how_met.strip(),
            met_by=self.met_by,
            idea_of=self.idea_of,
            outcomes=sorted(set(self.outcomes)),
            wish=self.wish,
            wished_at=self.wished_at,
            give_or_take_minutes=(self.give_or_take_minutes or 0) if self.wished_at else None,
            days=sorted(set(self.days)),
            times_a_week=self.times_a_week,
            minutes_each=self.minutes_each,
            hoped_for_id=self.hoped_for if self.met_by == MetBy.CARER else None,
            covers_tonight=self.covers_tonight.strip(),
            recorded_at=at,
            recorded_by=by,
        )


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def add_lines(*, items: Sequence[NewLine], by: User, at: datetime) -> list[PlanLine]:
    """Add lines to drafts, each after the last.

    Raises NotFound, Invalid, Stale, and WrongState for a plan that is finished or not theirs to write.
    """
    if len({(item.plan, item.person) for item in items}) != len({item.plan for item in items}):
        raise NotFound(NOT_FOUND)  # a plan is one person's
    held_drafts({item.plan: item.person for item in items}, by=by)
    for item in items:
        item.check()
    places = _places(items)
    made = []
    for item in items:
        places[item.plan] += 1
        made.append(item.made(line=uuid.uuid4(), place=places[item.plan], by=by, at=at))
    PlanLine.objects.bulk_create(made)
    write([written(line, by=by, at=at, action="planning.add_line") for line in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def add_line(*, line: NewLine, by: User, at: datetime) -> PlanLine:
    """Add one line. Refuses as `add_lines` does."""
    return add_lines(items=[line], by=by, at=at)[0]


def _places(items: Sequence[NewLine]) -> dict[UUID, int]:
    """Return the last place taken in each plan, by lines that were taken out too."""
    plans = {item.plan for item in items}
    last = PlanLine.objects.filter(plan_id__in=plans).values_list("plan_id").annotate(last=Max("place"))
    return defaultdict(int, last)


def written(line: PlanLine, *, by: User, at: datetime, action: str) -> Event:
    """Return the event of one line: how it is met and whose idea it was. Never its words."""
    facts = {"met_by": line.met_by, "idea_of": line.idea_of, "plan": line.plan_id, "line": line.line}
    return event(action, by=by, at=at, person=line.person_id, about=("plan line", line.pk), facts=facts)
