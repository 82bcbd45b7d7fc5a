"""Where a plan meets a carer's own time, and when an outcome counts on somebody who has not said yes."""

from datetime import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.rules.direct_payments.hours import Times, meet_for
from sayso.rules.partnership.clashes import Free, Planned, cannot_say, clashes, in_words, times_of
from sayso.rules.partnership.settling import SETTLES, Ending, Hours, Matter, needs_two, settled
from tests.examples import examples

CASES = yaml.safe_load(Path(__file__).with_name("clashes.yaml").read_text())
TIMES = st.builds(
    Times,
    days=st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True),
    starts_at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 1440),
)
MINUTES = st.integers(0, 3000)


@pytest.mark.requirement("S0-09")
@pytest.mark.parametrize("told", CASES, ids=[one["case"] for one in CASES])
def test_a_plan_meets_the_time_a_carer_needs_free_to_the_minute(told):
    free, task = told["free"], told["task"]
    mine = times(free)
    planned = Planned(key="task", times=times(task))
    found = clashes([Free(key="free", times=mine)], [planned])
    assert "; ".join(in_words(one.stretches) for one in found) == told["meets"]
    assert bool(cannot_say([planned])) == told.get("cannot_say", False)


def times(told):
    at = time.fromisoformat(told["from"]) if "from" in told else None
    return times_of(
        days=told["days"], starts_at=at, minutes=told["minutes"], times_a_week=told.get("times_a_week")
    )


@settings(max_examples=examples(60))
@given(st.lists(TIMES, max_size=3), st.lists(TIMES, max_size=3))
def test_clashes_are_exactly_the_minutes_that_meet(free, tasks):
    mine = [Free(key=at, times=one) for at, one in enumerate(free)]
    found = clashes(mine, [Planned(key=at, times=one) for at, one in enumerate(tasks)])
    for one in found:
        assert one.minutes == meet_for([free[one.free]], [tasks[one.task]]) > 0
        assert in_words(one.stretches)
    met = {(one.free, one.task) for one in found}
    for a, mine_ in enumerate(free):
        for b, task in enumerate(tasks):
            assert ((a, b) in met) == (meet_for([mine_], [task]) > 0)


@pytest.mark.requirement("S0-15")
@settings(max_examples=examples(60))
@given(
    st.sampled_from(Ending),
    st.builds(Hours, needed=st.none() | MINUTES, carer_said_yes=MINUTES, met_another_way=MINUTES),
)
def test_no_outcome_commits_hours_that_nobody_said_yes_to(ending, hours):
    answer = settled(ending, hours)
    if ending not in SETTLES:
        assert not answer.waits, "what is taken further never waits"
    elif hours.needed is None:
        assert answer.waits, "unknown is never nothing"
        assert answer.short is None
    else:
        assert answer.waits == (hours.needed > hours.carer_said_yes + hours.met_another_way)
        assert (answer.short == 0) == (not answer.waits)


def test_one_never_acts_for_both_where_it_is_about_safety_money_home_or_a_contract():
    alone = {Matter.RISK, Matter.MONEY, Matter.HOME}
    for matter in Matter:
        assert needs_two([matter]) == (matter in alone)
        assert needs_two([matter], worry_open=True)
        contract = needs_two([matter], has_contract=True)
        assert contract == (matter in alone | {Matter.TASKS, Matter.TIME})
    assert not needs_two([], has_contract=True)
