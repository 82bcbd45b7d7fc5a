"""What the rooms put on a person's own page, each of it from the reader's own record and nobody else's.

A room that has something to show adds a function to `PARTS`; one that waits for an answer adds a question to
`QUESTIONS`: the first that waits is shown, and no more than one. The page itself does not change.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sayso.foundation.access.viewer import looks_watched
from sayso.journey.allocation import queries as allocation
from sayso.journey.budget import queries as budget
from sayso.journey.control import queries as control
from sayso.journey.control.statuses import Task
from sayso.journey.options import queries as options
from sayso.journey.partnership.queries import asked_next, gaps_in, is_live, my_paid_help, own_sides
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import queries as planning
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import MetBy, Writer
from sayso.journey.powers.queries import powers_of
from sayso.journey.purchasing import queries as purchasing
from sayso.journey.purchasing.pages.shown import shown_line
from sayso.journey.review import queries as review
from sayso.web.home.reader import Reader

#: We ask for the five answers from six weeks before the day a review is due.
ASKED_BEFORE = timedelta(days=42)


@dataclass(frozen=True)
class OwnPart:
    """A part of one's own page: a template under `home/own/`, and what it is drawn with."""

    template_name: str
    shown: dict[str, Any]


Part = Callable[[Reader], OwnPart | None]


def my_plan(reader: Reader) -> OwnPart | None:
    """Return what stands in the reader's plan; None while there is none."""
    for plan in reader.plans:
        if plan.finished_at:
            lines = reader.lines_of(plan)
            open_lines = {line.line for line in planning.not_settled(lines, reader.agreed)}
            by_line = {task.line: task.carer_called for task in reader.agreed}
            shown = [
                {"line": line, "is_open": line.line in open_lines, "by": _who(line, by_line.get(line.line))}
                for line in lines
            ]
            return OwnPart("home/own/plan.html", {"lines": shown})
    return None


def _who(line: PlanLine, carer: str | None) -> str:
    """Say what a carer said yes to; "" for nothing. Of what is paid for it is a part."""
    if carer is None:
        return ""
    named = f"{carer}," if "," in carer else carer
    if line.met_by == MetBy.PAID:
        return f"Somebody who is paid does this, and {named} some of it."
    return f"{named} does this."


def my_yes(reader: Reader) -> OwnPart | None:
    """Return the plan that others wrote and that waits for the reader's own yes."""
    for draft in reader.plans:
        waits = draft.finished_at is None and draft.written_by != Writer.SELF
        if waits and reader.lines_of(draft):
            return OwnPart("home/own/plan_question.html", {"draft": draft})
    return None


def my_asked(reader: Reader) -> OwnPart | None:
    """Return the first thing that somebody asks of the reader as a carer, while it has no answer."""
    offers = planning.offers_for(reader.key, viewer=reader.login)
    waiting = [one for one in planning.waiting(offers) if not one.answer]
    return OwnPart("home/own/task_question.html", {"offer": waiting[-1]}) if waiting else None


def review_asks(reader: Reader) -> OwnPart | None:
    """Ask the five questions while a review is near or asked for, and the reader has not answered."""
    if not reader.has_own_pages:
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
    read = reader.orders
    kept = purchasing.kept_rate(reader.key, viewer=reader.login, on=reader.today, orders_read=read)
    lines = [shown_line(line) for line in kept.lines if line.of]
    return OwnPart("home/own/who_came.html", {"kept": lines}) if lines else None


def my_control(reader: Reader) -> OwnPart | None:
    """Return that new orders wait, that we manage, and what the reader asked to be reminded of by today."""
    levels = control.levels_of(reader.key, viewer=reader.login)
    shown = {
        "paused": control.paused_since(reader.key, viewer=reader.login),
        "handed": control.handed_back(reader.key, viewer=reader.login),
        "prompts": control.prompts_due(levels.values(), on=reader.today),
        "held": [level for level in levels.values() if not level.acts.they_do_it],
    }
    return OwnPart("home/own/control.html", shown) if any(shown.values()) else None


def to_choose(reader: Reader) -> OwnPart | None:
    """Return the lines of the plan for which nothing is chosen or ordered yet."""
    if not reader.lines_to_choose:
        return None
    level = control.level_of(reader.key, Task.CHOOSE, viewer=reader.login)
    if level is not None and not level.acts.they_do_it:
        return None  # it is held for them: nothing is asked
    settled = {one.line for one in options.choices_of(reader.key, viewer=reader.login)}
    settled |= {one.line for one in reader.orders_now}
    lines = [line for line in reader.lines_to_choose if line.line not in settled]
    return OwnPart("home/own/to_choose.html", {"lines": lines}) if lines else None


def did_you_choose(reader: Reader) -> OwnPart | None:
    """Return the first line that was ordered, of which nobody has asked since: "did you choose this?"."""
    lines = {one.line: one for one in reader.lines_to_choose}
    for order in reader.orders_now:
        line = lines.get(order.line)
        if line and options.is_to_ask(reader.key, order.line, order.recorded_at, viewer=reader.login):
            return OwnPart("home/own/did_you_choose.html", {"line": line})
    return None


def two_of_you(reader: Reader) -> OwnPart | None:
    """Return the ways to the pages of the two of them: the same for both; None when there is none."""
    sides = [side for side in own_sides(viewer=reader.login) if is_live(side, reader.today)]
    if not sides:
        return None
    # Whether they are asked how it is: it says no more, and nothing while somebody may be looking.
    due = {} if looks_watched() else asked_next(sides, viewer=reader.login, on=reader.today)
    asked = [side for side in sides if side.pk in due and due[side.pk].on <= reader.today]
    return OwnPart("home/own/two_of_you.html", {"sides": sides, "asked": asked})


def nobody_down(reader: Reader) -> OwnPart | None:
    """Return what of the reader's own plan nobody is down for, and when; None while somebody is for all."""
    plans = [one for one in reader.plans if one.finished_at and one.standing == StandingKind.ADULT]
    gaps = [gap for plan in plans for gap in gaps_in(reader.lines_of(plan), reader.agreed) if gap.when]
    return OwnPart("home/own/nobody_down.html", {"gaps": gaps}) if gaps else None


def paid_help(reader: Reader) -> OwnPart | None:
    """Return who close is paid to help the reader, and whom the reader is paid to help; None for neither."""
    found = my_paid_help(viewer=reader.login, on=reader.today)
    return OwnPart("home/own/paid_help.html", {"found": found}) if found else None


def acts_for_you(reader: Reader) -> OwnPart | None:
    """Return who acts for the reader today; None when nobody does.

    Whether one is closed to keep the reader safe is not told here: somebody may look over their shoulder.
    """
    if not reader.has_own_pages:
        return None
    found = powers_of(reader.key, viewer=reader.login, on=reader.today)
    lasting = [one for one in found if not one.is_over]
    return OwnPart("home/own/acts_for_you.html", {"powers": lasting}) if lasting else None


def my_budget(reader: Reader) -> OwnPart | None:
    """Return what their support costs and who pays which part, in a sentence; nothing before it is agreed."""
    sums = [budget.in_a_sentence(one, viewer=reader.login, on=reader.today) for one in reader.budgets]
    return OwnPart("home/own/budget.html", {"sums": sums}) if sums else None


def first_figure(reader: Reader) -> OwnPart | None:
    """Return the first figure to plan with; None without one, and once a budget took its place."""
    if reader.budgets or not reader.has_own_pages:
        return None
    found = allocation.first_figure_of(reader.key, viewer=reader.login)
    return OwnPart("home/own/first_figure.html", {"figure": found}) if found else None


def what_i_pay(reader: Reader) -> OwnPart | None:
    """Return what the reader pays in a week and since when; None where the budget says it already."""
    if reader.budgets or reader.pays is None or not reader.has_own_pages:
        return None
    return OwnPart("home/own/what_i_pay.html", {"pays": reader.pays})


#: Parts of the page in the order of the journey, between what happens next and who is who.
PARTS: tuple[Part, ...] = (
    my_control,
    my_plan,
    nobody_down,
    to_choose,
    who_came,
    two_of_you,
    acts_for_you,
    paid_help,
    first_figure,
    my_budget,
    what_i_pay,
)

#: What may wait for the reader, the most pressing first.
QUESTIONS: tuple[Part, ...] = (my_asked, my_yes, did_you_choose, review_asks)

#: Pages of one's own, in groups under a heading: the name of each address, in the reader's words.
LINKS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Your support",
        (
            ("my_plan", "My plan"),
            ("my_emergency", "If somebody cannot help: a plan for an emergency"),
            ("my_choices", "Choose who comes"),
            ("my_control", "How I hold my own support, and pause"),
            ("people_i_help", "What I help somebody with"),
            ("plans_i_write", "Plans I write for somebody"),
            ("who_came", "Who came when"),
            ("my_reviews", "When we look at my support again"),
            ("my_assessments", "What we found about my needs"),
            ("my_tasks", "What I am asked, and what I do"),
            ("my_paid_help", "Paid help between me and people close to me"),
            ("my_willing", "What I am willing to do for somebody"),
            ("my_breaks", "My breaks from caring for somebody"),
            ("my_other_care", "Care from somebody else, and what came"),
            ("my_own_times", "Times I need for myself"),
            ("stories", "Stories that people tell"),
        ),
    ),
    (
        "Your money",
        (
            ("my_money", "My money"),
            ("my_budget", "What my support costs, and why"),
            ("my_charge", "What I pay, and why"),
            ("my_first_figure", "A first figure to plan with"),
            ("try_charge", "Try a sum: what I might pay. We keep nothing"),
            ("try_assistant", "What employing someone really costs. We keep nothing"),
            ("how_we_decide", "How we decide"),
        ),
    ),
    (
        "Your record",
        (
            ("my_timeline", "What happened and why"),
            ("my_letters", "Letters we sent to me"),
            ("my_circle", "The people around me"),
            ("my_family", "My family, and who helps whom"),
            ("who_acts_for_me", "Who acts for me, and what they did"),
            ("who_may_see", "Who may see what of my record"),
            ("who_looked", "Who looked at my record"),
            ("my_copy", "My copy of my record"),
            ("what_you_hold", "Everything you hold about me: ask for it"),
        ),
    ),
)


def parts_of(reader: Reader) -> list[OwnPart]:
    """Return the parts that have something to show."""
    return [part for ask in PARTS if (part := ask(reader)) is not None]


def question_of(reader: Reader) -> OwnPart | None:
    """Return the first question that waits for the reader; None when nothing does.

    Nothing waits while somebody may be looking: what was answered in private is not there to be known.
    """
    if looks_watched():
        return None
    return next((part for ask in QUESTIONS if (part := ask(reader)) is not None), None)
