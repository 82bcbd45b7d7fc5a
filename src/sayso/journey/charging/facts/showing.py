"""A sum in words and line by line: what every page of it, its letter and the API all say."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.foundation.govuk.pictures import Line, Working
from sayso.foundation.govuk.presenting import listed, plain_day, pounds, whole_pounds
from sayso.journey.charging.facts import Sum, WhatIf
from sayso.rules.charging.telling import is_note, tell
from sayso.rules.charging.telling import law as law
from sayso.rules.charging.telling import name_of as name_of
from sayso.rules.sheet import Line as RuleLine
from sayso.rules.units import PENCE, PENCE_A_WEEK, Unit

LIGHTLY = ("chose_not_to_tell", "over_limit_by_agreement", "within_limit_by_agreement")
"""Steps that say why nobody looked at their money."""
NO_COST = "You did not tell us what the support costs. So we cannot say how much that is."
NO_MEANS = "Your money is below what the law leaves anyone with."


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
    owned = [line for line in tell(found.working, PENCE) if line.step != "assessed_capital"]
    if not owned:
        return None
    return Working("What you have, line by line, in pounds", _lines(found, PENCE), unit="In all")


def notes(found: Sum) -> list[Note]:
    """Return what else was taken into account, that is not an amount."""
    return [Note(_note(line, found), law(line)) for line in found.working if is_note(line)]


def _note(line: RuleLine, found: Sum) -> str:
    if line.step == "pension_age_date" and "pension_age_date" in found.amounts:
        return f"You reach pension age on {plain_day(found.amounts['pension_age_date'])}."
    return line.label


def _lines(found: Sum, unit: Unit) -> Sequence[Line]:
    """Return the lines as the rules tell them, in the words of a try-out or of a sum that counts."""
    return [
        Line(told_as(found, one.label), told_as(found, one.why), one.amount, one.authority, total=one.total)
        for one in tell(found.working, unit)
    ]


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
