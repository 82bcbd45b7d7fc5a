"""Checks that more than one action makes."""

import re

from stdnum.gb import nhs

from sayso.rules.refusals import Invalid


def check_nhs_number(number: str) -> None:
    """Refuse an NHS number whose last digit does not fit the others. An empty one is well."""
    if number and not (re.fullmatch(r"\d{10}", number) and nhs.is_valid(number)):
        say = "Check the NHS number. It has 10 digits, like 999 012 3454, and one of these is not right."
        raise Invalid(say, fields={"nhs_number": say})
