"""A sum as a picture, from top to bottom: where the money somebody gets goes, or what is above the limit.

The steps are the same on a page and in a letter: a letter keeps them, and draws them itself.
"""

from collections.abc import Iterable, Sequence

from sayso.foundation.govuk.pictures import Change, Picture, sum_shown
from sayso.foundation.govuk.presenting import whole_pounds
from sayso.journey.charging.facts import Sum
from sayso.journey.charging.facts.showing import headline, told_as

OF_SAVINGS = ("what you have", "up to the limit")
"""What a step up and a step down are called in the key of a picture of the limit."""


def picture(found: Sum) -> Picture | None:
    """Draw the sum from top to bottom; None where there is no sum to draw."""
    steps, above = where_it_goes(found), above_the_limit(found)
    if above:
        much = whole_pounds(above[-1].pence)
        sentence = told_as(found, f"You have {much} above the limit, so you would pay the full cost.")
        added, taken_off = OF_SAVINGS
        return _drawn(sentence, above, unit="In all", added=added, taken_off=taken_off)
    if any(step.pence for step in steps):
        return _drawn(told_as(found, f"You would pay {headline(found)}."), steps)
    return None


def _drawn(sentence: str, steps: Sequence[Change], **words: str) -> Picture:
    start, *changes, result = steps
    return sum_shown(sentence=sentence, start=start, changes=changes, result=result, **words)


def where_it_goes(found: Sum) -> list[Change]:
    """Return how the money somebody gets comes to what they pay: where it begins, each step, where it ends.

    Nothing for a sum that does not follow from what they get.
    """
    charge = found.charge_pence
    if charge is None or found.pays_full_cost or "assessable" not in found.amounts:
        return []
    counted, savings = found.amounts["included_income"], found.amounts["tariff_income"]
    changes = [Change("Not counted", counted - found.money_got_pence), Change("For your savings", savings)]
    left = counted + savings
    for label, amount in _kept(found):
        taken = min(amount, left)
        changes.append(Change(label, -taken))
        left -= taken
    changes.append(Change("Not asked for", charge - left))
    told = [change for change in changes if change.pence]
    return [
        Change("Money you get", found.money_got_pence),
        *told,
        Change(told_as(found, "You would pay"), charge),
    ]


def above_the_limit(found: Sum) -> list[Change]:
    """Return how what somebody has comes to what is above the limit, where that is why it is the full cost.

    What comes in plays no part in such a sum, so it is not drawn as if it did. Nothing where they pay the
    full cost by agreement, or would not tell us: nobody looked at what they have.
    """
    counted, above = found.amounts.get("assessed_capital"), found.amounts.get("amount_above_limit")
    if not found.pays_full_cost or counted is None or not above:
        return []
    return [
        Change("What you have that counts", counted),
        Change("Up to the limit", above - counted),
        Change("Above the limit", above),
    ]


def _kept(found: Sum) -> Iterable[tuple[str, int]]:
    """Give what stays with the person, in the order it comes off."""
    steps = {line.step: line.amount or 0 for line in found.working}
    yield "For your home: yours", steps.get("net_housing_costs", 0)
    yield "For disability: yours", steps.get("disability_related_costs", 0)
    yield "For other costs: yours", steps.get("other_costs", 0)
    yield (
        "To live on: yours",
        found.amounts.get("mig", found.amounts.get("pea", steps.get("least_guarantee", 0))),
    )
