"""The cost of an assistant in words, as a picture, and line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.foundation.govuk.pictures import Change, Line, Picture, Working, sum_shown
from sayso.foundation.govuk.presenting import plain_day, pounds
from sayso.journey.charging.facts.showing import law
from sayso.journey.options.pages.assistant_sums import AssistantSum
from sayso.rules.authority import Authority
from sayso.rules.employment.costing import AssistantCost
from sayso.rules.employment.employer import PARTS
from sayso.rules.figures import Figures
from sayso.rules.sheet import Line as RuleLine
from sayso.rules.units import PENCE_A_YEAR

HEADS: Mapping[str, str] = {
    "pay_in_all": "Pay",
    "leave_pay_in_all": "Pay for leave",
    "cover_in_all": "Cover for leave",
    "ni_before_allowance": "National Insurance",
    "allowance_used": "Employment Allowance",
    "ni_to_pay": "National Insurance you pay",
    "pension_in_all": "Pension",
    "sick_pay_in_all": "Sick pay",
    "set_aside_in_all": "Set aside",
    "insurance_a_year": "Insurance",
    "payroll_a_year": "Pay and tax worked out",
    "other_a_year": "Other costs",
    "total_a_year": "In a year",
    "wages": "Pay",
    "cover": "Cover for leave",
    "employer_ni": "National Insurance",
    "pension_paid": "Pension",
    "assistant_costs": "This assistant",
}
#: A line of the whole, and the line of each assistant that it adds up.
OF_EACH: Mapping[str, str] = {
    "leave_pay_in_all": "leave_on_top",
    "cover_in_all": "cover",
    "ni_before_allowance": "employer_ni",
    "pension_in_all": "pension_paid",
}
TAKEN_OFF = {"allowance_used"}
TOTALS = {"ni_to_pay", "total_a_year", "assistant_costs"}


@dataclass(frozen=True)
class Note:
    """A sentence, and the law it rests on in small."""

    sentence: str
    law: str


@dataclass(frozen=True)
class Way:
    """One way to have the same hours: what it costs, and what it means for the one who has it."""

    name: str
    a_year: str
    an_hour: str
    means: str


def whole(found: AssistantSum) -> Working:
    """Return every line of the year, with the total last."""
    kept = [_with_figures(one, found) for one in found.cost.working if one.unit is PENCE_A_YEAR]
    return Working("What it costs in a year, line by line, in pounds", _lines(kept), unit="A year")


def _with_figures(line: RuleLine, found: AssistantSum) -> RuleLine:
    """Return a line of the whole with the amounts of the law that each assistant's own line used."""
    own = [
        figure
        for one in found.cost.assistants
        for of_one in one.working
        if of_one.step == OF_EACH.get(line.step)
        for figure in of_one.figures
    ]
    return replace(line, figures=tuple(dict.fromkeys([*line.figures, *own])))


def each(found: AssistantSum) -> list[tuple[str, Working, list[Note]]]:
    """Return each assistant's own lines, and what else we looked at."""
    alone = len(found.cost.assistants) == 1
    return [
        ("Your assistant" if alone else f"Assistant {at}", _of_assistant(one), _notes(one))
        for at, one in enumerate(found.cost.assistants, start=1)
    ]


def _of_assistant(one: AssistantCost) -> Working:
    kept = [line for line in one.working if line.unit is PENCE_A_YEAR]
    return Working("What one assistant costs in a year, in pounds", _lines(kept), unit="A year")


def _lines(lines: list[RuleLine]) -> list[Line]:
    return [
        Line(
            HEADS[one.step],
            one.label,
            -(one.amount or 0) if one.step in TAKEN_OFF else one.amount,
            law(one),
            one.step in TOTALS,
        )
        for one in lines
    ]


def _notes(one: AssistantCost) -> list[Note]:
    """Return lines that are no amount of the year: the age, the least wage, a week's pay, and yes or no."""
    return [Note(_said(line), law(line)) for line in one.working if line.unit is not PENCE_A_YEAR]


def _said(line: RuleLine) -> str:
    """Put the amount at the end of the first sentence: "Pay for a week: £381.30."."""
    if line.amount is None:
        return line.label
    first, _, rest = line.label.partition(". ")
    amount = pounds(line.amount) if line.unit.is_money else str(line.amount)
    return f"{first.removesuffix('.')}: {amount}. {rest}".strip()


def picture(found: AssistantSum) -> Picture | None:
    """Draw how pay becomes the whole cost; None where pay is all there is."""
    values = found.cost.values
    changes = [Change(HEADS[name], values[name]) for name in PARTS[1:] if values[name]]
    if not changes:
        return None
    total = values["total_a_year"]
    return sum_shown(
        sentence=f"It costs {pounds(total)} a year.",
        start=Change(HEADS["pay_in_all"], values["pay_in_all"]),
        changes=changes,
        result=Change("In all", total),
        unit="A year",
        taken_off="taken off",
    )


def cautions(found: AssistantSum) -> list[Note]:
    """Say what to know before employing somebody."""
    made = []
    for one in found.cost.cautions:
        more = ""
        if one.code == "allowance_is_not_claimed" and found.saved_by_allowance:
            more = f" It would save you {pounds(found.saved_by_allowance)} a year."
        made.append(Note(one.sentence + more, _cited(one.authority)))
    return [*made, *_carers(found)]


def _carers(found: AssistantSum) -> list[Note]:
    """Say the limit of Carer's Allowance once, and whoever is over it or near."""
    if not found.carers or found.carers[0]["earnings_limit"] is None:
        return []
    limit = pounds(found.carers[0]["earnings_limit"])
    over = any(one["is_over"] or one["earnings_that_count"] is None for one in found.carers)
    near = any(one["is_near"] for one in found.carers)
    state = "This pay may be over it. " if over else "This pay is near it. " if near else ""
    authority = found.carers[0].sheet.steps["is_over"].authority
    return [
        Note(
            f"If an assistant gets Carer’s Allowance, they may earn {limit} a week at most. {state}"
            "One penny more stops all of it. They should ask a benefits adviser first.",
            _cited(authority),
        )
    ]


def _cited(authority: Authority) -> str:
    return f"{authority.text}: {authority.evidence.text}."


def enough(found: AssistantSum) -> tuple[str, list[str]] | None:
    """Say whether the rate is enough: the answer, and what to do with it."""
    held = found.enough
    if held is None or held.rate_needed is None or found.budget_rate is None:
        return None
    needs = (
        f"Your budget gives {pounds(found.budget_rate)} an hour. You need {pounds(held.rate_needed)} an hour."
    )
    if held.highest_wage is None:
        best = "Even the lowest lawful pay costs more than this rate gives."
    else:
        best = f"The highest pay that this rate supports is {pounds(held.highest_wage)} an hour."
    if any(one.facts.nights for one in found.cost.assistants):
        needs += " Nights are in that cost. If your budget pays for nights apart, try it without them."
    if held.is_enough:
        return "Yes", [needs, f"{pounds(held.left_over or 0)} a year is left over.", best]
    ask = "Ask us to look at the rate. Your budget must be enough to meet the needs in your plan."
    return "No", [needs, f"You would be {pounds(held.short_by or 0)} a year short.", best, ask]


def ways(found: AssistantSum) -> list[Way]:
    """Tell the same hours in each way that a price was told for; empty where none was."""
    row = found.beside
    if row is None:
        return []
    own = "You choose who comes. You are the employer."
    if any(one.facts.nights for one in found.cost.assistants):
        own += " Nights are in this cost, and not in the others."
    made = [
        Way("Your own assistant", _pounds(found.cost.pence_a_year), _pounds(found.cost.pence_an_hour), own)
    ]
    if row["agency_a_year"] is not None:
        hours = f"{row['hours_for_agency_money'] / 100:.2f}" if row["hours_for_agency_money"] else ""
        more = f" The same money buys {hours} hours a week of your own assistant." if hours else ""
        means = f"The agency is the employer.{more}"
        made.append(Way("An agency", _pounds(row["agency_a_year"]), _pounds(row["agency_rate"]), means))
    if row["self_employed_a_year"] is not None:
        risk = (
            f" If they are your employee after all, you could owe {_pounds(row['owed_if_wrong'])} for a year."
        )
        means = f"They see to their own tax and leave.{risk if row['owed_if_wrong'] is not None else ''}"
        cost = _pounds(row["self_employed_a_year"])
        made.append(Way("Somebody self-employed", cost, _pounds(row["self_employed_rate"]), means))
    return made


def _pounds(pence: int | None) -> str:
    return pounds(pence) if pence is not None else "not known"


def besides(found: AssistantSum) -> list[Note]:
    """Say what is not in the sum and may come: the end of the job, and sick pay."""
    aside = sum(one.values["end_of_job_a_year"] for one in found.cost.assistants)
    return [
        Note(
            f"The end of a job: {pounds(aside)} a year, if you want to set it aside. It is for notice, and "
            "for redundancy pay after two years.",
            "Employment Rights Act 1996, sections 86 and 162.",
        ),
        Note(
            "Sick pay: you owe it from the first day, and cannot claim it back. Somebody else must come too.",
            "Social Security Contributions and Benefits Act 1992, section 157.",
        ),
    ]


def rates_hold_until(figures: Figures, names: list[str], on: date) -> str:
    """Return the last day on which the rates of this sum hold, in words; empty where none ends."""
    later = [day for day in figures.starts(names) if day > on]
    return plain_day(min(later) - timedelta(days=1)) if later else ""
