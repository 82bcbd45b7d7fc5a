"""The questions of a review: few for a settled life, each with a reader, and more only where it opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.refusals import Invalid
from sayso.rules.review.answers import (
    MOST_OF_PERSON,
    MOST_OF_WORKER,
    PERSON,
    WAYS,
    WORKER,
    Life,
    asked_of_worker,
    missing,
    needed,
    read,
)
from sayso.rules.review.closing import holds
from tests.factories.review import SETTLED

ALL_OF_IT = Life(has_wishes=True, has_partnership=True)
THE_DAY = 1  # the day of the talk is an answer too


def breaches(worker, person):
    """Return what makes a review more than it may be."""
    always = [one for one in worker if one.opened_by is None and not one.may_be_empty]
    said = [] if len(always) + THE_DAY <= MOST_OF_WORKER else ["more than twelve of the worker"]
    said += [] if len(person) <= MOST_OF_PERSON else ["more than five of the person"]
    return said + [f"nobody reads {one.code}" for one in (*worker, *person) if not one.reader.strip()]


@pytest.mark.requirement("B-44")
def test_a_settled_life_is_twelve_answers_of_the_worker_and_five_of_the_person():
    assert len(needed(ALL_OF_IT, SETTLED)) + THE_DAY == MOST_OF_WORKER == 12
    assert len(PERSON) == MOST_OF_PERSON == 5
    assert breaches(WORKER, PERSON) == []


@pytest.mark.requirement("B-44")
def test_one_more_question_that_is_always_asked_or_that_nobody_reads_is_too_much():
    one_more = WORKER[1]
    assert breaches((*WORKER, one_more), PERSON) == ["more than twelve of the worker"]
    assert breaches(WORKER, (*PERSON, PERSON[0])) == ["more than five of the person"]
    opened = next(one for one in WORKER if one.opened_by)
    assert breaches((*WORKER, opened), PERSON) == [], "depth is no burden on a settled life"


@pytest.mark.requirement("B-44")
def test_what_the_record_knows_is_not_asked():
    alone = [one.code for one in asked_of_worker(Life())]
    assert "partnership" not in alone
    assert "wishes" not in alone
    assert len(alone) == len(asked_of_worker(ALL_OF_IT)) - 2


@pytest.mark.parametrize(
    ("changed", "opens"),
    [
        ({"changed": "yes"}, ["changed_words"]),
        ({"aims": "partly"}, ["aims_words"]),
        ({"budget": "no"}, ["budget_words"]),
        ({"ways_answer": "change"}, ["ways_words"]),
        ({"chose": "no"}, ["chose_words"]),
        ({"partnership": "hard"}, ["partnership_words"]),
        ({"partnership": "not_done"}, ["partnership_because"]),
        ({"risk": "yes"}, ["risk_words"]),
        ({"seen_alone": "no"}, ["seen_alone_because", "asked_by"]),
        ({"seen_alone": "yes_apart"}, ["asked_by"]),
        ({"changed": "yes", "risk": "yes"}, ["changed_words", "risk_words"]),
    ],
)
def test_depth_opens_only_where_an_answer_opens_it(changed, opens):
    answers = SETTLED | {"outcome": "goes_on"}
    assert missing(ALL_OF_IT, answers) == []
    assert [one.code for one in missing(ALL_OF_IT, answers | changed)] == opens


@pytest.mark.requirement("S0-13")
def test_the_end_is_held_while_nobody_asked_how_it_goes_between_the_two():
    answers = {code: said for code, said in SETTLED.items() if code != "partnership"} | {"outcome": "goes_on"}
    assert [one.code for one in holds(ALL_OF_IT, answers)] == ["partnership"]
    assert [one.code for one in holds(ALL_OF_IT, answers | {"partnership": "not_done"})] == ["partnership"]
    why = {"partnership": "not_done", "partnership_because": "She was never alone."}
    assert holds(ALL_OF_IT, answers | why) == []
    assert holds(Life(has_wishes=True), answers) == [], "where nobody cares for them nothing is asked"


@pytest.mark.requirement("S1-21")
@pytest.mark.parametrize("left_out", [code for code, _ in WAYS])
def test_the_end_is_held_while_one_way_to_hold_the_money_was_not_offered(left_out):
    answers = SETTLED | {"outcome": "goes_on"}
    offered = [code for code, _ in WAYS if code != left_out]
    (hold,) = holds(ALL_OF_IT, answers | {"ways_offered": offered})
    assert hold.code == "offer"
    assert dict(WAYS)[left_out] in hold.releases
    (hold,) = holds(ALL_OF_IT, {code: said for code, said in answers.items() if code != "ways_answer"})
    assert hold.code == "offer"


def test_no_answer_at_all_is_held_by_all_three_and_says_so():
    assert [one.code for one in holds(ALL_OF_IT, {})] == ["partnership", "offer", "answers"]


def test_an_answer_that_is_not_one_and_a_question_unheard_of_are_told_by_name():
    for wrong in ({"changed": "perhaps"}, {"flying": "yes"}, {"changed": ["no", "yes"]}):
        with pytest.raises(Invalid) as told:
            read(WORKER, wrong)
        assert list(told.value.fields) == list(wrong)


CODES = st.sampled_from(WORKER)


@given(answers=st.dictionaries(CODES.map(lambda one: one.code), st.sampled_from(["yes", "no", "hard", ""])))
def test_nothing_is_kept_that_was_not_asked(answers):
    try:
        kept = read(WORKER, answers)
    except Invalid:
        return
    open_now = {one.code for one in WORKER if one.is_open(kept)}
    assert set(kept) <= open_now
    assert all(kept.values())
