"""What an assistant costs, by program: anybody, the same pennies and refusals, and nothing kept."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
CASE = {"on": "2026-11-20", "assistants": [{"age": 35, "hours": "30", "wage": "12.71"}]}


def post(cases):
    return Client().post("/api/employ", {"cases": cases}, content_type="application/json")


@pytest.mark.requirement("X-05")
def test_anybody_tries_what_an_assistant_costs_and_each_case_has_its_own_answer():
    claimed = {**CASE, "id": 7, "claims_allowance": True, "budget_rate": "14.00"}
    earlier = {**claimed, "on": "2025-05-01", "assistants": [{"age": 35, "hours": "30", "wage": "12.21"}]}
    later = {**claimed, "on": "2027-05-01"}

    answer = post([claimed, earlier, CASE, later, {"on": "nonsense"}])

    assert answer.status_code == 200
    found = answer.json()
    assert [one["outcome"] for one in found] == ["worked_out", "worked_out", *["refused"] * 3]
    assert (found[0]["id"], found[0]["results"]["total_a_year"]) == ("7", "22910.22")
    assert (found[0]["enough"]["short_by"], found[0]["enough"]["highest_wage"]) == ("1070.22", None)
    assert found[1]["results"]["total_a_year"] == "22012.68"
    assert found[2]["refusal"]["missing"] == ["claims_allowance"]
    assert "national_living_wage" in found[3]["refusal"]["missing"]
    assert found[4]["refusal"]["code"] == "invalid"
    assert not any(one["results"] or one["working"] for one in found[2:])


def test_what_cannot_be_read_is_told_and_too_many_are_refused():
    third = post([{**CASE, "assistants": [{"wage": "12.715"}]}]).json()[0]

    assert "more than two decimals" in third["refusal"]["message"]
    assert post([CASE] * 101).status_code == 422
