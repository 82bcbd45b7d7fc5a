"""A review of how it goes between two: on a day that says nothing, and of only what something opened."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.clocks.promises import PAIR_TALKED_WITH
from sayso.rules.partnership.indicators import PairFacts, signs_of
from sayso.rules.partnership.review_parts import (
    ALWAYS,
    ASKED,
    BY_TURN,
    OPENED_BY,
    SHAPE,
    Part,
    Talk,
    holds_the_end,
    opened,
    question,
)
from sayso.rules.partnership.routine import CYCLE, TURNS, is_in_turn, routine_day

DAYS = st.dates(date(2024, 1, 1), date(2040, 1, 1))
SECRET = b"only-for-tests"
A_DAY = date(2026, 12, 3)


@given(pair=st.uuids(), after=DAYS)
def test_each_pair_has_a_weekday_of_its_own_in_every_four_weeks(pair: UUID, after: date):
    day = routine_day(pair, after=after)
    assert after < day <= PAIR_TALKED_WITH.after(after)
    assert day.weekday() < 5
    assert routine_day(pair, after=day) == day + timedelta(days=CYCLE)
    assert routine_day(pair, after=day - timedelta(days=1)) == day, "whenever it is asked, it is that day"


def test_about_one_pair_in_six_is_talked_with_on_its_day_for_no_reason_and_nobody_can_tell_which():
    pairs = [uuid4() for _ in range(3000)]
    turns = [is_in_turn(pair, A_DAY, secret=SECRET) for pair in pairs]
    assert 0.7 / TURNS < sum(turns) / len(pairs) < 1.4 / TURNS
    others = [is_in_turn(pair, A_DAY, secret=b"another key") for pair in pairs]
    assert turns != others, "without the key nobody works it out"


def asked_of(facts: PairFacts, pair: UUID | None = None, **more: bool) -> set[Part]:
    signs = signs_of(facts, carer="Bea", adult="Ana")
    return set(opened(signs, pair=pair or UUID(int=7), day=A_DAY, secret=SECRET, **more))


def test_what_nothing_opened_is_not_asked_but_one_part_by_turn():
    quiet = asked_of(PairFacts())
    assert quiet - set(ALWAYS) <= set(BY_TURN)
    assert len(quiet - set(ALWAYS)) == 1
    assert not quiet & SHAPE
    worn = asked_of(PairFacts(nights_in_four_weeks=16, works_next_day=True, hurt_by_caring=True))
    assert worn == quiet | {Part.TIME, Part.LIFE}
    assert asked_of(PairFacts(), has_contract=True) == quiet | {Part.CONTRACT}


def test_by_turn_a_part_is_asked_of_some_pairs_of_whom_nothing_is_known():
    nothing = signs_of(PairFacts(), carer="Bea", adult="Ana")
    asked: set[Part] = set()
    for number in range(200):
        asked |= set(opened(nothing, pair=UUID(int=number), day=A_DAY, secret=SECRET))
    assert asked == {*ALWAYS, *BY_TURN}, "so that being asked a part is no sign"


def test_there_are_fourteen_parts_and_each_question_has_a_reader_and_the_same_words_whatever_opened_it():
    assert len(Part) == 14
    assert set(ASKED) | SHAPE == set(Part)
    assert set(OPENED_BY.values()) <= set(ASKED)
    assert len(OPENED_BY) == 18
    for part, asked in ASKED.items():
        assert asked.reader
        assert question(part, of_carer=True, other="Mum").endswith("?")
    assert question(Part.TIME, of_carer=False, other="Bea") == ""


def test_a_review_ends_only_when_each_was_heard_alone_and_somebody_wrote_what_is_done():
    alone, with_others = Talk(alone="yes"), Talk(alone="no")
    done = {"done": True, "nothing_because": ""}
    assert holds_the_end([alone, alone], **done) == ""
    assert "One of the two has not been heard" in holds_the_end([alone, Talk(alone="")], **done)
    assert "not seen alone" in holds_the_end([alone, with_others], **done)
    offered = Talk(alone="declined", because="Offered twice. He wants his sister there.")
    assert holds_the_end([alone, offered], **done) == ""
    assert "what is to be done" in holds_the_end([alone, alone], done=False, nothing_because=" ")
    assert holds_the_end([alone, alone], done=False, nothing_because="It goes well.") == ""
