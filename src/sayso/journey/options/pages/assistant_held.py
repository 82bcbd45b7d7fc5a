"""What the cost is held against: a budget, other ways, close family, Carer’s Allowance, the end of a job."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.foundation.govuk.pictures import Line, Working
from sayso.foundation.govuk.presenting import count, plain_day, pounds
from sayso.journey.charging.facts.showing import law
from sayso.journey.options.pages.assistant_shown import Note, cited
from sayso.journey.options.pages.assistant_sums import AssistantSum
from sayso.rules.employment.over_a_year import YearPart
from sayso.rules.employment.sufficiency import Enough
from sayso.rules.figures import Figures
from sayso.rules.sheet import Line as RuleLine
from sayso.rules.sheet import Row
from sayso.rules.units import PENCE, PENCE_A_YEAR

A_WEEK = {
    "budget_a_week": "Your budget",
    "cost_a_week": "What it costs",
    "left_over_a_week": "Left over",
    "short_by_a_week": "Short by",
}
OWED = {
    "leave_owed": "Leave",
    "ni_owed": "National Insurance",
    "pension_owed": "Pension",
    "owed_if_wrong": "In all",
}
AT_THE_END = {
    "notice_pay": "Notice",
    "redundancy_pay": "Redundancy pay",
}
FAMILY_STEP = (
    "We look at your needs, and decide it with you. Talk to us before you promise anything. "
    "Whether they may be paid to run the budget is decided apart."
)


@dataclass(frozen=True)
class Held:
    """Whether the rate is enough on some days: the answer, what to do with it, and the working."""

    when: str
    answer: str
    sentences: Sequence[str]
    working: Working


@dataclass(frozen=True)
class Way:
    """One way to have the same hours: what it costs, and what it means for the one who has it."""

    name: str
    a_week: str
    an_hour: str
    means: str


def enough(found: AssistantSum) -> list[Held]:
    """Say of each part of the year that is known whether the rate is enough; empty where no rate was told."""
    several = len(found.enough) > 1
    return [
        _held(found, part, held, several=several)
        for part, held in found.enough
        if held.rate_needed is not None and found.budget_rate is not None
    ]


def enough_in_short(held: Sequence[Held]) -> str:
    """Return the answer for the heading: yes, no, or yes only until a day."""
    answers = [one.answer for one in held]
    if len(set(answers)) == 1:
        return answers[0]
    return f"{answers[0]} at first, then {answers[1 if answers[1] != answers[0] else -1].lower()}"


def _held(found: AssistantSum, part: YearPart, held: Enough, *, several: bool) -> Held:
    rate, needed = found.budget_rate or 0, held.rate_needed or 0
    sentences = [f"Your budget gives {pounds(rate)} an hour. You need {pounds(needed)} an hour."]
    if any(one.facts.nights for one in part.cost.assistants):
        sentences.append(
            "Nights are in that cost. If your budget pays for nights apart, try it without them."
        )
    if held.is_enough:
        sentences.append(f"{pounds(held.left_over_a_week or 0)} a week is left over.")
    else:
        sentences.append(f"You would be {pounds(held.short_by_a_week or 0)} a week short.")
    if held.highest_wage is None:
        sentences.append("Even the lowest lawful pay costs more than this rate gives.")
    else:
        sentences.append(f"The highest pay that this rate supports is {pounds(held.highest_wage)} an hour.")
    if not held.is_enough:
        sentences.append(
            "Ask us to look at the rate. Your budget must be enough to meet the needs in your plan."
        )
    days = f"From {plain_day(part.first)} to {plain_day(part.last)}"
    return Held(days if several else "", "Yes" if held.is_enough else "No", sentences, _weekly(held, rate))


def _weekly(held: Enough, rate: int) -> Working:
    hours = (held.budget_a_year or 0) * 100 // (rate * 52)
    words = {
        "budget_a_week": f"{_hundredths(hours)} hours of help at {pounds(rate)}.",
        "cost_a_week": "All that an employer pays, shared by 52 weeks.",
    }
    kept = [one for one in held.working if one.step in A_WEEK]
    shown = [
        Line(A_WEEK[one.step], words.get(one.step, one.label), one.amount, law(one), one is kept[-1])
        for one in kept
    ]
    return Working("The budget and the cost of a week, in pounds", shown)


def ways(found: AssistantSum) -> list[Way]:
    """Tell the same hours in each way that a price was told for; empty where none was."""
    row = found.beside
    if row is None:
        return []
    own = "You choose who comes. You are the employer."
    if any(one.facts.nights for one in found.cost.assistants):
        own += " Nights are in this cost, and not in the others."
    made = [
        Way("Your own assistant", _pounds(found.cost.pence_a_week), _pounds(found.cost.pence_an_hour), own)
    ]
    if row["agency_a_week"] is not None:
        hours = _hundredths(row["hours_for_agency_money"]) if row["hours_for_agency_money"] else ""
        more = f" The same money buys {hours} hours a week of your own assistant." if hours else ""
        means = f"The agency is the employer.{more}"
        made.append(Way("An agency", _pounds(row["agency_a_week"]), _pounds(row["agency_rate"]), means))
    if row["self_employed_a_week"] is not None:
        means = "They see to their own tax and leave. If they are your employee after all, you owe more."
        cost = _pounds(row["self_employed_a_week"])
        made.append(Way("Somebody self-employed", cost, _pounds(row["self_employed_rate"]), means))
    return made


def owed(found: AssistantSum, figures: Figures) -> Working | None:
    """Return what would be owed if somebody self-employed is an employee after all; None where not asked."""
    if found.beside is None or found.beside["owed_if_wrong"] is None:
        return None
    shown = _of(found.beside, OWED, PENCE_A_YEAR, figures)
    return Working("What you could owe for 52 weeks, in pounds", shown, unit="52 weeks")


def family(found: AssistantSum) -> list[tuple[str, list[Note]]]:
    """Say of each partner or relative what the family rule says, each line with its law."""
    alone = len(found.cost.assistants) == 1
    made = []
    for number, answer in found.family:
        notes = [Note(line.label, cited(line.authority)) for line in answer.working]
        made.append(("Your assistant" if alone else f"Assistant {number}", notes))
    return made


def family_step(found: AssistantSum) -> str:
    """Return what to do next where the rule stands in the way; empty where it does not."""
    return FAMILY_STEP if any(answer.needs_necessity for _, answer in found.family) else ""


def carers(found: AssistantSum, figures: Figures) -> list[Note]:
    """Say the limit of Carer's Allowance, what lies behind it, and how each wage stands beside it."""
    if not found.carers or found.carers[0]["earnings_limit"] is None:
        return []
    first = found.carers[0]
    law_in_small = cited(first.sheet.steps["is_over"].authority)
    lost = figures.used("carers_allowance", found.cost.facts.on)
    all_of_it = f"all of it for that week: {pounds(lost.amount)}" if lost else "all of it for that week"
    limit = Note(
        f"They may earn {pounds(first['earnings_limit'])} a week at most. One penny more stops {all_of_it}.",
        law_in_small,
    )
    counts = Note(
        "Tax, National Insurance and half of what they pay into a pension come off first.",
        cited(first.sheet.steps["half_of_pension"].authority),
    )
    return [limit, *_beside_limit(found), counts]


def _beside_limit(found: AssistantSum) -> list[Note]:
    alone = len(found.carers) == 1
    made = []
    for number, row in enumerate(found.carers, start=1):
        whose = "This job" if alone else f"The job of assistant {number}"
        hours, rest = divmod(row["most_minutes"], 60)
        fits = count(hours, "hour") + (f" and {count(rest, 'minute')}" if rest else "")
        made.append(
            Note(
                f"{whose} pays {pounds(row['week_pay'])} a week. {_stands(row)} "
                f"At {pounds(row['wage'])} an hour, {fits} a week stay within it.",
                cited(row.sheet.steps["most_minutes"].authority),
            )
        )
    return made


def _stands(row: Row) -> str:
    """Say how a week's pay stands beside the limit. What tax takes off higher pay is not known here."""
    if row["is_over"]:
        return "That is over the limit, unless something comes off."
    if row["earnings_that_count"] is None:
        return "It may be over the limit: it hangs on their tax."
    if row["is_near"]:
        return "It is within £10 of the limit, so that one more hour could stop it."
    return "That is under the limit, if they earn nothing else."


def at_the_end(found: AssistantSum, figures: Figures) -> list[tuple[str, Working]]:
    """Return what would be owed if each job ended today, where the years were told."""
    alone = len(found.cost.assistants) == 1
    made = []
    for number, row in found.ending:
        name = "Your assistant" if alone else f"Assistant {number}"
        weeks = count(row["weeks_of_notice"], "week")
        words = {"notice_pay": f"{weeks} at {pounds(row['week_pay'])}."}
        shown = _of(row, AT_THE_END, PENCE, figures, words)
        made.append((name, Working("What you would owe if the job ended now, in pounds", shown, unit="Owed")))
    return made


def _of(
    row: Row, heads: dict[str, str], unit: object, figures: Figures, words: dict[str, str] | None = None
) -> list[Line]:
    """Return those lines of a row, the last of several as the total where it is one."""
    kept: list[RuleLine] = [one for one in row.explain(figures) if one.step in heads and one.unit is unit]
    return [
        Line(
            heads[one.step],
            (words or {}).get(one.step, one.label),
            one.amount,
            law(one),
            heads[one.step] == "In all",
        )
        for one in kept
    ]


def _hundredths(hours: int) -> str:
    return f"{hours / 100:.2f}".rstrip("0").rstrip(".")


def _pounds(pence: int | None) -> str:
    return pounds(pence) if pence is not None else "not known"
