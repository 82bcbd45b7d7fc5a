"""One person in plain numbers, a million over columns: the same sheet, the same pennies, the same reasons."""

from collections import Counter
from random import Random
from typing import Any

import narwhals as nw
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.rules.charging.assessment import work_out
from sayso.rules.charging.batch import assess_tables
from sayso.rules.charging.case_form import CaseRows, read_case
from sayso.rules.charging.cases import assess, result_of, tables
from sayso.rules.charging.one_person import person_of
from sayso.rules.figures import statutory
from sayso.rules.refusals import Refusal
from tests.examples import everything, examples
from tests.rules.charging.made_up_people import a_case
from tests.rules.charging.over_columns import people_of

MANY = 10_000 if everything() else 2_500
COSTS = ("net_housing_costs", "disability_related_costs", "other_costs")


def readable(cases: list[dict[str, Any]]) -> dict[int, CaseRows]:
    made = {}
    for at, case in enumerate(cases):
        try:
            made[at] = read_case(case)
        except Refusal:
            continue
    return made


@settings(max_examples=examples(10), deadline=None)
@given(st.integers(0, 2**32))
def test_the_two_engines_agree_on_each_line_each_result_and_each_reason(seed: int) -> None:
    rows = readable([a_case(Random(seed + at)) for at in range(60)])

    over_columns = people_of(work_out(tables(rows), statutory()))
    from_tables = {row["row"]: row for row in nw.to_native(assess_tables(vars(tables(rows)))).to_dicts()}

    for at, one in rows.items():
        alone = result_of(at, person_of(one, statutory()), statutory())
        assert alone.as_json() == result_of(at, over_columns[at], statutory()).as_json()
        waits_for = ", ".join(alone.refusal.data["missing"]) if alone.refusal else None
        assert (from_tables[at]["outcome"], from_tables[at]["missing"]) == (alone.outcome, waits_for)


def test_made_up_people_have_each_an_answer_or_a_reason_and_never_both() -> None:
    chance = Random(11)

    results = assess([a_case(chance) for _ in range(MANY)])

    for result in results:
        if result.is_refused:
            assert result.refusal is not None
            assert result.refusal.message
            assert "charge" not in result.results, "a refusal has no number"
            assert result.is_bad_input or result.refusal.data["missing"], "and names what it wants"
        else:
            assert result.refusal is None
    found = Counter(result.refusal.code if result.refusal else "assessed" for result in results)
    assert found["assessed"] > MANY // 4
    assert {"facts_missing", "no_figure_in_force", "not_settled", "invalid"} <= found.keys()


def test_of_those_people_each_line_of_working_follows_from_the_lines_before() -> None:
    chance = Random(12)
    added_up = 0
    for result in assess([a_case(chance) for _ in range(MANY // 2)]):
        lines = {line.step: line.amount or 0 for line in result.working}
        if result.is_refused or "assessable" not in lines or "charge" not in result.results:
            continue
        added_up += 1
        income = sum(line.amount or 0 for line in result.working if line.step.startswith("income."))
        capital = sum(line.amount or 0 for line in result.working if line.step.startswith("capital."))
        left_out = lines.get("savings_credit_disregard", 0) + lines.get("night_care_disregard", 0)
        costs = [
            lines.get(step, 0) for step in ("net_housing_costs", "disability_related_costs", "other_costs")
        ]
        kept = lines.get("mig", lines.get("pea", lines.get("least_guarantee", 0)))

        assert capital == lines["assessed_capital"]
        assert max(0, income - left_out) == lines["included_income"]
        assert lines["included_income"] + lines["tariff_income"] == lines["assessable"]
        assert max(0, lines["assessable"] - sum(costs)) == lines["assessable_after_deductions"]
        assert max(0, lines["assessable_after_deductions"] - kept) == lines["available"]
        limited = lines.get("within_limits", lines.get("share_taken", lines["available"]))
        assert lines["charge"] == (0 if "too_small_to_charge" in lines else limited)
    assert added_up > MANY // 10
