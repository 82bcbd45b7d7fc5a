"""What a worker reads of the signs: at most two plain sentences, the weightiest first. Never a level.

{carer} and {adult} are what each is called. A sentence says what is so, and blames nobody.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sayso.rules.partnership.impact import time_text
from sayso.rules.partnership.indicators.levels import Level

MOST = 2
Told = Callable[[Mapping[str, Any]], str]


def _over_willing(row: Mapping[str, Any]) -> str:
    does, willing = time_text(row["carried_minutes"]), time_text(row["willing_minutes"])
    return f"{{carer}} helps {does} a week, and is willing to help {willing}."


def _without_yes(row: Mapping[str, Any]) -> str:
    if row["tasks_said_no"]:
        return "The plan still hopes for what {carer} said no to. Find who else can do it."
    return "The plan hopes for things that nobody has asked {carer} about. Ask them, alone."


def _more_tasks(row: Mapping[str, Any]) -> str:
    if row["heavy_tasks_not_shown"]:
        return "{carer} lifts, washes or gives medicines, and nobody showed them how."
    return f"{{carer}} does {row['tasks_more']} things more than at the last plan."


def _nights(row: Mapping[str, Any]) -> str:
    work = ", and works the next day" if row["works_next_day"] else ""
    return f"{{carer}} was woken on {row['nights_in_four_weeks']} nights in four weeks{work}."


def _breaks(row: Mapping[str, Any]) -> str:
    if not row["break_minutes_planned"]:
        return "{carer} needs a break. None came in eight weeks."
    planned = time_text(row["break_minutes_planned"])
    came = time_text(row["break_minutes_came"]) if row["break_minutes_came"] else "none of it"
    return f"In eight weeks {planned} of breaks were planned for {{carer}}, and {came} came."


def _apart(row: Mapping[str, Any]) -> str:
    if row["not_safe"]:
        return "One of them did not say that they feel safe. Talk with each alone, and safely."
    if row["apart_on_going_on"]:
        return "The two do not both want it to go on as it is. Talk with each alone."
    return "The two see some things differently. Talk with each alone."


def _paid(row: Mapping[str, Any]) -> str:
    if row["overlap_minutes"]:
        return "{carer} is paid and helps unpaid in the same hours. Set the two apart with them."
    return "{carer} is paid, and helps a long time unpaid as well."


def _wants_less_of(row: Mapping[str, Any]) -> str:
    found = "" if row["other_way_found"] else " Nothing else was found yet."
    return f"{{adult}} would like less help from {{carer}}.{found}"


def _one_alone(row: Mapping[str, Any]) -> str:
    plan = "" if row["emergency_plan_in_date"] else " There is no emergency plan in date."
    return f"Most of the help hangs on {{carer}}.{plan}"


def _said(words: str) -> Told:
    return lambda row: words


#: In order of weight: what can hurt somebody first, then what nobody agreed to, then what wears people out.
TOLD: Mapping[str, Told] = {
    "p18_child": _said(
        "A child does here what a child should not have to do. Ask what would lift it from them."
    ),
    "p12_apart": _apart,
    "p02_tasks_without_yes": _without_yes,
    "p11_paid_and_unpaid": _paid,
    "p13_carer_wants_less": _said("{carer} wants to do less. The plan counts on them as much as before."),
    "p10_health": lambda row: (
        "Caring has hurt {carer}." if row["hurt_by_caring"] else "{carer}’s health is worse than it was."
    ),
    "p01_over_willing": _over_willing,
    "p04_broken_nights": _nights,
    "p05_missed_breaks": _breaks,
    "p07_own_needs": _said("{carer} has needs of their own that are not met."),
    "p14_person_wants_less": _wants_less_of,
    "p03_more_tasks": _more_tasks,
    "p09_work": lambda row: (
        "{carer} left work or study to care, or plans to."
        if row["work_left"]
        else "Caring has changed {carer}’s work or study."
    ),
    "p06_no_day_off": lambda row: (
        f"{{carer}} has had no full day off for {row['days_without_day_off']} days."
    ),
    "p08_moved_untold": _said("A decision moved that touches {carer}, and nobody told them."),
    "p15_one_carer_alone": _one_alone,
    "p17_contract": _said("The job between the two is under strain: look at pay, hours and leave."),
    "p16_heard_alone": lambda row: (
        f"Nobody has talked with {{carer}} alone for {row['days_not_heard_alone']} days."
    ),
}


def sentences(row: Mapping[str, Any], *, carer: str, adult: str) -> tuple[str, ...]:
    """Return at most two sentences about one worked-out pair: what asks for a review comes first."""
    at = {wanted: [name for name in TOLD if row[name] == wanted] for wanted in (Level.SOON, Level.LOOK)}
    first = [*at[Level.SOON], *at[Level.LOOK]][:MOST]
    return tuple(TOLD[name](row).format(carer=carer, adult=adult) for name in first)
