"""`{% load presenting %}`: the functions of `sayso.foundation.govuk.presenting` as filters.

{{ charge_pence|pounds }}  {{ visit.on|day }}  {{ visit.at|moment:today }}  {{ n|count_of:"visit" }}

A value that is None or empty gives an empty text: the template says in words what is not known.
"""

from collections.abc import Callable
from typing import Any

from django import template

from sayso.foundation.govuk import presenting

register = template.Library()


def _filter(name: str, write: Callable[[Any], Any]) -> None:
    def run(value: Any) -> Any:
        return "" if value is None or value == "" else write(value)

    register.filter(name, run)


def _filter_from(name: str, write: Callable[[Any, Any], Any]) -> None:
    def run(value: Any, argument: Any) -> Any:
        return "" if value is None or value == "" else write(value, argument)

    register.filter(name, run)


for _name in ("pounds", "whole_pounds", "signed_pounds", "day", "short_day", "plain_day", "clock", "listed"):
    _filter(_name, getattr(presenting, _name))
for _name in ("nhs_number", "telephone", "full_stop", "hours_words"):
    _filter(_name, getattr(presenting, _name))
for _name in ("near_day", "moment", "age", "days_ago"):
    _filter_from(_name, getattr(presenting, _name))


@register.filter
def count_of(number: int, nouns: str) -> str:
    """Write a count with its noun: `{{ 2|count_of:"visit" }}`, `{{ 2|count_of:"person,people" }}`."""
    one, _, many = nouns.partition(",")
    return presenting.count(number, one, many)
