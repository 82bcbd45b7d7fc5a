"""A council may enter what nobody has confirmed; each line that uses it says so."""

from datetime import date

from sayso.rules.charging.cases import assess
from sayso.rules.charging.results import CaseResult
from sayso.rules.figures import Entered, Figures, statutory

CASE = {
    "id": "one",
    "assessment_date": "2026-05-01",
    "inputs": {"setting": "care_home_permanent", "income": [{"kind": "state_pension", "weekly": "200"}]},
}


def entered(*, made_up: bool) -> Figures:
    amount = Entered(date(2026, 4, 6), 3000, "Circular of 9 February", made_up=made_up)
    return statutory().with_entered({"personal_expenses_allowance": [amount]})


def pea_figure(result: CaseResult) -> dict[str, object]:
    [line] = [line for line in result.as_json()["working"] if line["step"] == "pea"]
    [figure] = line["figures"]
    return dict(figure)


def test_a_case_that_was_refused_is_assessed_with_the_amount_entered() -> None:
    [before] = assess([CASE])
    [after] = assess([CASE], figures=entered(made_up=False))

    assert before.is_refused
    assert after.results["charge"] == 17_000


def test_the_line_says_that_the_council_entered_it_and_why() -> None:
    [result] = assess([CASE], figures=entered(made_up=False))

    assert pea_figure(result)["evidence"] == "confirmed by this council: Circular of 9 February"
    assert pea_figure(result)["made_up"] is False


def test_the_line_says_that_it_was_made_up_for_the_demonstration() -> None:
    [result] = assess([CASE], figures=entered(made_up=True))

    assert pea_figure(result)["evidence"] == "made up for the demonstration"
    assert pea_figure(result)["made_up"] is True


def test_the_law_s_own_figures_are_not_touched() -> None:
    assess([CASE], figures=entered(made_up=True))

    assert assess([CASE])[0].is_refused
