"""The published cases, typed into the pages as a person would, give the published sums to the penny."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sayso.foundation.govuk.presenting import pounds
from sayso.journey.charging.facts.kinds import income_title
from tests.factories.logins import a_login
from tests.factories.policy import a_value
from tests.pages.charging.walking import walk
from tests.rules.charging.case_files import Sentence, sentences, wanted

pytestmark = pytest.mark.django_db
PUBLISHED = sentences(Path(__file__).parents[2] / "rules" / "charging" / "published.yaml")
NOT_ON_THE_PAGES = {"CHG-E12": "deferred payments are no part of a weekly charge"}
CASES = [one for one in PUBLISHED if one.given["id"] not in NOT_ON_THE_PAGES]


def as_typed(facts: dict[str, Any], year: str) -> dict[str, Any]:
    """What a person with these facts types, page by page."""
    typed: dict[str, Any] = {
        "where": {"setting": facts["setting"]},
        "day": {"on_day": "1", "on_month": "5", "on_year": year[:4]},
        "household": {"household": facts["household"]},
        "age": {"age": facts.get("age", "")},
        "children": {"children": "0"},
        "premiums": {"premiums": facts.get("premiums", [])},
        "home": {"owns": "no"},
        "income": [_each_week(item) for item in facts.get("income", [])],
        "savings": [
            {**item, "amount_pence": item["amount"], "owners": item.get("owners", 1)}
            for item in facts.get("capital", [])
        ],
        "housing": [_each_week(item) for item in facts.get("housing_costs", [])],
        "disability_costs": [_each_week({"kind": "other", "weekly": facts["dre"]})] if "dre" in facts else [],
        "property": [],
    }
    if "cost" in facts:
        typed["cost"] = {"amount_pence": facts["cost"]}
    return typed


def _each_week(item: dict[str, Any]) -> dict[str, Any]:
    return {"kind": item["kind"], "amount_pence": item["weekly"], "period": "week"}


def test_only_what_no_page_asks_is_left_out_of_the_published_cases():
    assert len(CASES) == 11
    assert len(PUBLISHED) == 12


@pytest.mark.requirement("S1-11")
@pytest.mark.parametrize("case", CASES, ids=[one.given["id"] for one in CASES])
def test_a_published_case_gives_the_published_sum_on_the_page(case: Sentence, now, looking):
    facts = case.given["inputs"]
    admin = a_login("admin", now=now)
    for key, value in facts.get("policy", {}).items():
        with looking(admin):
            a_value(key, value, by=admin, at=now, starts_on=date(2015, 4, 1))

    page = walk(as_typed(facts, case.given["financial_year"])).answer()

    assert page.page.status_code == 200
    found = page.page.context["sum"]
    assert found.refusal is None
    for key, value in case.expect.items():
        assert found.amounts[key] == wanted(key, value), key
    for key, value in case.expect.items():
        if not isinstance(value, bool):
            assert _as_shown(key, wanted(key, value)) in page.html, key
    for item in facts.get("income", []):
        assert income_title(item["kind"]) in page.html


def _as_shown(key: str, amount: int) -> str:
    return "nothing" if key == "charge" and amount == 0 else pounds(amount)


def test_the_amounts_of_the_cases_are_typed_as_they_were_published():
    typed = as_typed(PUBLISHED[3].given["inputs"], "2024/25")

    assert typed["income"][0]["amount_pence"] == Decimal("209.67")
