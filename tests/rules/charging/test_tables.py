"""The tables of kinds hold together."""

import pytest

from sayso.rules.charging.cases import assess
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, by_any_name, pension_age_rows
from sayso.rules.charging.tables.files import Kind, kind_from
from sayso.rules.refusals import Invalid

INCOME_COUNTS = {"full", "nothing", "if_council_counts", "less_war_disregard", "as_capital"}
INCOME_COUNTS |= {"not_settled", "from_pension_age"}
CAPITAL_COUNTS = {"counted", "home", "left_out", "for_weeks", "notional", "not_settled"}
COST_COUNTS = {"rent", "council_tax", "net", "extra"}


@pytest.mark.parametrize(
    ("kinds", "known"), [(INCOME, INCOME_COUNTS), (CAPITAL, CAPITAL_COUNTS), (COSTS, COST_COUNTS)]
)
def test_every_kind_counts_in_a_way_that_a_step_knows(kinds: dict[str, Kind], known: set[str]) -> None:
    assert {way for kind in kinds.values() for way in kind.counts} == known


def test_a_kind_left_out_for_a_time_says_for_how_long() -> None:
    assert all((kind.weeks is not None) == ("for_weeks" in kind.counts) for kind in CAPITAL.values())


def test_a_kind_may_go_by_another_name() -> None:
    case = {
        "financial_year": "2024/25",
        "inputs": {"setting": "care_home_permanent", "income": [{"kind": "afip", "weekly": 90}]},
    }

    [result] = assess([case])

    assert result.results["included_income"] == 0
    assert "Armed Forces Independence Payment" in " ".join(line.label for line in result.working)


def test_no_name_stands_for_two_kinds() -> None:
    assert by_any_name(INCOME).keys() > INCOME.keys()
    assert by_any_name(CAPITAL).keys() > CAPITAL.keys()
    kind = INCOME["esa"]
    with pytest.raises(Invalid, match="two kinds"):
        by_any_name({"esa": kind, "employment_and_support_allowance": kind})


def test_the_timetable_gives_a_day_or_an_age_for_each_birth_date() -> None:
    assert all(("reached_on" in row) != ("at_months" in row) for row in pension_age_rows())


def test_pension_age_never_comes_earlier_for_someone_born_later() -> None:
    born = [row["born_from"] for row in pension_age_rows()[1:]]
    cases = [
        {"assessment_date": "2060-01-01", "inputs": {"setting": "home", "birth_date": day.isoformat()}}
        for day in born
    ]

    reached = [result.results["pension_age_date"] for result in assess(cases)]

    assert reached == sorted(reached)  # type: ignore[type-var]


def test_a_table_that_says_something_strange_is_refused() -> None:
    laws = {"a": INCOME["esa"].authority}
    for given, says in [
        ({"title": "A", "counts": "full", "law": "a", "rate": 1}, "do not know the key “rate”"),
        ({"title": "A", "counts": ["full", "full"], "law": "a"}, "one treatment, or one for each"),
    ]:
        with pytest.raises(Invalid, match=says):
            kind_from("a", given, laws, "a.yaml")
