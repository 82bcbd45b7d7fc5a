"""Answers to the public pages, and the council's settings, as a case that the rules can read.

Answers are plain values by the name of the question, as they travel in the page: whole pence, whole numbers,
words, ISO dates, lists of things under `items`. A question that was not asked, or not answered, is absent.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.declaring import Form, Value
from sayso.foundation.policy.queries import values
from sayso.journey.charging.facts.decided import PART, Decided, decided_costs
from sayso.journey.charging.facts.kinds import OWN_HOME, PROPERTY, weekly_cost_pence, weekly_pence
from sayso.journey.charging.facts.lightly import LIGHTLY
from sayso.rules.charging.tables import COSTS
from sayso.rules.money import pounds_text

Answers = Mapping[str, Mapping[str, Any]]
Case = dict[str, Any]


def day_of(answers: Answers, *, today: date) -> date:
    """Return the day the sum is for: the one that was given, or today."""
    given = answers.get("day", {}).get("on")
    return date.fromisoformat(given) if given else today


def council_choices(on: date) -> dict[str, Any]:
    """Return the council's charging settings on a day as a case's `policy`: pounds and percents as text."""
    return as_policy(values(on=on, topic="charging"))


def as_policy(chosen: Mapping[str, Value]) -> dict[str, Any]:
    """Return choices of the council, by their keys and as they are kept, as a case's `policy`."""
    return {key: _as_given(key, value) for key, value in chosen.items() if value is not None}


def _as_given(key: str, value: Value) -> Any:
    if key == "effective_day":
        return "Monday" if value == "monday" else value
    if isinstance(value, int) and SETTINGS[key].form in (Form.PENCE, Form.PERCENT):
        return pounds_text(value)
    if isinstance(value, dict):
        return {name: pounds_text(amount) for name, amount in value.items()}
    return value


def case_from(answers: Answers, *, on: date, policy: Mapping[str, Any]) -> Case:
    """Make the case of one person and one week. All that is given counts: leave out what is not asked.

    A cost of the home under a name of the council's own comes off nothing where it is not allowed.
    """
    inputs: Case = {"policy": dict(policy)}
    for question, name in _PLAIN:
        value = answers.get(question, {}).get(name)
        if value is not None:
            inputs[name] = value
    cost = cost_pence(answers)
    if cost is not None:
        inputs["cost"] = pounds_text(cost)
    inputs["income"] = [_income(item) for item in _items(answers, "income")]
    inputs["capital"] = [*_savings(answers), *_property(answers), *_home(answers)]
    inputs["housing_costs"] = [
        {"kind": kind, "weekly": pounds_text(weekly)}
        for kind, weekly in weekly_costs(answers, "housing")
        if kind in COSTS or kind in (policy.get("housing_extras") or ())
    ]
    disability = decided_costs(answers)
    if disability:
        inputs["dre_items"] = [_disability(one) for one in disability]
    inputs |= _without_looking(answers)
    return {"assessment_date": on.isoformat(), "inputs": inputs}


def _disability(cost: Decided) -> Case:
    made = {"kind": cost.kind, "weekly": pounds_text(cost.asked_pence)}
    made |= {"decision": cost.decision} if cost.is_decided else {}
    return made | ({"allowed": pounds_text(cost.counts_pence)} if cost.decision == PART else {})


def _without_looking(answers: Answers) -> Case:
    """How means are treated where nobody looks at them; nothing where somebody does."""
    found = answers.get(LIGHTLY, {})
    made = {"treated_as": found["treated_as"]} if "treated_as" in found else {}
    agreed = found.get("agreed_pence")
    return made if agreed is None else made | {"agreed_charge": pounds_text(agreed)}


_PLAIN = (
    ("where", "setting"),
    ("nights", "nights"),
    ("household", "household"),
    ("children", "children"),
    ("age", "age"),
    ("birth_date", "birth_date"),
    ("partner_age", "partner_age"),
    ("before_2016", "savings_credit_cohort"),
    ("premiums", "premiums"),
    ("weeks_in_home", "week_of_stay"),
)
"""Answers that a case takes as they are: the question, and the answer's name, which is the case's own."""

QUESTION_OF = {
    "setting": "where",
    "nights": "nights",
    "household": "household",
    "children": "children",
    "age": "age",
    "birth_date": "birth_date",
    "partner_age": "partner_age",
    "premiums": "premiums",
    "income": "income",
    "capital": "savings",
    "cost": "cost",
    "assessment_date": "day",
}
"""Where to ask for a fact that a refusal names by the key of the case form."""


def money_got_pence(answers: Answers) -> int:
    """All the money that comes in, in pence a week, before anything is left out."""
    return sum(weekly_pence(item["amount_pence"], item["period"]) for item in _items(answers, "income"))


def cost_pence(answers: Answers) -> int | None:
    """Return what the support costs, in pence a week; None where nobody said."""
    cost = answers.get("cost", {})
    return None if cost.get("amount_pence") is None else weekly_pence(cost["amount_pence"], cost["period"])


def weekly_costs(answers: Answers, question: str) -> list[tuple[str, int]]:
    """Each cost of a list as its kind and its pence a week."""
    return [
        (item["kind"], weekly_cost_pence(item["amount_pence"], item["period"]))
        for item in _items(answers, question)
    ]


def _items(answers: Answers, question: str) -> Sequence[Mapping[str, Any]]:
    items: Sequence[Mapping[str, Any]] = answers.get(question, {}).get("items", ())
    return items


def _income(item: Mapping[str, Any]) -> Case:
    made = {"kind": item["kind"], "amount": pounds_text(item["amount_pence"]), "period": item["period"]}
    if item.get("passed_on_pence"):
        made["paid_to_spouse"] = pounds_text(item["passed_on_pence"])
    return made


def _savings(answers: Answers) -> Iterable[Case]:
    for item in _items(answers, "savings"):
        made = {
            "kind": item["kind"],
            "amount": pounds_text(item["amount_pence"]),
            "owners": item["owners"],
        }
        if item.get("weeks_held") is not None:
            made["weeks_held"] = item["weeks_held"]
        yield made


def _property(answers: Answers) -> Iterable[Case]:
    for item in _items(answers, "property"):
        assert item["kind"] in PROPERTY
        yield _house(item, item["kind"])


def _home(answers: Answers) -> Iterable[Case]:
    worth = answers.get("home_value")
    if worth is None or answers.get("home", {}).get("owns") is not True:
        return
    occupier = answers.get("home_people", {}).get("occupier")
    made = _house(worth, OWN_HOME)
    if occupier not in (None, "nobody"):
        made["qualifying_occupier"] = occupier
    yield made


def _house(item: Mapping[str, Any], kind: str) -> Case:
    """Land or a house, with a tenth off for what selling would cost (SI 2014/2672, regulation 20)."""
    return {
        "kind": kind,
        "amount": pounds_text(item["amount_pence"]),
        "owners": item["owners"],
        "secured_debt": pounds_text(item.get("owed_pence") or 0),
        "sale_costs": True,
    }
