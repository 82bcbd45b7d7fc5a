"""Between pounds as people write them and whole pence: the only edge that money crosses."""

from decimal import Decimal, InvalidOperation
from typing import Any

from sayso.rules.refusals import Invalid

GREATEST_PENCE = 10_000_000_000
"""£100 million: no fact may be larger, so that no sum can overflow a 64-bit integer."""

_HUNDRED = 100


def pence(pounds: Any, *, place: str) -> int:
    """Whole pence from a whole number, a Decimal or text: "12.5" is 1250.

    `place` names where the amount stands, for the message. Raises Invalid for a third decimal, a
    negative or too large amount, a float (which cannot hold every penny) and anything that is not a number.
    """
    return _hundredths(pounds, place=place, noun="an amount in pounds")


def hundredths_of_a_percent(percent: Any, *, place: str) -> int:
    """Whole hundredths of a percent: "3.75" is 375. Raises Invalid as `pence` does."""
    return _hundredths(percent, place=place, noun="a percentage")


def pounds_text(amount_pence: int) -> str:
    """Pounds with two decimals, for a file: 1250 is "12.50"."""
    sign = "-" if amount_pence < 0 else ""
    whole, rest = divmod(abs(amount_pence), _HUNDRED)
    return f"{sign}{whole}.{rest:02d}"


def _hundredths(given: Any, *, place: str, noun: str) -> int:
    number = _number(given, place=place, noun=noun)
    if not number.is_finite():
        raise Invalid(f"{place}: {given} is not {noun}.", fields={place: "Not a number."})
    if number < 0:
        raise Invalid(f"{place}: {given} is less than nothing.", fields={place: "Less than nothing."})
    if number > GREATEST_PENCE // _HUNDRED:
        raise Invalid(f"{place}: {given} is over £100 million.", fields={place: "Too large."})
    hundredths = number * _HUNDRED
    if hundredths != hundredths.to_integral_value():
        raise Invalid(f"{place}: {given} has more than two decimals.", fields={place: "A third decimal."})
    return int(hundredths)


def _number(given: Any, *, place: str, noun: str) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal):
        raise Invalid(f"{place}: {given!r} is not {noun}. Give a whole number or text.", fields={place: noun})
    try:
        return Decimal(given)
    except InvalidOperation:
        raise Invalid(f"{place}: “{given}” is not {noun}.", fields={place: "Not a number."}) from None
