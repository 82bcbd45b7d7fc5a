"""Answers become a case that the rules can read, and the sum agrees with the rules to the penny."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.journey.charging.facts import case_from, council_choices, kinds, sum_of
from sayso.journey.charging.facts.cases import QUESTION_OF, money_got_pence
from sayso.journey.charging.pages.questions import BY_SLUG
from sayso.rules.charging.case_form import read_case
from sayso.rules.charging.cases import assess
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME
from sayso.rules.figures import Entered, statutory
from tests.factories.logins import a_login
from tests.factories.policy import a_value

ON = date(2022, 5, 1)
LATER = date(2025, 5, 1)
AMOUNTS = st.integers(min_value=0, max_value=10_000_000)
PERIODS = st.sampled_from(sorted(kinds.EVERY))


def in_groups(groups):
    return {name for names in groups.values() for name in names}


def test_every_kind_of_the_rules_is_offered_or_left_out_with_a_reason():
    assert in_groups(kinds.INCOME_GROUPS) | set(kinds.INCOME_NOT_OFFERED) == set(INCOME)
    offered = in_groups(kinds.SAVINGS_GROUPS) | set(kinds.PROPERTY) | {kinds.OWN_HOME}
    assert offered | set(kinds.CAPITAL_NOT_OFFERED) == set(CAPITAL)
    assert set(kinds.HOUSING) | set(kinds.HOUSING_BY_CHOICE) == set(COSTS)


def test_no_kind_is_offered_twice():
    for groups in (kinds.INCOME_GROUPS, kinds.SAVINGS_GROUPS):
        names = [name for group in groups.values() for name in group]
        assert len(names) == len(set(names))


def test_every_fact_that_may_be_missing_leads_to_a_question():
    assert set(QUESTION_OF.values()) <= set(BY_SLUG)


@given(amount=AMOUNTS, period=PERIODS)
def test_money_is_made_weekly_as_the_rules_make_it(amount, period):
    item = {"kind": "state_pension", "amount_pence": amount, "period": period}
    case = case_from({"where": {"setting": "home"}, "income": {"items": [item]}}, on=ON, policy={})

    [result] = assess([case])

    assert result.results["included_income"] == money_got_pence({"income": {"items": [item]}})


@given(amount=AMOUNTS, period=PERIODS)
def test_a_cost_is_rounded_to_help_the_person_and_by_less_than_a_penny(amount, period):
    down, up = kinds.weekly_pence(amount, period), kinds.weekly_cost_pence(amount, period)

    assert down <= up <= down + 1


def test_every_answer_lands_in_the_case():
    answers: dict[str, dict[str, Any]] = {
        "where": {"setting": "care_home_short_term"},
        "nights": {"nights": 14},
        "household": {"household": "couple"},
        "children": {"children": 1},
        "age": {"age": 66},
        "birth_date": {"birth_date": "1956-02-03"},
        "partner_age": {"partner_age": 50},
        "before_2016": {"savings_credit_cohort": False},
        "premiums": {"premiums": ["carer"]},
        "savings": {
            "items": [{"kind": "arrears_of_benefit", "amount_pence": 100, "owners": 2, "weeks_held": 3}]
        },
        "property": {"items": [{"kind": "land", "amount_pence": 900, "owners": 1, "owed_pence": 100}]},
        "housing": {"items": [{"kind": "rent_gross", "amount_pence": 10_000, "period": "calendar_month"}]},
        "disability_costs": {"items": [{"kind": "heating", "amount_pence": 500, "period": "week"}]},
        "cost": {"amount_pence": 30_000, "period": "fortnight"},
    }

    case = case_from(answers, on=ON, policy={"dre_standard": "5.00"})
    rows = read_case(case)

    assert case["assessment_date"] == "2022-05-01"
    assert rows.person["nights"] == 14
    assert rows.person["birth_date"] == date(1956, 2, 3)
    assert rows.person["has_carer_premium"]
    assert rows.person["cost_pence_a_week"] == 15_000
    assert rows.person["policy_dre_standard"] == 500
    assert [row["weeks_held"] for row in rows.capital] == [3, None]
    assert rows.capital[1]["has_sale_costs"]
    assert [row["weekly"] for row in rows.costs] == [2_308, 500]


def test_a_home_is_told_only_by_somebody_who_owns_one():
    worth = {"amount_pence": 20_000_000, "owners": 1, "owed_pence": 500}
    stays = {"where": {"setting": "care_home_permanent"}, "home_value": worth}
    lived_in = {"home_people": {"occupier": "child_under_18"}}

    assert case_from(stays | {"home": {"owns": False}}, on=ON, policy={})["inputs"]["capital"] == []
    [home] = case_from(stays | lived_in | {"home": {"owns": True}}, on=ON, policy={})["inputs"]["capital"]
    assert home["qualifying_occupier"] == "child_under_18"


@pytest.mark.django_db
def test_the_councils_settings_are_read_by_the_rules_as_they_stand():
    case = case_from({"where": {"setting": "home"}}, on=ON, policy=council_choices(ON))

    assert read_case(case).person["policy_percent_of_disposable"] == 10_000


@pytest.mark.django_db
def test_what_the_council_has_set_changes_the_sum(now, looking):
    admin = a_login("admin", now=now)
    with looking(admin):
        a_value("mig_uplift", 500, by=admin, at=now, starts_on=now.date())
        a_value("effective_day", "monday", by=admin, at=now, starts_on=now.date())
        a_value("dre_item_limits", {"heating": 1_000}, by=admin, at=now, starts_on=now.date())

    found = council_choices(now.date())

    assert found["mig_uplift"] == "5.00"
    assert found["effective_day"] == "Monday"
    assert found["dre_item_limits"] == {"heating": "10.00"}
    assert council_choices(ON)["mig_uplift"] == "0.00"


@pytest.mark.django_db
def test_an_amount_that_the_council_has_entered_is_used_and_named():
    person = {"where": {"setting": "home"}, "household": {"household": "single"}, "age": {"age": 77}}
    answers = person | {
        "day": {"on": LATER.isoformat()},
        "income": {"items": [{"kind": "state_pension", "amount_pence": 30_000, "period": "week"}]},
    }
    figures = statutory().with_entered(
        {"mig_single_pension_age": [Entered(date(2025, 4, 6), 23_260, "the circular of the year")]}
    )

    refused, found = sum_of(answers, today=ON), sum_of(answers, today=ON, figures=figures)

    assert refused.charge_pence is None
    assert [one.title for one in refused.figures_missing] == ["Single, pension age"]
    assert found.charge_pence == 30_000 - 23_260
    told = [
        figure for line in found.working for figure in line.figures if figure.name == "mig_single_pension_age"
    ]
    assert "confirmed by this council" in told[0].evidence
