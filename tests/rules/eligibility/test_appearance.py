"""What an appearance tells: every line with its answer and its law, and never a decision."""

import narwhals as nw
import polars as pl
import pytest

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.authority import Evidence
from sayso.rules.eligibility.adult import adult
from sayso.rules.eligibility.appearance import Verdict, appear, appearance_of
from sayso.rules.eligibility.carer import carer
from sayso.rules.eligibility.facts import ADULT_FACTS, CARER_FACTS, AdultFacts, CarerFacts
from sayso.rules.eligibility.outcomes import (
    ADULT_ABILITIES,
    ADULT_OUTCOMES,
    CARER_ABILITIES,
    CARER_OUTCOMES,
    NOT_ASKED,
    answers_to,
)
from sayso.rules.refusals import FactsMissing
from sayso.rules.sheet import Sheet

SOME = AdultFacts(
    needs_arise_from_impairment=True,
    outcomes={"nutrition": "danger", "clothing": "able", "toilet_needs": None},
)


def test_the_law_lists_ten_outcomes_for_an_adult_and_eight_for_a_carer() -> None:
    assert len({one.code for one in ADULT_OUTCOMES}) == 10
    assert len({one.code for one in CARER_OUTCOMES}) == 8


def test_an_adult_can_be_unable_in_four_ways_and_a_carer_in_three() -> None:
    unable = [
        {code for code, one in of.items() if one.is_unable} for of in (ADULT_ABILITIES, CARER_ABILITIES)
    ]

    assert unable[0] - unable[1] == {"takes_longer"}
    assert [len(one) for one in unable] == [4, 3]


def test_only_looking_after_somebody_may_not_apply() -> None:
    for outcomes, abilities in ((ADULT_OUTCOMES, ADULT_ABILITIES), (CARER_OUTCOMES, CARER_ABILITIES)):
        for outcome in outcomes:
            codes = [one.code for one in answers_to(outcome, abilities)]
            assert ("does_not_apply" in codes) == outcome.code.startswith("caring_for")


def test_the_working_says_each_answer_in_words_in_the_order_of_the_law() -> None:
    answers = {line.step: line.answer for line in appearance_of(SOME).working}

    assert list(answers) == [
        "needs_come_from_impairment",
        *(f"{one.code}_counts" for one in ADULT_OUTCOMES),
        "outcomes_are_enough",
        "impact_is_significant",
        "verdict",
    ]
    assert answers["needs_come_from_impairment"] == "Yes"
    assert answers["nutrition_counts"] == ADULT_ABILITIES["danger"].label
    assert answers["clothing_counts"] == "Can do this"
    assert answers["toilet_needs_counts"] == NOT_ASKED
    assert answers["impact_is_significant"] == "Not known yet"


def test_every_line_has_its_law_and_says_how_sure_we_are_of_it() -> None:
    for facts in (SOME, CarerFacts()):
        for line in appearance_of(facts).working:
            assert line.label
            assert line.authority.text
            assert line.authority.link.startswith("https://www.legislation.gov.uk/")
            assert isinstance(line.authority.evidence, Evidence)


@pytest.mark.parametrize("verdict", [Verdict.APPEARS_ELIGIBLE, Verdict.APPEARS_NOT_ELIGIBLE])
def test_a_verdict_says_that_a_person_decides(verdict: Verdict) -> None:
    assert "A person at the council" in verdict.text


def test_there_is_no_verdict_that_refuses() -> None:
    assert {one.value for one in Verdict} == {"appears_eligible", "appears_not_eligible", "facts_missing"}


def test_a_caller_that_cannot_wait_is_told_what_is_missing() -> None:
    found = appearance_of(AdultFacts(needs_arise_from_impairment=True, significant_impact=True))
    whole = appearance_of(AdultFacts(needs_arise_from_impairment=False))

    assert isinstance(found.refusal, FactsMissing)
    assert found.refusal.missing == [one.code for one in ADULT_OUTCOMES]
    assert whole.refusal is None


def test_nobody_is_nothing_to_work_out() -> None:
    assert appear([]) == []


def test_a_word_the_law_does_not_know_is_unknown_to_the_sheet_too() -> None:
    row = {**AdultFacts().as_row(), "nutrition": "quite_well"}
    types = {one.name: pl.String if isinstance(row[one.name], str) else pl.Boolean for one in ADULT_FACTS}
    types |= {one.code: pl.String for one in ADULT_OUTCOMES}

    worked = adult.work_out(nw.from_native(pl.DataFrame([row], schema=types), eager_only=True))

    assert worked["nutrition_counts"].to_list() == [None]


def test_labels_can_be_read_by_a_child_of_eleven() -> None:
    labels = [one.label for one in (*ADULT_OUTCOMES, *CARER_OUTCOMES)]
    labels += [one.label for one in (*ADULT_ABILITIES.values(), *CARER_ABILITIES.values())]

    assert reading_grade(". ".join(labels)) <= CEILING
    for verdict in Verdict:
        assert reading_grade(verdict.text) <= CEILING, verdict


def test_what_is_asked_has_words_for_every_fact() -> None:
    assert all(one.asks for one in (*ADULT_FACTS, *CARER_FACTS))


@pytest.mark.parametrize("sheet", [adult, carer], ids=["adult", "carer"])
def test_no_step_adds_points_to_decide(sheet: Sheet) -> None:
    decides = {"whole_test_is_met", "verdict", "outcomes_are_enough", "one_outcome_counts"} & set(sheet.steps)

    for name in decides:
        assert "outcomes_found" not in set(sheet.steps[name].column.names())
