"""The pages of a carer's breaks: a worker's, a manager's, the carer's own, and the adult's own."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.journey.breaks import queries
from sayso.journey.breaks.statuses import CameKind, ShownTo, StepKind, WhyNot
from sayso.journey.casework import actions as casework
from sayso.web.home.breaks_due import breaks_due
from tests.factories import casework as made
from tests.factories.breaks import WORDS, a_break, a_step, booked, planned, resting, told
from tests.pages.home.signing_in import plain, signed_in
from tests.pages.home.signing_in import read as page_of

pytestmark = pytest.mark.django_db
#: What would tell Ana that Bea asked for anything.
BETRAYS = (WORDS, "Your breaks, from", "assessment of their own that", "carer needs", "Bea")


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def who(now):
    return resting(now)


def read(login, name, *keys) -> str:
    """Return the words of a page, in a row."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(page_of(login, name, *keys))).split())


def day(name: str, on: str) -> dict[str, str]:
    """Return a date as its three boxes: `2026-11-23`."""
    return dict(zip((f"{name}_{part}" for part in ("year", "month", "day")), on.split("-"), strict=True))


def sent(login, name, *keys, **typed):
    """Send a form, and return the answer."""
    return signed_in(login).post(reverse(name, args=keys), typed)


def kept(login, name, *keys, **typed):
    """Send a form that is kept."""
    answer = sent(login, name, *keys, **typed)
    assert answer.status_code == 303, plain(answer.content.decode())


def test_a_carer_asks_on_her_own_page_and_reads_what_came_and_what_did_not(now, looking, who):
    """From the ask, through the booking by her worker, to a break that came and one that did not."""
    bea_in, sam, bea = who.two.bea_in, who.sam, who.bea
    assert "You have not asked for a break yet" in read(bea_in, "my_breaks")
    assert sent(bea_in, "ask_for_my_break").status_code == 422
    kept(bea_in, "ask_for_my_break", kind="hours", for_whom=str(who.ana), hours="4", words=WORDS)
    page = read(bea_in, "my_breaks")
    assert "Some hours, from caring for Mum" in page
    assert "We are looking for it." in page
    with looking(sam):
        [found] = queries.breaks_of(bea, viewer=sam)
    need = found.need.pk
    assert WORDS in read(sam, "breaks", bea)
    offer = {"kind": "offered", "words": "A sitting service on Fridays.", "shown_to": "carer", "price": "96"}
    kept(sam, "keep_break_step", bea, need, **offer, **day("happened_on", "2026-11-02"))
    with looking(sam):
        [offered] = queries.break_of(bea, need, viewer=sam).offers
    assert "A sitting service on Fridays." in read(bea_in, "my_breaks")
    kept(bea_in, "say_of_my_break", need, said=f"said_yes:{offered.pk}", words="Thank you.")
    kept(sam, "plan_break_care", bea, need, wanted="yes", words="Cards with somebody I know.")
    booking = {"with_whom": "Harbour Homecare", "hours": "4", "is_whole_day": "no", "weeks": "2"}
    kept(sam, "book_break", bea, need, **booking, **day("first_day", "2026-11-06"))
    with looking(sam):
        first, second = (one.row.pk for one in queries.break_of(bea, need, viewer=sam).bookings)
    kept(sam, "tell_break", bea, first, came="came")
    kept(sam, "tell_break", bea, second, came="did_not_come", why="nobody_came", words="We are sorry.")
    page = read(bea_in, "my_breaks")
    assert "It came." in page
    assert "It did not come. Nobody came. We are sorry." in page
    worker = read(sam, "breaks", bea)
    assert "Booked 8 hours" in worker
    assert "Came 4 hours" in worker
    assert "financially assessed" in worker
    hers = read(who.two.ana_in, "my_other_care")
    assert "Cards with somebody I know." in hers
    assert "13 November 2026, 4 hours. It did not come. Nobody came." in hers
    assert not [one for one in BETRAYS if one in hers]


def test_a_carer_says_herself_what_became_of_it_and_may_want_it_no_longer(now, looking, who):
    need = a_break(who, now=now)
    booking = booked(need, by=who.sam, now=now)
    kept(who.two.bea_in, "tell_my_break", booking.pk, came="part", hours_that_came="1")
    assert "1 hour of it came." in read(who.two.bea_in, "my_breaks")
    second = sent(who.sam, "tell_break", who.bea, booking.pk, came="came")
    assert second.status_code == 303  # the page knew of what it puts right
    kept(who.two.bea_in, "say_of_my_break", need.pk, said="no_longer:")
    for name, key in (("tell_my_break", booking.pk), ("say_of_my_break", need.pk)):
        assert signed_in(who.two.ana_in).get(reverse(name, args=[key])).status_code == 404


def test_the_adult_says_no_and_the_carer_reads_of_other_ways_alone(now, who):
    need = a_break(who, now=now)
    kept(who.sam, "plan_break_care", who.bea, need.pk, wanted="no", words="Somebody at home on Fridays.")
    page = read(who.two.bea_in, "my_breaks")
    assert "These are other ways for you to have time." in page
    assert "want it" not in page.split("What became")[0].replace("no longer want it", "")
    assert "You said that you do not want it." in read(who.two.ana_in, "my_other_care")
    assert "Other ways for the carer to have time" in read(who.sam, "breaks", who.bea)


@pytest.mark.requirement("S2-12")
def test_a_break_not_bought_for_money_is_kept_unmet_held_and_with_a_manager_today(now, looking, who):
    """Not bought: on the worker's page, the manager's day, the carer's page and the adult's, all that day."""
    need, bea = a_break(who, now=now), who.bea
    planned(need, by=who.sam, now=now)
    with looking(who.lee):
        assert breaks_due(who.lee, now.date()) == []
    grounds = {"whether": "money", "reasons": "There is no money left this year."}
    kept(who.sam, "decide_break", bea, need.pk, **grounds)
    held = read(who.sam, "decide_break", bea, need.pk)
    assert "Money is no reason to leave an eligible need unmet." in held
    assert "10.27" in held
    assert "Unmet, and still owed." in read(who.sam, "breaks", bea)
    with looking(who.lee):
        [due] = breaks_due(who.lee, now.date())
    assert (due.due_on, due.person) == (now.date(), bea)
    assert "money is no reason" in due.why
    manager = read(who.lee, "decide_break", bea, need.pk)
    assert "Money is no reason to leave an eligible need unmet." in manager
    assert "Given as the reason: “There is no money left this year.”" in manager
    assert WORDS not in manager
    assert signed_in(who.lee).get(reverse("breaks", args=[bea])).status_code == 404
    own = read(who.two.bea_in, "my_breaks")
    assert "This break is still owed to you. It was not bought because of what it costs." in own
    assert "A manager was told on 20 November 2026." in own
    hers = read(who.two.ana_in, "my_other_care")
    assert "It was not bought. It is still owed to you." in hers
    assert not [one for one in BETRAYS if one in hers]

    kept(who.lee, "decide_break", bea, need.pk, whether="met", how_main="need", reasons="You need it.")
    assert "still owed" not in read(who.two.bea_in, "my_breaks")
    assert "still owed" not in read(who.two.ana_in, "my_other_care")
    with looking(who.lee):
        assert breaks_due(who.lee, now.date()) == []


@pytest.mark.requirement("S2-12")
def test_a_cheaper_break_that_is_as_good_and_was_shown_is_how_it_is_met(now, who):
    need = a_break(who, now=now)
    given = {"whether": "met", "how_main": "costs_less", "reasons": "It gives you the same afternoon."}
    kept(who.sam, "decide_break", who.bea, need.pk, **given)
    held = read(who.sam, "breaks", who.bea)
    assert "A cheaper break counts only when it is as good, and was shown" in held
    assert "Unmet" not in held
    good = {"as_good_because": "The same hours, and Mum knows her.", "shown_to": ShownTo.CARER}
    offer = a_step(need, StepKind.OFFERED, by=who.sam, now=now, **good)
    kept(who.sam, "decide_break", who.bea, need.pk, offer=str(offer.pk), **given)
    own = read(who.two.bea_in, "my_breaks")
    assert "Main reason: this is as good and costs less." in own
    assert "Why it is as good: The same hours, and Mum knows her." in own


@pytest.mark.requirement("S2-14")
def test_a_long_wait_is_told_with_what_emergency_support_cost_meanwhile(now, looking, who):
    sam, bea = who.sam, who.bea
    made.allocated(bea, sam, now=now - timedelta(days=100))
    need = a_break(who, now=now)
    a_step(need, StepKind.OFFERED, by=sam, now=now, price_pence=20_000)
    with looking(sam):
        casework.start_urgent_support(person=who.ana, tonight=made.tonight(), by=sam, at=now)
        [due] = breaks_due(sam, now.date())
    assert (due.what, due.person) == ("A break has waited for 80 days", bea)
    assert "A break has waited for 80 days" in read(sam, "my_day")
    page = read(sam, "breaks_waiting")
    assert "Waits for 80 days, too long." in page
    assert "The break was to cost £200.00" in page
    assert "Emergency support together £308.25" in page
    assert "More than the break by £108.25" in page
    with looking(sam):
        unpriced = made.tonight(price_pence_an_hour=None)
        casework.start_urgent_support(person=who.ana, tonight=unpriced, by=sam, at=now)
    page = read(sam, "breaks_waiting")
    assert "Emergency support together not known" in page
    assert "More than the break by not known" in page
    told(booked(need, by=sam, now=now), CameKind.CAME, by=sam, now=now)
    assert "No carer whom you work with waits for a break." in read(sam, "breaks_waiting")


def test_what_is_wrong_stays_typed_and_is_named(now, who):
    need, sam, bea = a_break(who, now=now), who.sam, who.bea
    for name, keys, typed in (
        ("ask_for_break", [bea], {"words": "A night of sleep."}),
        ("keep_break_step", [bea, need.pk], {"kind": "offered", "as_good_because": "As long."}),
        ("book_break", [bea, need.pk], {"with_whom": "Meadow", "weeks": "99"}),
        ("plan_break_care", [bea, need.pk], {"words": "Cards."}),
        ("tell_break", [bea, booked(need, by=sam, now=now).pk], {"words": "Sorry."}),
    ):
        answer = sent(sam, name, *keys, **typed)
        assert answer.status_code == 422, name
        assert "There is a problem" in plain(answer.content.decode())
    answer = sent(sam, "ask_for_break", bea, kind="own", source="worker", **day("asked_on", "2027-01-01"))
    assert "This day is still to come." in plain(answer.content.decode())
    assert "Their breaks" not in read(sam, "my_day")
    assert WhyNot.CARER.label in read(sam, "tell_break", bea, booked(need, by=sam, now=now).pk)
