"""A carer's break: whose plan it is in, what came of it, how long it waits and what waiting cost."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.breaks.belonging import WRONG_PLAN, Whose, belongs, check_plan
from sayso.rules.breaks.sheets import came_of_it, cost, waiting
from sayso.rules.breaks.working import Booked, Breaks, Came, came_of, cost_of_waiting
from sayso.rules.refusals import Invalid
from tests.examples import examples
from tests.rules.breaks.case_files import ON, known, sentences

SINCE = ON - timedelta(weeks=8)
MINUTES = st.none() | st.integers(1, 3000)


@pytest.mark.parametrize("sentence", sentences(), ids=lambda one: one.case)
def test_the_cases(sentence):
    found = sentence.work_out()
    assert {key: getattr(found, key) for key in sentence.expect} == {
        key: known(value) for key, value in sentence.expect.items()
    }


def test_care_for_the_adult_is_refused_in_the_carers_plan_and_nothing_else_is():
    whose = (None, *Whose)
    for given_to in whose:
        for plan in whose:
            if (given_to, plan) == (Whose.ADULT, Whose.CARER):
                with pytest.raises(Invalid) as refused:
                    check_plan(given_to, plan)
                assert refused.value.fields == {"in_whose_plan": WRONG_PLAN}
            else:
                check_plan(given_to, plan)


def test_a_carer_is_never_charged_for_care_to_the_adult():
    for eligible in (True, False, None):
        found = belongs(Whose.ADULT, adult_is_eligible=eligible)
        assert (found.plan, found.charged) == (Whose.ADULT, Whose.ADULT)


@st.composite
def bookings(draw: st.DrawFn) -> Booked:
    day = ON - timedelta(days=draw(st.integers(-20, 80)))
    came = draw(st.none() | st.sampled_from(Came))
    return Booked(
        first_day=day,
        last_day=day + timedelta(days=draw(st.integers(0, 7))),
        minutes=draw(MINUTES),
        came=came,
        minutes_that_came=draw(MINUTES) if came is Came.PART else None,
        is_whole_day=draw(st.booleans()),
    )


@settings(max_examples=examples(60))
@given(
    st.lists(
        st.builds(Breaks, booked=st.lists(bookings(), max_size=4), is_asked_for=st.booleans()), max_size=3
    )
)
def test_what_is_not_known_is_never_nothing_and_many_are_each_as_if_alone(some):
    found = came_of(some, since=SINCE, on=ON)
    assert found == [came_of([one], since=SINCE, on=ON)[0] for one in some]
    for asked, said in zip(some, found, strict=True):
        mine = [one for one in asked.booked if SINCE < one.last_day <= ON and one.came is not Came.NOT_WANTED]
        planned = [one.minutes for one in mine]
        if not mine:
            assert said.planned == (0 if asked.is_asked_for else None)
        else:
            assert said.planned == (None if None in planned else sum(planned))
        if any(one.came is None for one in mine):
            assert said.delivered is None
        assert (said.missed is None) == (said.planned is None or said.delivered is None)


@settings(max_examples=examples(60))
@given(MINUTES, st.lists(MINUTES, max_size=4))
def test_waiting_never_costs_less_than_nothing_nor_a_guess(asked, spent):
    found = cost_of_waiting(asked, spent)
    assert found.emergency_pence == (None if None in spent else sum(spent))
    if asked is None or None in spent:
        assert found.more_pence is None
    else:
        assert found.more_pence == max(0, sum(spent) - asked)


def test_every_line_is_written_for_whoever_reads_it():
    for sheet in (came_of_it, waiting, cost):
        for step in sheet.steps.values():
            assert reading_grade(step.label) <= CEILING, step.label
