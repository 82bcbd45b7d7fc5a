"""A sum in words and line by line: what every page of it, its letter and the API all say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.foundation.govuk.pictures import Line, Working
from sayso.foundation.govuk.presenting import listed, plain_day, pounds, whole_pounds
from sayso.journey.charging.facts import Sum, WhatIf
from sayso.journey.charging.facts.kinds import DISABILITY_COSTS
from sayso.rules.figures import FigureUsed
from sayso.rules.money import pounds_text
from sayso.rules.sheet import Line as RuleLine
from sayso.rules.units import HUNDREDTHS_OF_A_PERCENT, PENCE, PENCE_A_WEEK, Unit

LIGHTLY = ("chose_not_to_tell", "over_limit_by_agreement", "within_limit_by_agreement")
"""Steps that say why nobody looked at their money."""
NO_COST = "You did not tell us what the support costs. So we cannot say how much that is."
NO_MEANS = "Your money is below what the law leaves anyone with."


@dataclass(frozen=True)
class _Shown:
    """How a step of the rules is headed: its name in few words; taken off or not; a total or not."""

    label: str
    taken_off: bool = False
    total: bool = False


_STEPS: Mapping[str, _Shown] = {
    "assessed_capital": _Shown("What counts", total=True),
    "upper_limit": _Shown("The upper limit"),
    "amount_above_limit": _Shown("Above the limit"),
    "savings_credit_disregard": _Shown("Left out, for savings credit", taken_off=True),
    "night_care_disregard": _Shown("Left out, for care at night", taken_off=True),
    "included_income": _Shown("Income that counts", total=True),
    "tariff_income": _Shown("From your savings"),
    "assessable": _Shown("What we count", total=True),
    "net_housing_costs": _Shown("Yours, for your home", taken_off=True),
    "disability_related_costs": _Shown("Yours, for disability", taken_off=True),
    "other_costs": _Shown("Yours, for other costs", taken_off=True),
    "assessable_after_deductions": _Shown("After those costs", total=True),
    "mig_base": _Shown("For your age and household"),
    "mig_for_children": _Shown("For children"),
    "mig_disability_premium": _Shown("For disability"),
    "mig_enhanced_disability_premium": _Shown("For greater disability"),
    "mig_carer_premium": _Shown("For caring"),
    "statutory_mig": _Shown("What the law sets"),
    "mig": _Shown("Yours, to live on", taken_off=True),
    "pea": _Shown("Yours, to spend", taken_off=True),
    "least_guarantee": _Shown("Yours, to live on", taken_off=True),
    "available": _Shown("What is left"),
    "share_taken": _Shown("The part we ask for"),
    "within_limits": _Shown("No more than this"),
    "charge": _Shown("You would pay", total=True),
    "council_pays": _Shown("The council would pay"),
}


_PARTS = {
    "mig_base": "mig",
    "mig_for_children": "mig",
    "mig_disability_premium": "mig",
    "mig_enhanced_disability_premium": "mig",
    "mig_carer_premium": "mig",
}
SAVINGS = "tariff_income"


@dataclass(frozen=True)
class Note:
    """Something taken into account that is not an amount, and its authority."""

    sentence: str
    law: str


@dataclass(frozen=True)
class ChangeRow:
    """Something that could happen: what would be paid, and how much more or less that is."""

    happens: str
    would_pay: str
    that_is: str


def told_as(found: Sum, words: str) -> str:
    """Return words of the try-out as they stand for a sum that counts: "You pay", not "You would pay"."""
    if not found.is_kept:
        return words
    settled = words.replace("ou would pay", "ou pay").replace("ou would keep", "ou keep")
    return settled.replace("he council would pay", "he council pays")


def headline(found: Sum) -> str:
    """Return the answer in a few words, for a heading: `£80.30 a week`, `nothing`, `the full cost`."""
    if found.charge_pence is None:
        return "the full cost" if found.pays_full_cost else "not known yet"
    return "nothing" if found.charge_pence == 0 else f"{pounds(found.charge_pence)} a week"


def reasons(found: Sum) -> list[str]:
    """Say why, in a few short sentences, with what the council pays and what is kept."""
    lightly = [line.label for line in found.working if line.step in LIGHTLY]
    made = lightly or (_full_cost(found) if found.pays_full_cost else _from_means(found))
    if lightly and found.pays_full_cost and found.cost_pence is None:
        made.append(NO_COST)
    if found.cost_pence is not None and "council_pays" in found.amounts:
        council = _or_nothing(found.amounts["council_pays"])
        made.append(f"Your support costs {pounds(found.cost_pence)} a week. The council would pay {council}.")
    charge = found.charge_pence
    if charge is not None and 0 < charge <= found.money_got_pence:
        kept = pounds(found.money_got_pence - charge)
        made.append(f"You would keep {kept} of the {pounds(found.money_got_pence)} you get each week.")
    return [told_as(found, sentence) for sentence in made]


def _or_nothing(amount_pence: int) -> str:
    return pounds(amount_pence) if amount_pence else "nothing"


def _full_cost(found: Sum) -> list[str]:
    counted = found.amounts["assessed_capital"]
    limit = whole_pounds(counted - found.amounts["amount_above_limit"])
    made = [f"You have {whole_pounds(counted)} that counts. The limit is {limit}."]
    if found.cost_pence is None:
        made.append(NO_COST)
    return made


def _from_means(found: Sum) -> list[str]:
    counted = pounds(found.amounts.get("assessable", 0))
    live_on = found.amounts.get("mig", found.amounts.get("pea"))
    if live_on is None:
        return [NO_MEANS]
    step = {line.step: line.amount or 0 for line in found.working}
    costs = sum(
        step.get(name, 0) for name in ("net_housing_costs", "disability_related_costs", "other_costs")
    )
    yours = [f"{pounds(live_on)} is yours to live on"]
    yours += [f"{pounds(costs)} is yours for costs"] if costs else []
    if step.get("available") == 0:
        made = [f"We count {counted} a week. By law {listed(yours)}: that is as much or more."]
        made.append("Nothing is left to pay with.")
        return made
    made = [f"We count {counted} a week. Of it, {listed(yours)}."]
    if "within_limits" in step:
        made.append("What you would pay has a limit. It brings the sum down.")
    return made


def week_by_line(found: Sum) -> Working:
    """Return every line of the week's sum, each with why, its authority and how sure we are."""
    title = told_as(found, "What you would pay, line by line, in pounds a week")
    return Working(title, _lines(found, PENCE_A_WEEK))


def savings_by_line(found: Sum) -> Working | None:
    """Return every line about what somebody owns; None when there is nothing to tell."""
    lines = _lines(found, PENCE)
    owned = [line for line in lines if line.label != _STEPS["assessed_capital"].label]
    return Working("What you have, line by line, in pounds", lines, unit="In all") if owned else None


def notes(found: Sum) -> list[Note]:
    """Return what else was taken into account, that is not an amount."""
    return [
        Note(_note(line, found), law(line))
        for line in found.working
        if line.amount is None and not line.step.startswith(("income.", "capital.", "costs."))
    ]


def _note(line: RuleLine, found: Sum) -> str:
    if line.step == "pension_age_date" and "pension_age_date" in found.amounts:
        return f"You reach pension age on {plain_day(found.amounts['pension_age_date'])}."
    return line.label


def _lines(found: Sum, unit: Unit) -> Sequence[Line]:
    told = [line for line in found.working if line.unit is unit and _is_amount(line)]
    totals = {line.step for line in told}
    parts = [line for line in told if _part_of(line) in totals]
    shown = [
        _line(line, [part for part in parts if _part_of(part) == line.step])
        for line in told
        if line not in parts and line.step != SAVINGS
    ]
    savings = [_savings(line) for line in told if line.step == SAVINGS]
    at = next((n for n, line in enumerate(shown) if line.label == _STEPS["assessable"].label), 0)
    lines = [*shown[:at], *savings, *shown[at:]]
    return [replace(line, label=told_as(found, line.label), why=told_as(found, line.why)) for line in lines]


def _part_of(line: RuleLine) -> str:
    """Name the step that a line is a part of: it is told there, so that the lines add up."""
    if line.step.startswith("costs."):
        kind = line.step.removeprefix("costs.")
        return "disability_related_costs" if kind in DISABILITY_COSTS else "net_housing_costs"
    return _PARTS.get(line.step, "")


def _is_amount(line: RuleLine) -> bool:
    """Tell amounts; a line of a thing that nobody could count yet stands in its place too."""
    return line.amount is not None or "." in line.step


def _line(line: RuleLine, parts: Sequence[RuleLine]) -> Line:
    if "." in line.step:
        return _thing(line)
    shown = _STEPS.get(line.step, _Shown(line.step.replace("_", " ").capitalize()))
    amount = -line.amount if shown.taken_off and line.amount else line.amount
    why = " ".join([line.label, *(_part(part) for part in parts)])
    authority = " ".join(dict.fromkeys(law(one) for one in (line, *parts)))
    return Line(shown.label, why, amount, authority, total=shown.total)


def _part(line: RuleLine) -> str:
    """Tell a part of a line in a sentence: "For children: £102.95." or why it does not count."""
    if "." not in line.step:
        return f"{_STEPS[line.step].label}: {pounds(line.amount or 0)}."
    if line.amount:
        return f"{line.label.partition(': ')[0]}: {pounds(line.amount)}."
    return line.label


def _savings(line: RuleLine) -> Line:
    """Tell how savings come to an amount a week, with the limits of the day."""
    figures = {one.name: whole_pounds(one.amount) for one in line.figures}
    why = line.label
    if {"lower_capital_limit", "tariff_band", "tariff_amount"} <= figures.keys():
        first, band, each = (
            figures[name] for name in ("lower_capital_limit", "tariff_band", "tariff_amount")
        )
        why = f"The first {first} is not counted. Then it is {each} a week for each {band}, or part of it."
    return Line(_STEPS[line.step].label, why, line.amount, law(line))


def name_of(line: RuleLine) -> str:
    """Return what a line is headed with, in few words."""
    if "." in line.step:
        return line.label.partition(": ")[0].partition(", £")[0]
    return _STEPS[line.step].label if line.step in _STEPS else line.label.removesuffix(".")


def _thing(line: RuleLine) -> Line:
    """Tell one thing somebody has: "Earnings, £250.00 a week: left out." is told as its name and why."""
    label, _, how = line.label.partition(": ")
    name, _, whole = label.partition(", £")
    got = f"You have told us of £{whole}. " if whole else ""
    return Line(name, got + _sentence(how), line.amount, law(line))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def law(line: RuleLine) -> str:
    """Write the authority of a line and how sure we are of it, with each figure it used and from when."""
    made = [f"{line.authority.text}: {line.authority.evidence.text}."]
    for figure in line.figures:
        made.append(
            f"{figure.title}: {_amount(figure)} from {plain_day(figure.starts_on)}, {figure.evidence}."
        )
    return " ".join(made)


def _amount(figure: FigureUsed) -> str:
    """Write an amount of the law in its unit."""
    if figure.unit is HUNDREDTHS_OF_A_PERCENT:
        return f"{pounds_text(figure.amount).removesuffix('.00')}%"
    return pounds(figure.amount) if figure.unit.is_money else str(figure.amount)


def change_rows(found: Sum) -> list[ChangeRow]:
    """Return what would change the sum, and by how much."""
    charge = found.charge_pence
    if charge is None:
        return []
    return [_change_row(one, charge) for one in found.what_ifs]


def _change_row(one: WhatIf, charge: int) -> ChangeRow:
    change = one.charge_pence_a_week - charge
    words = {True: "more", False: "less"}[change > 0]
    that_is = "the same" if change == 0 else f"{pounds(abs(change))} {words}"
    would_pay = pounds(one.charge_pence_a_week) if one.charge_pence_a_week else "nothing"
    return ChangeRow(one.happens, would_pay, that_is)
