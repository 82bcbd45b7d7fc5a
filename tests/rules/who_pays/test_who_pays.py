"""Aftercare, the council for it, where somebody lives, and the NHS: every case gives what it says."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.authority import Evidence
from sayso.rules.refusals import FactsMissing, Invalid, NotSettled
from sayso.rules.who_pays.aftercare import ROYAL_ASSENT, ending, lived
from sayso.rules.who_pays.facts import (
    LIVED,
    PLACED,
    SECTIONS,
    AftercareFacts,
    LivedFacts,
    NhsFacts,
    ResidenceFacts,
)
from sayso.rules.who_pays.nhs import handover
from sayso.rules.who_pays.residence import residence
from sayso.rules.who_pays.working import council_for_aftercare, told, why_it_goes_on, worked
from tests.examples import examples
from tests.rules.who_pays.case_files import ALL, Sentence

FEW = settings(max_examples=examples(25), deadline=None)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))
PENCE = st.integers(0, 10**7)
YES_NO = st.booleans()


@pytest.mark.parametrize("sentence", ALL, ids=[one.case for one in ALL])
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    facts = sentence.facts()
    [row] = worked([facts])

    assert {name: row[name] for name in sentence.wanted()} == sentence.wanted()
    assert all(one.text and one.authority.text for one in told(row))
    if isinstance(facts, LivedFacts):
        if "refused" not in sentence.expect:
            assert council_for_aftercare(facts) == sentence.expect["council_for_aftercare"]
        else:
            with pytest.raises((NotSettled, FactsMissing)) as why:
                council_for_aftercare(facts)
            assert sentence.expect["refused"] in f"{why.value.message} {why.value.data}"


@FEW
@given(st.sampled_from([*SECTIONS, "2"]), DAYS, DAYS, YES_NO, YES_NO, YES_NO, st.none() | DAYS)
def test_aftercare_ends_by_both_after_looking_and_in_no_other_way(
    section: str, left: date, on: date, order: bool, council: bool, nhs: bool, reviewed: date | None
) -> None:
    facts = AftercareFacts(
        section=section,
        left_on=left,
        on=on,
        on_community_order=order,
        council_done=council,
        nhs_done=nhs,
        reviewed_on=reviewed,
    )
    [row] = worked([facts])

    owed = section in SECTIONS and left <= on
    ends = owed and council and nhs and reviewed is not None and not order
    assert (row["is_owed"], row["may_end"], row["is_free"]) == (owed, ends, owed and not ends)
    assert (why_it_goes_on(facts) == []) == ends or not owed


@FEW
@given(st.sampled_from(LIVED), st.sampled_from(PLACED), DAYS)
def test_the_council_is_named_but_where_it_hangs_on_law_that_nobody_has_confirmed(
    lived_in: str, placed_by: str, left: date
) -> None:
    facts = LivedFacts(lived_in=lived_in, placed_by=placed_by, left_on=left)
    differs = lived_in != "nowhere" and placed_by not in ("nobody", lived_in)
    if differs and left >= ROYAL_ASSENT:
        with pytest.raises(NotSettled):
            council_for_aftercare(facts)
    else:
        wanted = "where_they_went" if lived_in == "nowhere" else lived_in
        assert council_for_aftercare(facts) == wanted


@FEW
@given(st.sampled_from(["eligible", "not_eligible", "waiting"]), st.none() | DAYS, PENCE, PENCE, PENCE)
def test_what_comes_back_is_shared_to_the_penny_and_the_person_is_first(
    decided: str, takes_over: date | None, person: int, council: int, refund: int
) -> None:
    [row] = worked(
        [
            NhsFacts(
                decided=decided,
                takes_over_on=takes_over,
                person_paid_pence=person,
                council_paid_pence=council,
                refund_pence=refund,
            )
        ]
    )
    back = refund if decided == "eligible" else 0
    mine, ours = row["comes_to_the_person"], row["comes_to_the_council"]

    assert mine + ours == min(back, person + council)
    assert ours == 0 or mine == person, "the council has nothing before the person has all"
    assert row["council_ends_before"] == (takes_over if decided == "eligible" else None)
    assert row["goes_on_as_it_is"] == (row["council_ends_before"] is None)


@FEW
@given(DAYS, st.integers(-30, 30))
def test_a_move_never_leaves_a_day_between_two_councils(moves: date, later: int) -> None:
    taken = moves + timedelta(days=later)
    [row, waits] = worked(
        [
            ResidenceFacts(lives_in="ours", moves_out_on=moves, taken_over_on=taken),
            ResidenceFacts(lives_in="ours", moves_out_on=moves),
        ]
    )

    assert row["ours_ends_before"] >= max(moves, taken)
    assert waits["ours_ends_before"] is None
    assert waits["waits_for_new_council"]


def test_every_line_names_its_law_and_what_is_not_confirmed_says_so() -> None:
    steps = [step for sheet in (ending, lived, residence, handover) for step in sheet.steps.values()]

    assert all(step.authority.text and step.authority.link for step in steps)
    assert lived.steps["hangs_on_new_law"].authority.evidence is Evidence.UNCONFIRMED
    assert reading_grade(" ".join(step.label for step in steps)) <= CEILING


def test_a_word_that_is_none_of_the_list_and_a_sum_below_nothing_are_refused() -> None:
    with pytest.raises(Invalid):
        LivedFacts(lived_in="moon", placed_by="nobody", left_on=None)
    with pytest.raises(Invalid):
        ResidenceFacts(lives_in="moon")
    with pytest.raises(Invalid):
        NhsFacts(decided="eligible", refund_pence=-1)
    with pytest.raises(Invalid):
        NhsFacts(decided="perhaps")
    assert worked([]) == []
