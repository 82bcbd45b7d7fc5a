"""What must hold for everybody, however they live."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.rules.charging.cases import assess
from sayso.rules.charging.results import CaseResult
from sayso.rules.money import pounds_text
from tests.examples import examples
from tests.rules.charging.made_up import cases

PEOPLE = settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])


def one(case: dict[str, Any]) -> CaseResult:
    [result] = assess([case])
    return result


def with_inputs(case: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {**case, "inputs": {**case["inputs"], **changed}}


@PEOPLE
@given(cases())
def test_a_charge_never_takes_income_below_what_a_person_must_be_left_with(case: dict[str, Any]) -> None:
    found = one(case).results

    if not found.get("full_cost"):
        kept = found.get("mig", found.get("pea"))
        assert found["charge"] <= max(0, found["assessable_after_deductions"] - kept)


@PEOPLE
@given(cases(capital=[]), st.integers(0, 2_400_000), st.integers(0, 200_000))
def test_more_capital_never_lowers_the_charge(case: dict[str, Any], had: int, more: int) -> None:
    priced = with_inputs(case, cost="900.00")
    amounts = [pounds_text(amount) for amount in (had, had + more)]

    before, after = assess(
        [with_inputs(priced, capital=[{"kind": "savings", "amount": one}]) for one in amounts]
    )

    assert after.results["charge"] >= before.results["charge"]


@PEOPLE
@given(cases(), st.integers(0, 50_000))
def test_more_income_raises_the_charge_by_no_more_than_itself(case: dict[str, Any], more: int) -> None:
    extra = [*case["inputs"]["income"], {"kind": "other_income", "weekly": pounds_text(more)}]
    before, after = (
        one(case).results.get("charge"),
        one(with_inputs(case, income=extra)).results.get("charge"),
    )

    assert (before is None) == (after is None)
    if before is not None:
        assert before <= after <= before + more


@PEOPLE
@given(cases(), st.integers(0, 20_000))
def test_a_cost_a_person_must_meet_never_raises_the_charge(case: dict[str, Any], more: int) -> None:
    before, after = assess([case, with_inputs(case, deductions=[{"weekly": pounds_text(more)}])])

    assert after.results.get("charge", 0) <= before.results.get("charge", 0)


@PEOPLE
@given(cases(), st.integers(0, 10_000))
def test_a_share_is_never_more_than_the_whole_and_drops_part_pennies(
    case: dict[str, Any], share: int
) -> None:
    at_home = with_inputs(case, setting="home", cost="100000.00")
    shared = with_inputs(at_home, policy={"percent_of_disposable": pounds_text(share)})

    whole, part = (found.results for found in assess([at_home, shared]))

    if not whole.get("full_cost"):
        assert part["charge"] == whole["charge"] * share // 10_000


@PEOPLE
@given(cases())
def test_the_council_and_the_person_pay_the_cost_between_them(case: dict[str, Any]) -> None:
    found = one(with_inputs(case, cost="500.00")).results

    assert found["charge"] + found["council_pays"] == 50_000


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(cases(), min_size=1, max_size=6))
def test_many_people_at_once_have_the_same_answers_as_each_alone(people: list[dict[str, Any]]) -> None:
    together = [result.as_json() for result in assess(people)]

    assert together == [one(case).as_json() for case in people]


@PEOPLE
@given(cases(capital=[]), st.integers(1, 900_000))
def test_tariff_income_is_a_pound_for_each_band_or_part(case: dict[str, Any], over: int) -> None:
    capital = [{"kind": "savings", "amount": pounds_text(1_425_000 + over)}]

    found = one(with_inputs(case, capital=capital)).results

    assert found["tariff_income"] == -(-over // 25_000) * 100


@PEOPLE
@given(cases())
def test_the_working_ends_in_the_charge_and_every_line_has_its_authority(case: dict[str, Any]) -> None:
    result = one(case)

    lines = {line.step: line for line in result.working}
    if "charge" in result.results:
        assert lines["charge"].amount == result.results["charge"]
    assert all(line.label and line.authority.text and line.authority.link for line in result.working)
