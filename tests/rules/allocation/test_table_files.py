"""A table that could harm is refused, by the name and place of what is wrong."""

import pytest

from sayso.rules.allocation.table import MoneyStep, Period
from sayso.rules.allocation.table_files import points_table
from sayso.rules.refusals import Invalid
from tests.rules.allocation.case_files import table, table_text

WRONG = {
    "a domain nobody declared": (
        "lindenshire",
        "  night: {none: 0,",
        "  nite: {none: 0,",
        "points.nite: this domain is not among the domains.",
    ),
    "a domain without points": (
        "lindenshire",
        "  night: {none: 0, some: 6, daily: 18, all_day: 30}\n",
        "",
        "points.night: this domain has no points.",
    ),
    "a level nobody declared": (
        "lindenshire",
        "home: {none: 0, some: 3,",
        "home: {none: 0, lots: 9, some: 3,",
        "points.home.lots: this level is not among the levels.",
    ),
    "a level without points": (
        "lindenshire",
        "home: {none: 0, some: 3, daily",
        "home: {none: 0, daily",
        "points.home.some: this level has no points.",
    ),
    "points that fall": (
        "lindenshire",
        "daily: 18, all_day: 30",
        "daily: 18, all_day: 17",
        "points.night.all_day: fewer points than daily: more need cannot score less.",
    ),
    "points below nothing": ("lindenshire", "night: {none: 0", "night: {none: -1", "points.night.none: “-1”"),
    "half a point": ("lindenshire", "night: {none: 0", "night: {none: 0.5", "points.night.none: “0.5”"),
    "money below nothing": ("lindenshire", "a_point: 7.25", "a_point: -7.25", "money.a_point: -7.25 is less"),
    "a third decimal": ("lindenshire", "a_point: 7.25", "a_point: 7.255", "has more than two decimals"),
    "no money at all": ("lindenshire", "a_point: 7.25, ", "", "money: give either a_point or steps"),
    "two sorts of money": (
        "lindenshire",
        "{a_point: 7.25",
        "{steps: {0: 0}, a_point: 7.25",
        "money: give either a_point or steps",
    ),
    "a month": ("lindenshire", "period: week", "period: month", "money.period: “month” is neither"),
    "weeks in a week": (
        "lindenshire",
        "period: week",
        "period: week, weeks_in_the_period: 52",
        "money.weeks_in_the_period: give this if",
    ),
    "a year with no weeks": (
        "steps",
        "  weeks_in_the_period: 52\n",
        "",
        "money.weeks_in_the_period: give this if",
    ),
    "a year of twelve weeks": ("steps", "period: 52", "period: 12", "money.weeks_in_the_period: “12”"),
    "money that falls": (
        "steps",
        "20: 3000.01",
        "20: 3000.00",
        "money.steps.20: less money than the step before: more need cannot mean less money.",
    ),
    "steps out of order": ("steps", "20: 3000.01", "7: 3000.01", "money.steps.7: the steps are not in order"),
    "steps from above nothing": (
        "steps",
        "{0: 0, 5",
        "{5",
        "money.steps: the first step must be at 0 points.",
    ),
    "a step that is a word": (
        "steps",
        "20: 3000.01",
        "many: 3000.01",
        "money.steps.many: “many” is not a whole",
    ),
    "a step given twice": ("steps", "20: 3000.01", "10: 3000.01", "“10” is given twice"),
    "nobody asked": ("lindenshire", "asked: ", "asket: ", "table.asket: we do not know this key."),
    "nobody named": ("lindenshire", "name: Lindenshire points table\n", "", "table.name: this is missing."),
    "an empty name": (
        "lindenshire",
        "name: Lindenshire points table",
        "name: ' '",
        "name: say this in words.",
    ),
    "no day": (
        "lindenshire",
        "starts_on: 2026-04-01",
        "starts_on: April",
        "starts_on: “April” is not a date.",
    ),
    "a price of an hour below nothing": (
        "lindenshire",
        "rate_an_hour: 21.50",
        "rate_an_hour: -1",
        "rate_an_hour: -1 is less than nothing",
    ),
}


@pytest.mark.parametrize(("name", "said", "instead", "why"), WRONG.values(), ids=WRONG)
def test_a_table_is_refused_for(name: str, said: str, instead: str, why: str) -> None:
    text = table_text(name)
    assert said in text

    with pytest.raises(Invalid) as refused:
        points_table(text.replace(said, instead))

    assert why in refused.value.message


@pytest.mark.parametrize("text", ["", "[1, 2]", "words"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="table: give a list of names"):
        points_table(text)


def test_too_many_domains_are_refused() -> None:
    many = "".join(f"  d{at}: Need {at}\n" for at in range(101))
    text = table_text("lindenshire").replace("domains:\n", f"domains:\n{many}")

    with pytest.raises(Invalid, match="100 at most"):
        points_table(text)


def test_a_table_is_read_as_it_stands() -> None:
    by_point, by_step = table("lindenshire"), table("steps")

    assert by_point.points["night", "all_day"] == 30
    assert (by_point.pence_a_point, by_point.rate_pence_an_hour) == (725, 2150)
    assert (by_point.period, by_point.weeks_in_the_period) == (Period.WEEK, 1)
    assert by_step.steps[2] == MoneyStep(10, 300_001)
    assert (by_step.period, by_step.weeks_in_the_period) == (Period.YEAR, 52)
    assert by_step.rate_pence_an_hour is None
    assert by_point.authority.text == "Lindenshire points table, from 1 April 2026"
