"""What fits a want, in which order, and why the rest is left out."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.choice import ORDER, REASONS, Offered, Open, Wanted, choice_words, district_of, weigh
from sayso.rules.choice.times import can_come, nearest_time
from sayso.rules.choice.weighing import cost_pence_a_week

TODAY = date(2026, 11, 20)
ALL_DAY = (Open((), time(7), time(22)),)
TEA = Wanted(
    kinds=frozenset({"meals"}),
    at=time(19),
    room_minutes=15,
    times_a_week=7,
    minutes_each=30,
    district="ZZ1",
    pence_a_week=10_000,
)


def an_offer(name="Meadow", **changed) -> Offered:
    told = {
        "key": name,
        "kinds": frozenset({"meals"}),
        "hours": ALL_DAY,
        "price_pence": 2_400,
        "unit": "hour",
        "areas": ("ZZ1",),
        "has_room": True,
        "group": name,
    }
    return Offered(name=name, **(told | changed))


@pytest.mark.requirement("S2-10")
def test_of_five_offers_one_fits_time_and_money_and_the_figure_is_one():
    early = an_offer("Early", hours=(Open((), time(7), time(18)),))
    dear = an_offer("Dear", price_pence=3_000)
    full = an_offer("Full", has_room=False)
    far = an_offer("Far", areas=("ZZ9",))
    weighed = weigh([early, dear, full, far, an_offer()], TEA, TODAY)
    assert weighed.real_number == 1
    assert [one.offered.name for one in weighed.fits] == ["Meadow"]
    assert {one.offered.name: one.reason for one in weighed.left_out} == {
        "Far": "elsewhere",
        "Full": "full",
        "Early": "time",
        "Dear": "price",
    }
    assert len(weighed.asked) == 4


def test_what_is_not_known_leaves_nothing_out_and_counts_as_no_option():
    unknown = an_offer("Unsaid", hours=(), price_pence=None, has_room=None, areas=())
    weighed = weigh([unknown], TEA, TODAY)
    (one,) = weighed.fits
    assert (one.comes, one.within, one.pence_a_week, one.is_real) == (None, None, None, False)
    assert weighed.real_number == 0


@pytest.mark.requirement("S2-06")
def test_the_order_is_the_one_that_the_page_states_whoever_owns_the_offer():
    near = an_offer("Zeta", based_at=("ZZ1",))
    comes = an_offer("Beta")
    first_by_name = an_offer("Alpha", group="the council")
    unsaid = an_offer("Aaron", hours=())
    for given_in in ([near, comes, first_by_name, unsaid], [unsaid, first_by_name, comes, near]):
        weighed = weigh(given_in, TEA, TODAY)
        assert [one.offered.name for one in weighed.fits] == ["Zeta", "Alpha", "Beta", "Aaron"]
    assert "at your time comes first" in ORDER


def test_two_of_one_owner_count_once_and_one_is_no_choice():
    two = [an_offer("A", group="g"), an_offer("B", group="g"), an_offer("C", group="g")]
    weighed = weigh(two, TEA, TODAY)
    assert (weighed.real_number, weighed.independent) == (3, 1)
    assert "small" in choice_words(3, 1)
    assert "take it or leave it" in choice_words(1, 1)
    assert "not a choice" in choice_words(0, 0)
    assert "real choice" in choice_words(3, 2)


def test_a_price_is_for_a_week_to_the_nearest_penny():
    assert cost_pence_a_week(an_offer(price_pence=2_450), TEA) == 8_575
    assert cost_pence_a_week(an_offer(price_pence=901, unit="session"), TEA) == 6_307
    assert cost_pence_a_week(an_offer(price_pence=4_000, unit="week"), TEA) == 4_000
    assert cost_pence_a_week(an_offer(unit=""), TEA) is None
    assert cost_pence_a_week(an_offer(), Wanted()) is None


def test_no_money_known_leaves_no_offer_out_for_its_price():
    no_money = Wanted(at=time(19), room_minutes=15, minutes_each=30, times_a_week=7)
    weighed = weigh([an_offer(price_pence=90_000)], no_money, TODAY)
    assert (weighed.left_out, weighed.money_known) == ((), False)


def test_help_ends_before_they_close_and_past_midnight_goes_on():
    at_ten = Wanted(at=time(22), minutes_each=60)
    assert can_come((Open((), time(7), time(22)),), at_ten) is False
    assert can_come((Open((), time(20), time(6)),), at_ten) is True
    assert can_come((Open((), time(20), time(6)),), Wanted(at=time(0, 30))) is True
    assert can_come((Open((), time(20), time(0)),), Wanted(at=time(23))) is True


def test_every_wished_day_has_to_be_held_and_unsaid_hours_are_unsaid():
    weekend = Wanted(at=time(19), days=(5, 6))
    saturdays = (Open((5,), time(9), time(21)),)
    assert can_come(saturdays, weekend) is False
    assert can_come((*saturdays, Open((6,), None, None)), weekend) is None
    assert can_come((), weekend) is None
    assert can_come((), Wanted()) is True
    assert can_come(saturdays, Wanted(days=(5,))) is True


def test_the_nearest_time_says_what_would_bring_it_back():
    assert nearest_time((Open((), time(7), time(19)),), TEA) == time(18, 30)
    assert nearest_time((Open((), None, None),), TEA) is None
    assert nearest_time(ALL_DAY, Wanted()) is None


def test_a_district_is_read_from_a_postcode_and_from_nothing_else():
    assert [district_of(words) for words in ("zz1 4qt", "ZZ1", "Lindenshire", "")] == ["ZZ1", "ZZ1", "", ""]


HOURS = st.lists(
    st.builds(
        Open,
        st.lists(st.integers(0, 6), unique=True, max_size=7).map(tuple),
        st.none() | st.times(),
        st.none() | st.times(),
    ),
    max_size=3,
).map(tuple)
OFFERS = st.lists(
    st.builds(
        an_offer,
        name=st.text(min_size=1, max_size=3),
        hours=HOURS,
        price_pence=st.none() | st.integers(0, 9_000),
        unit=st.sampled_from(["hour", "session", "week", ""]),
        has_room=st.none() | st.booleans(),
        areas=st.sampled_from([(), ("ZZ1",), ("ZZ2",)]),
        is_closed=st.booleans(),
    ),
    max_size=8,
)


@given(offers=OFFERS)
def test_every_offer_is_in_the_answer_once_and_each_left_out_has_its_reason(offers):
    weighed = weigh(offers, TEA, TODAY)
    assert len(weighed.fits) + len(weighed.left_out) == len(offers)
    assert all(one.reason in REASONS for one in weighed.left_out)
    assert weighed.independent <= weighed.real_number <= len(weighed.fits)


@given(offers=OFFERS, turned=st.randoms())
def test_the_same_offers_in_any_order_give_the_same_list(offers, turned):
    mixed = list(offers)
    turned.shuffle(mixed)

    def names(weighed):
        return [one.offered.name for one in weighed.fits]

    assert names(weigh(offers, TEA, TODAY)) == names(weigh(mixed, TEA, TODAY))


@given(hours=HOURS, wished=st.times())
def test_more_room_never_makes_a_time_harder_to_keep(hours, wished):
    tight = Wanted(at=wished, room_minutes=5)
    wide = Wanted(at=wished, room_minutes=90)
    if can_come(hours, tight) is True:
        assert can_come(hours, wide) is True
