"""What the rooms put on a person's own page, each of it from the reader's own record and nobody else's.

A room that has something to show adds a function to `PARTS`; one that waits for an answer adds a question to
`QUESTIONS`: the first that waits is shown, and no more than one. The page itself does not change.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.journey.budget import queries as budget
from sayso.journey.options import queries as options
from sayso.journey.partnership.queries import is_live, own_sides
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries as planning
from sayso.journey.planning.statuses import Writer
from sayso.journey.purchasing import queries as purchasing
from sayso.journey.purchasing.pages.shown import shown_line
from sayso.journey.review import queries as review

#: We ask for the five answers from six weeks before the day a review is due.
ASKED_BEFORE = timedelta(days=42)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whose own page it is: the login, the key of their record, and the day."""

    login: User
    key: UUID
    today: date


@dataclass(frozen=True)
class OwnPart:
    """A part of one's own page: a template under `home/own/`, and what it is drawn with."""

    template_name: str
    shown: dict[str, Any]


Part = Callable[[Reader], OwnPart | None]


def my_plan(reader: Reader) -> OwnPart | None:
    """Return what stands in the reader's plan; None while there is none."""
    for plan in planning.plans_of(reader.key, viewer=reader.login):
        if plan.finished_at:
            lines = planning.lines_of(plan, viewer=reader.login)
            agreed = planning.tasks_agreed(reader.key, viewer=reader.login, on=reader.today)
            open_lines = {line.line for line in planning.not_settled(lines, agreed)}
            by_line = {task.line: task.carer_called for task in agreed}
            shown = [
                {"line": line, "is_open": line.line in open_lines, "by": by_line.get(line.line, "")}
                for line in lines
            ]
            return OwnPart("home/own/plan.html", {"lines": shown})
    return None


def my_yes(reader: Reader) -> OwnPart | None:
    """Return the plan that others wrote and that waits for the reader's own yes."""
    for draft in planning.plans_of(reader.key, viewer=reader.login):
        waits = draft.finished_at is None and draft.written_by != Writer.SELF
        if waits and planning.lines_of(draft, viewer=reader.login):
            return OwnPart("home/own/plan_question.html", {"draft": draft})
    return None


def my_asked(reader: Reader) -> OwnPart | None:
    """Return the first thing that somebody asks of the reader as a carer, while it has no answer."""
    offers = planning.offers_for(reader.key, viewer=reader.login)
    waiting = [one for one in planning.waiting(offers) if not one.answer]
    return OwnPart("home/own/task_question.html", {"offer": waiting[-1]}) if waiting else None


def review_asks(reader: Reader) -> OwnPart | None:
    """Ask the five questions while a review is near or asked for, and the reader has not answered."""
    if not reader.login.may(Permission.SEE_OWN_RECORD):
        return None
    standing = review.standings_of(reader.key, viewer=reader.login, on=reader.today)[0]
    when = review.due_of(reader.key, standing, viewer=reader.login, on=reader.today)
    if when is None or when.due.on - reader.today > ASKED_BEFORE:
        return None
    if review.their_answers(reader.key, standing, viewer=reader.login):
        return None
    return OwnPart("home/own/review_asks.html", {"on": when.due.on, "is_late": when.is_late})


def who_came(reader: Reader) -> OwnPart | None:
    """Return how often the times that somebody asked for were kept; None while nothing is counted."""
    kept = purchasing.kept_rate(reader.key, viewer=reader.login, on=reader.today)
    lines = [shown_line(line) for line in kept.lines if line.of]
    return OwnPart("home/own/who_came.html", {"kept": lines}) if lines else None


def to_choose(reader: Reader) -> OwnPart | None:
    """Return the lines of the plan for which nothing is chosen or ordered yet."""
    settled = {one.line for one in options.choices_of(reader.key, viewer=reader.login)}
    settled |= {one.line for one in purchasing.orders_of(reader.key, viewer=reader.login, on=reader.today)}
    lines = [
        line for line in options.lines_to_choose(reader.key, viewer=reader.login) if line.line not in settled
    ]
    return OwnPart("home/own/to_choose.html", {"lines": lines}) if lines else None


def did_you_choose(reader: Reader) -> OwnPart | None:
    """Return the first line that was ordered, of which nobody has asked since: "did you choose this?"."""
    lines = {one.line: one for one in options.lines_to_choose(reader.key, viewer=reader.login)}
    for order in purchasing.orders_of(reader.key, viewer=reader.login, on=reader.today):
        line = lines.get(order.line)
        if line and options.is_to_ask(reader.key, order.line, order.recorded_at, viewer=reader.login):
            return OwnPart("home/own/did_you_choose.html", {"line": line})
    return None


def two_of_you(reader: Reader) -> OwnPart | None:
    """Return the ways to the pages of the two of them: the same for both; None when there is none."""
    sides = [side for side in own_sides(viewer=reader.login) if is_live(side, reader.today)]
    return OwnPart("home/own/two_of_you.html", {"sides": sides}) if sides else None


def my_budget(reader: Reader) -> OwnPart | None:
    """Return what their support costs and who pays which part, in a sentence; nothing before it is agreed."""
    found = [budget.budget_of(reader.key, standing, viewer=reader.login) for standing in StandingKind]
    sums = [budget.in_a_sentence(one, viewer=reader.login, on=reader.today) for one in found if one]
    return OwnPart("home/own/budget.html", {"sums": sums}) if sums else None


#: Parts of the page in the order of the journey, between what happens next and who is who.
PARTS: tuple[Part, ...] = (my_plan, two_of_you, my_budget, to_choose, who_came)

#: What may wait for the reader, the most pressing first.
QUESTIONS: tuple[Part, ...] = (my_asked, my_yes, did_you_choose, review_asks)

#: Pages of one's own, by the name of their address, each in the reader's words.
LINKS: tuple[tuple[str, str], ...] = (
    ("my_plan", "My plan"),
    ("my_tasks", "What I am asked, and what I do"),
    ("who_may_see", "Who may see what of my record"),
    ("my_circle", "The people around me"),
    ("my_budget", "What my support costs, and why"),
    ("my_assessments", "What we found about my needs"),
    ("my_first_figure", "A first figure to plan with"),
    ("my_charge", "What I pay, and why"),
    ("my_willing", "What I am willing to do for somebody"),
    ("my_reviews", "When we look at my support again"),
    ("my_timeline", "What happened and why"),
    ("my_choices", "Choose who comes"),
    ("who_came", "Who came when"),
    ("my_money", "My money"),
    ("who_looked", "Who looked at my record"),
    ("my_letters", "Letters we sent to me"),
    ("my_copy", "My copy of my record"),
)


def parts_of(reader: Reader) -> list[OwnPart]:
    """Return the parts that have something to show."""
    return [part for ask in PARTS if (part := ask(reader)) is not None]


def question_of(reader: Reader) -> OwnPart | None:
    """Return the first question that waits for the reader; None when nothing does."""
    return next((part for ask in QUESTIONS if (part := ask(reader)) is not None), None)
