"""The cost of an assistant in words, as a picture, and line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.foundation.govuk.pictures import Change, Line, Picture, Working, sum_shown
from sayso.foundation.govuk.presenting import pounds
from sayso.journey.charging.facts.showing import law
from sayso.journey.options.pages.assistant_sums import AssistantSum
from sayso.rules.authority import Authority
from sayso.rules.employment.costing import AssistantCost
from sayso.rules.employment.employer import PARTS
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
    "total_a_year": "52 weeks",
    "wages": "Pay",
    "cover": "Cover for leave",
    "employer_ni": "National Insurance",
    "pension_paid": "Pension",
    "leave_on_top": "Pay for leave",
    "sick_pay_planned": "Sick pay",
    "set_aside": "Set aside",
    "assistant_costs": "This assistant",
}
#: A line of the whole, and the line of each assistant that it adds up.
OF_EACH: Mapping[str, str] = {
    "leave_pay_in_all": "leave_on_top",
    "cover_in_all": "cover",
    "ni_before_allowance": "employer_ni",
    "pension_in_all": "pension_paid",
    "sick_pay_in_all": "sick_pay_planned",
    "set_aside_in_all": "set_aside",
}
TAKEN_OFF = {"allowance_used"}
TOTALS = {"ni_to_pay", "total_a_year", "assistant_costs"}


@dataclass(frozen=True)
class Note:
    """A sentence, and the law it rests on in small."""

    sentence: str
    law: str


def whole(found: AssistantSum) -> Working:
    """Return every line of 52 weeks at the rates of today, with the total last."""
    kept = [_with_figures(one, found) for one in found.cost.working if one.step in HEADS]
    return Working("What 52 weeks cost at the rates of today, in pounds", lines(kept), unit="52 weeks")


def shared(found: AssistantSum) -> str:
    """Say how a week and an hour come of 52 weeks."""
    values = found.cost.values
    said = f"Shared by 52, that is {pounds(values['total_a_week'])} a week."
    if values["total_an_hour"] is None:
        return said
    hours = f"{values['hours_of_help'] / 100:,.2f}".rstrip("0").rstrip(".")
    return f"{said} Shared by {hours} hours of help, it is {pounds(values['total_an_hour'])} an hour."


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
    return Working("What one assistant costs in 52 weeks, in pounds", lines(kept), unit="52 weeks")


def lines(of_rule: Sequence[RuleLine]) -> list[Line]:
    """Return lines of the rules as the page shows them."""
    return [
        Line(
            HEADS[one.step],
            one.label,
            -(one.amount or 0) if one.step in TAKEN_OFF else one.amount,
            law(one),
            one.step in TOTALS,
        )
        for one in of_rule
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
        sentence=f"At these rates 52 weeks cost {pounds(total)}.",
        start=Change(HEADS["pay_in_all"], values["pay_in_all"]),
        changes=changes,
        result=Change("In all", total),
        unit="52 weeks",
        taken_off="taken off",
    )


def cautions(found: AssistantSum) -> list[Note]:
    """Say what to know before employing somebody."""
    made = []
    for one in found.cost.cautions:
        more = ""
        if one.code == "allowance_is_not_claimed" and found.saved_by_allowance:
            more = f" It would save you {pounds(found.saved_by_allowance)} in 52 weeks."
        made.append(Note(one.sentence + more, cited(one.authority)))
    return made


def cited(authority: Authority) -> str:
    """Write an authority, and how sure we are of it."""
    return f"{authority.text}: {authority.evidence.text}."


def besides(found: AssistantSum) -> list[Note]:
    """Say what is not in the sum and may come: the end of the job, sick pay, a stay in hospital."""
    aside = sum(one.values["end_of_job_a_year"] for one in found.cost.assistants if not one.facts.sets_aside)
    ends = Note(
        f"The end of a job: {pounds(aside)} for 52 weeks, if you want to set it aside. It is for notice, and "
        "for redundancy pay after two years.",
        "Employment Rights Act 1996, sections 86 and 162.",
    )
    ill = Note(
        "Sick pay: you owe it from the first day, and cannot claim it back. Somebody else must come too.",
        "Social Security Contributions and Benefits Act 1992, section 157.",
    )
    away = Note(
        "If you are in hospital: ask us what is paid meanwhile, and write it into their terms.",
        "No law sets it. Their terms do.",
    )
    plans_illness = any(one.facts.sick_days_a_year for one in found.cost.assistants)
    return [*([ends] if aside else []), *([] if plans_illness else [ill]), away]
