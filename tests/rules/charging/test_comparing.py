"""Why a charge changed since last time: told line by line, and every penny of the change is told."""

from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.rules.charging.cases import assess
from sayso.rules.charging.comparing import Comparison, compare
from sayso.rules.charging.line_words import yours
from sayso.rules.kept_lines import lines_from, plain_lines
from tests.examples import examples
from tests.rules.charging.made_up import cases
from tests.rules.charging.made_up_people import a_case

PEOPLE = settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])
AT_HOME: dict[str, Any] = {
    "setting": "home",
    "household": "single",
    "age": 77,
    "income": [{"kind": "state_pension", "weekly": "203.85"}, {"kind": "private_pension", "weekly": "60"}],
    "capital": [{"kind": "savings", "amount": "15000"}],
}


def case(on: str = "2023-05-01", **changed: Any) -> dict[str, Any]:
    inputs = {key: value for key, value in {**AT_HOME, **changed}.items() if value is not None}
    return {"id": "Ana", "assessment_date": on, "inputs": inputs}


def between(before: dict[str, Any], now: dict[str, Any]) -> Comparison:
    old, new = assess([before, now])
    return compare(old.working, new.working)


def said(found: Comparison) -> dict[str, str]:
    return {one.step: one.says for one in found.differences}


def moved(found: Comparison) -> int:
    return sum(one.moves_pence or 0 for one in found.differences)


def test_a_rise_of_a_pension_and_of_the_law_are_told_apart() -> None:
    more = [{"kind": "state_pension", "weekly": "221.20"}, {"kind": "private_pension", "weekly": "60"}]
    found = between(case(), case("2024-05-01", income=more))

    words = said(found)
    assert words["income.state_pension"] == (
        "Your state pension went from £203.85 to £221.20 a week: £17.35 more counts."
    )
    assert words["mig"].startswith("The least we leave you with rose from £")
    assert "because the law’s amounts changed on" in words["mig"]
    assert "income.private_pension" not in words, "what is the same says nothing"
    assert found.says.startswith("Your charge goes ")
    assert moved(found) == found.change_pence


def test_one_line_that_is_another_is_all_that_is_told() -> None:
    more = [{"kind": "state_pension", "weekly": "203.85"}, {"kind": "private_pension", "weekly": "70"}]
    found = between(case(), case(income=more))

    [one] = found.differences
    assert one.says == "Your private pension went from £60.00 to £70.00 a week: £10.00 more counts."
    assert (one.moves_pence, found.change_pence) == (1000, 1000)
    assert found.says.startswith("Your charge goes up by £10.00 a week, from £")


def test_what_limits_it_is_said_honestly() -> None:
    cheap = between(case(cost="20"), case(cost="30"))
    assert "What you pay has a limit" in said(cheap)["within_limits"]
    assert moved(cheap) == cheap.change_pence == 1000

    poor = [{"kind": "state_pension", "weekly": "100"}]
    poorer = [{"kind": "state_pension", "weekly": "90"}]
    floor = between(case(income=poor), case(income=poorer))
    assert said(floor)["floor"] == "Nobody pays less than nothing. So £10.00 of this makes no difference."
    assert floor.says == "Your charge stays the same: £0.00 a week."
    assert moved(floor) == floor.change_pence == 0


def test_going_over_the_limit_has_the_whole_change_and_no_line_beside_it_claims_a_part() -> None:
    rich = [{"kind": "savings", "amount": "30000"}]
    found = between(case(cost="500"), case(cost="500", capital=rich))

    words = said(found)
    assert words["charge"] == "Before, what you pay goes by your money. Now you pay the full cost."
    assert words["capital.savings"] == "Your savings went from £15,000.00 to £30,000.00."
    assert {one.step for one in found.differences if one.moves_pence is not None} == {"charge"}
    assert moved(found) == found.change_pence


def test_a_charge_that_nobody_knows_is_said_so_and_no_sum_is_made_up() -> None:
    found = between(case(), case(age=None))
    assert found.change_pence is None
    assert found.says == "We cannot say how your charge changes: one of the two is not known."
    assert all(one.moves_pence is None for one in found.differences)


def test_new_gone_and_another_way_of_counting_are_told() -> None:
    benefit = [*AT_HOME["income"], {"kind": "attendance_allowance", "weekly": "68.10"}]
    by_choice = {"policy": {"count_disability_benefits": False}}
    found = said(between(case(income=benefit), case(income=benefit, **by_choice)))
    assert found["income.attendance_allowance"] == (
        "Your Attendance Allowance counts in another way (before: counts, because the council counts "
        "disability benefits; now: left out, because the council does not count disability benefits): "
        "£68.10 less counts."
    )
    new = said(between(case(), case(income=benefit)))["income.attendance_allowance"]
    assert new.startswith("New: Attendance Allowance, £68.10 a week (")
    gone = said(between(case(income=benefit), case()))["income.attendance_allowance"]
    assert gone.startswith("No longer there: Attendance Allowance, £68.10 a week (")


def test_a_benefit_keeps_its_name_and_what_is_no_name_is_written_small() -> None:
    names = ("Employment and Support Allowance", "PIP daily living", "Private pension", "Your home")
    assert [yours(name) for name in names] == [
        "Your Employment and Support Allowance",
        "Your PIP daily living",
        "Your private pension",
        "Your home",
    ]


@PEOPLE
@given(cases(), cases())
def test_what_the_lines_move_sums_to_the_change_of_the_charge(
    before: dict[str, Any], now: dict[str, Any]
) -> None:
    found = between(before, now)

    if found.change_pence is not None:
        assert moved(found) == found.change_pence
        assert bool(found.differences) or not found.change_pence


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 2**32))
def test_so_it_is_for_whatever_may_be_typed_and_a_sum_beside_itself_says_nothing(seed: int) -> None:
    chance = Random(seed)
    results = assess([a_case(chance) for _ in range(6)])

    for old, new in pairwise(results):
        found = compare(old.working, new.working)
        same = compare(old.working, lines_from(plain_lines(old.working)))
        assert (same.says, list(same.differences)) == ("", [])
        if found.change_pence is not None:
            assert moved(found) == found.change_pence
        for one in found.differences:
            assert one.says.endswith((".", ")"))
