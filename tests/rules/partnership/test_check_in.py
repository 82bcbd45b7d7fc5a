"""A check-in: few questions for a settled life, each with a reader, and what was left is never a nought."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.partnership.check_in import (
    BETWEEN,
    CANNOT_REMEMBER,
    FIRST,
    MOST_OF_SETTLED,
    Form,
    Question,
    Side,
    day_off,
    is_unsafe,
    number,
    opened,
    questions_of,
    read,
)
from sayso.rules.partnership.check_in_beside import beside
from sayso.rules.partnership.check_in_due import Known, Often, due_on, unanswered_on
from sayso.rules.refusals import Invalid

DAY = date(2026, 11, 20)
SETTLED = {
    Side.CARER: {"nights_woken": 0, "wants": "same", "go_on": "yes", "changed": "no", "safe": "yes"},
    Side.PERSON: {"together": "4", "can_say": "3", "wants": "same", "go_on": "yes", "safe": "yes"},
}
SIDES = pytest.mark.parametrize("side", Side)


def breaches(side: Side, first: tuple[Question, ...]) -> list[str]:
    """Return what makes a check-in more than it may be."""
    every = (*first, *questions_of(side))
    said = [] if len(first) <= MOST_OF_SETTLED else ["more than five on the first page"]
    said += [] if not opened(side, SETTLED[side]) else ["a settled life is asked more"]
    return said + sorted({f"nobody reads {one.code}" for one in every if not one.reader.strip()})


@pytest.mark.requirement("B-44")
@SIDES
def test_a_settled_check_in_is_five_answers_each_with_a_reader_and_one_more_is_too_many(side):
    assert breaches(side, FIRST[side]) == []
    assert [one.code for one in FIRST[side]] == list(SETTLED[side])
    assert breaches(side, (*FIRST[side], FIRST[side][0])) == ["more than five on the first page"]
    unread = Question(code="flying", asks={side: "Can you fly?"}, reader=" ")
    assert breaches(side, (*FIRST[side][1:], unread)) == ["nobody reads flying"]


def test_both_are_asked_the_same_ten_and_each_only_their_own_facts():
    for side in Side:
        asked = [one.code for one in questions_of(side)]
        assert len(asked) == len(set(asked))
        assert {one.code for one in BETWEEN} <= set(asked)
        assert all("{" not in one.words(side, "Bea") for one in questions_of(side))
    carers = {one.code for one in questions_of(Side.CARER)} - {one.code for one in questions_of(Side.PERSON)}
    facts = "nights_woken job_next_day changed day_off_on work_change health new_condition injury"
    assert carers == {*facts.split(), "hours_of_care"}


@pytest.mark.parametrize(
    ("changed", "opens"),
    [
        ({"nights_woken": 1}, set()),
        ({"nights_woken": 2}, {"job_next_day"}),
        ({"nights_woken": 4}, {"job_next_day", "say", "paperwork"}),
        (
            {"changed": "yes"},
            {"day_off_on", "work_change", "health", "new_condition", "injury", "hours_of_care"},
        ),
        ({"wants": "less"}, {"say", "if_ill"}),
        ({"go_on": "not_sure"}, {"both_ways"}),
        ({"safe": "rather_not"}, {"own_life"}),
    ],
)
def test_depth_opens_only_where_an_answer_opens_it(changed, opens):
    found = {one.code for one in opened(Side.CARER, SETTLED[Side.CARER] | changed)}
    assert opens <= found
    if not opens & {one.code for one in BETWEEN}:
        assert found == opens
    low = opened(Side.PERSON, SETTLED[Side.PERSON] | {"can_say": "1"})
    assert {one.code for one in low} == {one.code for one in BETWEEN} - {"together", "can_say"}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"nights_woken": "0", "wants": "less"}, {"nights_woken": 0, "wants": "less"}),
        ({"nights_woken": None, "hours_of_care": "", "safe": "no"}, {"safe": "no"}),
        ({"day_off_on": CANNOT_REMEMBER}, {"day_off_on": CANNOT_REMEMBER}),
        ({"day_off_on": "2026-11-20", "health": "1"}, {"day_off_on": "2026-11-20", "health": "1"}),
    ],
)
def test_what_was_answered_is_kept_and_what_was_left_is_not_there(said, kept):
    found = read(Side.CARER, said, on=DAY)
    assert found == kept
    assert number(found, "hours_of_care") is None
    assert day_off(found) == (DAY if kept.get("day_off_on") == "2026-11-20" else None)
    assert is_unsafe(found) is (kept.get("safe") == "no")


@pytest.mark.parametrize(
    ("side", "said", "field"),
    [
        (Side.CARER, {"nights_woken": "8"}, "nights_woken"),
        (Side.CARER, {"nights_woken": "-1"}, "nights_woken"),
        (Side.CARER, {"nights_woken": "2.5"}, "nights_woken"),
        (Side.CARER, {"hours_of_care": "²"}, "hours_of_care"),
        (Side.CARER, {"day_off_on": "2026-11-21"}, "day_off_on"),
        (Side.CARER, {"day_off_on": "long ago"}, "day_off_on"),
        (Side.CARER, {"safe": "perhaps"}, "safe"),
        (Side.PERSON, {"nights_woken": "2"}, "nights_woken"),
        (Side.PERSON, {"flying": "yes"}, "flying"),
        (Side.PERSON, {}, "together"),
        (Side.CARER, {"wants": "  "}, "nights_woken"),
    ],
)
def test_what_is_no_answer_is_told_at_its_question(side, said, field):
    with pytest.raises(Invalid) as told:
        read(side, said, on=DAY)
    assert list(told.value.fields) == [field]


def _an_answer(question: Question):
    if question.form is Form.NUMBER:
        return st.integers(question.least, question.most)
    if question.form is Form.DAY:
        days = st.dates(date(2000, 1, 1), DAY).map(date.isoformat)
        return st.one_of(st.just(CANNOT_REMEMBER), days)
    return st.sampled_from([code for code, _ in question.choices])


def _answers(side: Side):
    return st.fixed_dictionaries({}, optional={one.code: _an_answer(one) for one in questions_of(side)})


@given(_answers(Side.PERSON), _answers(Side.CARER))
def test_any_answers_are_kept_as_given_and_only_what_both_said_is_set_side_by_side(person, carer):
    for side, said in ((Side.PERSON, person), (Side.CARER, carer)):
        if said:
            assert read(side, said, on=DAY) == said
            assert not any(one in FIRST[side] for one in opened(side, said))
    found = beside(person, carer)
    both = set(person) & set(carer)
    assert {one.question.code for one in found} == both
    for one in found:
        if one.gap is not None:
            assert one.is_apart is (abs(int(one.person) - int(one.carer)) >= 2)
        else:
            assert one.is_apart is (one.person != one.carer)


def test_two_apart_of_five_is_something_to_talk_about_and_one_is_not():
    found = beside(
        {"say": "4", "both_ways": "2", "go_on": "yes"}, {"say": "2", "both_ways": "1", "go_on": "no"}
    )
    assert [(one.question.code, one.gap, one.is_apart) for one in found] == [
        ("go_on", None, True),
        ("say", 2, True),
        ("both_ways", 1, False),
    ]


@pytest.mark.parametrize(
    ("often", "not_now", "due"),
    [
        (None, None, date(2027, 2, 19)),
        (Often.FOUR_WEEKS, None, date(2026, 12, 18)),
        (Often.THREE_MONTHS, None, date(2027, 2, 20)),
        (Often.SIX_MONTHS, None, date(2027, 5, 20)),
        (Often.NEVER, None, None),
        (Often.NEVER, date(2027, 2, 25), None),
        (Often.FOUR_WEEKS, date(2026, 12, 20), date(2027, 1, 17)),
        (Often.SIX_MONTHS, date(2026, 12, 20), date(2027, 5, 20)),
    ],
)
def test_they_are_asked_as_often_as_they_said_and_not_now_is_honoured(often, not_now, due):
    known = Known(since=DAY, often=often, weeks=13, not_now_on=not_now)
    assert due_on(known) == due
    assert due_on(Known(since=DAY, often=None, weeks=4)) == date(2026, 12, 18)
    assert unanswered_on(DAY) == date(2026, 12, 4)
