"""Any answers that can be kept, for properties: every question and every kind that the pages offer."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from sayso.journey.charging.facts import kinds
from sayso.journey.charging.facts.answers import SETTINGS
from sayso.journey.charging.facts.decided import DECISIONS, SOURCES
from sayso.journey.charging.facts.lightly import TREATED
from sayso.rules.charging.case_form import HOUSEHOLDS, PREMIUMS

pence = st.integers(0, 40_000) | st.integers(0, 5_000_000)
every = st.sampled_from(sorted(kinds.EVERY))
owners = st.integers(1, 4)
yes_or_no = st.booleans() | st.none()
INCOME = [*kinds.OUR_INCOME, *(name for names in kinds.INCOME_GROUPS.values() for name in names)]
SAVINGS = [*kinds.OUR_SAVINGS, *(name for names in kinds.SAVINGS_GROUPS.values() for name in names)]
WHY = st.just("As we found.")
HOUSING = [*kinds.HOUSING, *kinds.HOUSING_BY_CHOICE, "a_cost_of_our_own"]


def _some(**fields: Any) -> Any:
    return st.fixed_dictionaries(fields)


def _of_kind(names: list[str], **more: Any) -> Any:
    given = {"kind": st.sampled_from(names), "amount_pence": pence, **more}
    return st.lists(_some(**given), max_size=3).map(lambda items: {"items": items})


def _income(item: dict[str, Any]) -> dict[str, Any]:
    """Pass on no more than is got."""
    return item | {"passed_on_pence": min(item["passed_on_pence"], item["amount_pence"])}


_income_items = st.lists(
    _some(
        kind=st.sampled_from(INCOME),
        amount_pence=pence,
        period=every,
        passed_on_pence=st.just(0) | pence,
        why=WHY,
    ).map(_income),
    max_size=4,
).map(lambda items: {"items": items})


def _decided(item: dict[str, Any]) -> dict[str, Any]:
    """Allow no more than is asked for."""
    return item | {"allowed_pence": min(item["allowed_pence"], item["amount_pence"]), "reason": "As agreed."}


_costs_decided = st.lists(
    _some(
        kind=st.sampled_from(sorted(kinds.DISABILITY_COSTS)),
        amount_pence=pence,
        period=every,
        decision=st.none() | st.sampled_from(sorted(DECISIONS)),
        allowed_pence=pence,
        source=st.none() | st.sampled_from(sorted(SOURCES)),
    ).map(_decided),
    max_size=3,
).map(lambda items: {"items": items})
_house = _some(amount_pence=pence, owners=owners, owed_pence=st.none() | pence)


def _seldom_lightly(made: dict[str, Any]) -> dict[str, Any]:
    """Look at most people's money."""
    lightly = made.get("light_touch")
    return made if lightly is None or lightly["agreed_pence"] % 4 == 0 else _without(made, "light_touch")


def _without(made: dict[str, Any], slug: str) -> dict[str, Any]:
    return {name: value for name, value in made.items() if name != slug}


answers = st.fixed_dictionaries(
    {},
    optional={
        "where": _some(setting=st.sampled_from(SETTINGS)),
        "nights": _some(nights=st.integers(1, 366)),
        "household": _some(household=st.sampled_from(HOUSEHOLDS)),
        "children": _some(children=st.integers(0, 5)),
        "age": _some(age=st.integers(18, 100) | st.none()),
        "birth_date": _some(birth_date=st.dates(date(1925, 1, 1), date(2003, 1, 1)).map(str)),
        "partner_age": _some(partner_age=st.integers(0, 100)),
        "before_2016": _some(savings_credit_cohort=yes_or_no),
        "premiums": _some(premiums=st.lists(st.sampled_from(PREMIUMS), unique=True)),
        "home": _some(owns=yes_or_no),
        "home_value": _house,
        "home_people": _some(occupier=st.sampled_from(sorted(kinds.WHO_LIVES_THERE))),
        "weeks_in_home": _some(week_of_stay=st.integers(1, 60)),
        "cost": _some(amount_pence=pence, period=every),
        "income": _income_items,
        "savings": _of_kind(SAVINGS, owners=owners, weeks_held=st.none() | st.integers(0, 150), why=WHY),
        "property": _of_kind(list(kinds.PROPERTY), owners=owners, owed_pence=st.none() | pence),
        "housing": _of_kind(HOUSING, period=every),
        "disability_costs": _costs_decided,
        "light_touch": _some(
            treated_as=st.sampled_from(sorted(TREATED)),
            agreed_pence=pence,
            on=st.just("2022-04-01"),
            why=st.just("They agreed."),
            can_decide=st.just(True),
        ),
    },
).map(_seldom_lightly)
