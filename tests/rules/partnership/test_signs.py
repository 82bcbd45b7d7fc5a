"""The eighteen signs: each at its threshold, what nobody knows never well, and two sentences at the most."""

from dataclasses import asdict, fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.partnership.indicators import Level, PairFacts, signs_of, signs_of_many
from sayso.rules.partnership.indicators.facts import KINDS, MOST
from sayso.rules.partnership.indicators.levels import signs
from sayso.rules.partnership.indicators.sentences import MOST as MOST_SENTENCES
from sayso.rules.partnership.indicators.sentences import TOLD
from sayso.rules.partnership.indicators.thresholds import Thresholds
from sayso.rules.partnership.indicators.together import SIGNS
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import POLICY
from sayso.rules.units import YES_OR_NO
from tests.examples import examples
from tests.rules.partnership.case_files import found, sentences

CHOSEN = {POLICY + name: value for name, value in Thresholds().by_name().items()}


@st.composite
def pairs(draw: st.DrawFn) -> PairFacts:
    """A pair of which anything may be known or not."""
    answers = {
        YES_OR_NO: st.none() | st.booleans(),
        "number": st.none() | st.integers(0, 40) | st.integers(0, MOST),
    }
    return PairFacts(**{name: draw(answers.get(unit, answers["number"])) for name, unit in KINDS.items()})


@pytest.mark.parametrize("sentence", sentences(), ids=lambda one: one.case)
def test_case(sentence) -> None:
    worked = sentence.signs()
    assert {name: found(worked, name) for name in sentence.expect} == sentence.expect


def test_there_are_eighteen_each_with_its_sentence() -> None:
    assert [name[:3] for name in SIGNS] == [f"p{at:02}" for at in range(1, 19)]
    assert set(TOLD) == set(SIGNS)


@settings(max_examples=examples(60))
@given(facts=pairs(), hidden=st.sets(st.sampled_from([one.name for one in fields(PairFacts)])))
def test_what_nobody_knows_is_never_well_and_never_makes_it_well(facts: PairFacts, hidden: set[str]) -> None:
    whole = signs_of(facts, carer="Bea", adult="Ana")
    less = signs_of(PairFacts(**{**asdict(facts), **dict.fromkeys(hidden)}), carer="Bea", adult="Ana")

    for name in SIGNS:
        with_less, with_all = less.by_sign[name], whole.by_sign[name]
        if with_less is Level.SETTLED:
            assert with_all is Level.SETTLED, name
        if with_less is not None and with_all is not None:
            assert with_less <= with_all, f"{name}: to know less made it worse"
    if less.overall is Level.SETTLED:
        assert less.known == len(SIGNS)
    assert less.known <= whole.known
    assert bool(less.unknown) == (less.known < len(SIGNS))


@settings(max_examples=examples(40))
@given(facts=pairs())
def test_one_pair_at_a_desk_and_many_in_a_frame_are_told_the_same(facts: PairFacts) -> None:
    row = signs.work_out_one({**asdict(facts), **CHOSEN})
    [one] = signs_of_many([(facts, "Bea", "Ana")])

    assert {name: row[name] for name in SIGNS} == one.by_sign
    assert row["overall"] == one.overall


@settings(max_examples=examples(40))
@given(facts=pairs())
def test_a_worker_reads_at_most_two_plain_sentences_and_no_level(facts: PairFacts) -> None:
    told = signs_of(facts, carer="Bea", adult="Ana")

    assert len(told.sentences) <= MOST_SENTENCES
    assert bool(told.sentences) == (told.overall in (Level.LOOK, Level.SOON))
    for sentence in told.sentences:
        assert reading_grade(sentence) <= CEILING
        assert not {"amber", "red", "green", "risk", "score", "burden"} & set(sentence.lower().split())
        assert "{" not in sentence


def test_a_council_may_set_a_threshold_otherwise() -> None:
    facts = PairFacts(days_without_day_off=31)
    later = Thresholds(look_days_without_day_off=45)
    assert signs_of(facts, carer="Bea", adult="Ana").sentences != ()
    assert signs_of(facts, carer="Bea", adult="Ana", thresholds=later).sentences == ()


def test_a_number_past_belief_is_refused_by_name() -> None:
    for wrong in (-1, MOST + 1):
        with pytest.raises(Invalid, match="carried_minutes"):
            PairFacts(carried_minutes=wrong)
