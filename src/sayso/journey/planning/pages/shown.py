"""Lines of a plan as a page shows them: in words, to the person and to a worker alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.presenting import count, hours_words, plain_day
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.queries import when_words
from sayso.journey.people.queries import close_people
from sayso.journey.planning import queries
from sayso.journey.planning.models import CarerTask, Plan, PlanLine
from sayso.journey.planning.statuses import IdeaOf, MetBy, Way, Writer

#: Ways in the person's words: what the way is called, and in one sentence what it means.
OWN_WAYS: dict[str, tuple[str, str]] = {
    Way.DIRECT_PAYMENT: ("Direct payment", "The money comes to you, and you pay for this yourself."),
    Way.COUNCIL: ("The council arranges it", "We pay for this. You still say who comes and when."),
    Way.SERVICE_FUND: (
        "Individual service fund",
        "A provider you pick holds the money and can only spend it on you.",
    ),
    Way.THIRD_PARTY: ("Somebody else holds the money", "Somebody you pick looks after the money for you."),
}
#: Who does a line, in the person's words.
OWN_MET_BY: dict[str, str] = {
    MetBy.PAID: "Somebody who is paid",
    MetBy.SELF: "I do it myself",
    MetBy.CARER: "Somebody close to me, if they say yes",
    MetBy.COMMUNITY: "Something near home: a club, a neighbour, a charity",
    MetBy.EQUIPMENT: "A thing that helps: equipment, or a change to my home",
    MetBy.ANOTHER_WAY: "I do not know yet",
}
_DOES = {
    MetBy.PAID: "Somebody who is paid does this.",
    MetBy.SELF: "{You} {do} this {yourself}.",
    MetBy.COMMUNITY: "Something near home: a club, a neighbour or a charity.",
    MetBy.EQUIPMENT: "A thing that helps: equipment, or a change to the home.",
}
_TO = {
    True: {"You": "You", "do": "do", "yourself": "yourself", "hope": "You hope", "they": "you"},
    False: {"You": "They", "do": "do", "yourself": "themself", "hope": "They hope", "they": "they"},
}


@dataclass(frozen=True, kw_only=True)
class LineShown:
    """A line in words. `tonight` is who does it meanwhile; empty when it is settled, or nobody is named.

    `writer` is who wrote it down, where somebody whom the person picked may have.
    `hope` says whom the person hopes for. It says nothing of whether that somebody was asked.
    """

    row: UUID
    line: UUID
    aim: str
    how_met: str
    when: str
    hours: str
    who: str
    is_settled: bool
    hope: str
    tonight: str
    is_paid: bool
    way: str
    way_means: str
    idea: str
    times: str
    writer: str


def lines_shown(plan: Plan, *, viewer: Viewer, on: date, own: bool = True) -> list[LineShown]:
    """Return the lines of a plan in their order, in words to the person (`own`) or about them."""
    lines = queries.lines_of(plan, viewer=viewer)
    agreed = queries.tasks_agreed(plan.person_id, viewer=viewer, on=on)
    near = {one.key: one.called for one in close_people(plan.person_id, viewer=viewer, on=on)}
    open_lines = {line.line for line in queries.not_settled(lines, agreed)}
    is_picked = plan.written_by == Writer.PICKED
    begun = (plan.recorded_at, plan.recorded_by_id)  # what came along then was not written for this plan
    return [
        _shown(
            line,
            agreed,
            near,
            line.line not in open_lines,
            own=own,
            is_picked=is_picked and (line.recorded_at, line.recorded_by_id) != begun,
        )
        for line in lines
    ]


def _shown(
    line: PlanLine,
    agreed: Sequence[CarerTask],
    near: Mapping[UUID, str],
    settled: bool,
    *,
    own: bool,
    is_picked: bool,
) -> LineShown:
    tasks = [task for task in agreed if task.line == line.line]
    way, means = OWN_WAYS.get(line.way, ("", ""))
    words = _TO[own]
    hoped = near.get(line.hoped_for_id, "") if line.hoped_for_id else ""
    return LineShown(
        row=line.pk,
        line=line.line,
        aim=line.aim,
        how_met=line.how_met,
        when=line_when(line),
        hours=hours_words(line.minutes_a_week),
        who=_who(line, tasks, words) if settled else "",
        is_settled=settled,
        hope=f"{words['hope']} for {hoped}. It is theirs only when they say yes."
        if hoped and not tasks
        else "",
        tonight="" if settled else line.covers_tonight,
        is_paid=line.met_by == MetBy.PAID,
        way=way,
        way_means=means,
        idea=IdeaOf(line.idea_of).label,
        times=_times(line),
        writer=line.recorded_by.name if is_picked else "",
    )


def line_when(line: PlanLine) -> str:
    """Say when a line is wished: as of a wish, whose time it carries."""
    return when_words(
        Wish(wished_at=line.wished_at, give_or_take_minutes=line.give_or_take_minutes, days=line.days)
    )


def how_many(lines: Iterable[LineShown]) -> str:
    """Say how many things stand in a plan, and how many are not settled."""
    shown = list(lines)
    left = sum(not line.is_settled for line in shown)
    whole = f"{count(len(shown), 'thing')} in your plan."
    if not left:
        return f"{whole} Each is settled."
    return f"{whole} {count(left, 'is', 'are')} not settled yet: who does it meanwhile stands beside it."


def _who(line: PlanLine, tasks: Sequence[CarerTask], words: Mapping[str, str]) -> str:
    is_paid = line.met_by == MetBy.PAID
    if not tasks:
        return _DOES[MetBy(line.met_by)].format(**words)
    part = "does some of it" if is_paid else "does this"  # who is paid still comes for the rest
    carers = [
        f"{named(task.carer_called)} {part}. The yes holds until {plain_day(task.ends_before)}."
        for task in tasks
    ]
    return " ".join([_DOES[MetBy.PAID], *carers] if is_paid else carers)


def _times(line: PlanLine) -> str:
    if line.times_a_week is None:
        return ""
    each = f", {count(line.minutes_each, 'minute')} each time" if line.minutes_each else ""
    often = {1: "once", 2: "twice"}.get(line.times_a_week, count(line.times_a_week, "time"))
    return f"{often} a week{each}"


def named(called: str) -> str:
    """Close what stands beside a name: "Bea, my daughter," does this."""
    return f"{called}," if "," in called else called
