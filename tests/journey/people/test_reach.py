"""Safe contact: what leaves the building goes by a safe way, and a hidden address goes nowhere."""

from datetime import date, time, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.foundation.letters.outbox import Layout, WayKind
from sayso.journey.people import actions, queries
from sayso.journey.people.models import Address, ContactPoint, HiddenAddress
from sayso.journey.people.statuses import AddressKind, NeedKind, PointKind
from sayso.rules.refusals import Invalid, NotFound
from tests.factories.logins import a_login, open_to
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 11, 1)


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now)


@pytest.fixture
def wendy(now, worker):
    return a_person(
        now=now,
        name="Wendy Toye",
        seen_by=[worker],
        lines="3 Mill Road",
        postcode="ZZ1 1AA",
        mobile="07700 900 142",
        telephone="01632 960 142",
        email="wendy@example.test",
    ).person_id


@pytest.fixture
def say(now, looking, worker, wendy):
    """Return how to record what Wendy said about reaching her."""

    def said(**more):
        item = actions.NewSafeContact(person=wendy, said_by="Wendy", look_again_on=NEXT_YEAR, **more)
        with looking(worker):
            return actions.record_safe_contact(item=item, by=worker, at=now)

    return said


def test_with_nothing_said_every_way_there_is_may_be_used(now, looking, worker, wendy):
    with looking(worker):
        reach = queries.ways_to_reach(wendy, worker, now.date())
    assert {way.kind for way in reach.safe} == {
        WayKind.POST,
        WayKind.EMAIL,
        WayKind.TEXT,
        WayKind.TELEPHONE,
        WayKind.BY_HAND,
    }
    assert reach.by(WayKind.POST).to == "3 Mill Road\nZZ1 1AA"
    assert reach.by(WayKind.TELEPHONE).to == "07700 900 142"


@pytest.mark.requirement("B-06")
def test_a_refused_way_says_so_and_offers_the_safe_one(now, looking, worker, wendy, say):
    say(
        way="text",
        do_not_post=True,
        days=(0, 1, 2, 3, 4),
        starts_at=time(9),
        ends_at=time(12),
    )
    with looking(worker):
        reach = queries.ways_to_reach(wendy, worker, now.date())
    post = reach.by(WayKind.POST)
    assert not post.allowed
    assert post.to == ""
    assert post.because == ("They asked us not to post. Send a text message, weekdays, 9 am to noon.")
    assert reach.ways[0].kind is WayKind.TEXT
    assert reach.ways[0].times.next_safe(now).isoformat() == "2026-11-23T09:00:00+00:00"


@pytest.mark.requirement("B-06")
@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        ("do_not_post", WayKind.POST),
        ("do_not_ring", WayKind.TELEPHONE),
        ("do_not_text", WayKind.TEXT),
        ("do_not_email", WayKind.EMAIL),
        ("do_not_visit", WayKind.BY_HAND),
    ],
)
def test_each_way_can_be_refused(now, looking, worker, wendy, say, refusal, kind):
    say(**{refusal: True})
    with looking(worker):
        reach = queries.ways_to_reach(wendy, worker, now.date())
    assert kind not in {way.kind for way in reach.safe}


@pytest.mark.requirement("B-06")
def test_when_somebody_must_not_know_only_the_named_way_is_used(now, looking, worker, wendy, say):
    say(way="by_hand", how="Give it to her at work", must_not_know="Anyone at the house")
    with looking(worker):
        reach = queries.ways_to_reach(wendy, worker, now.date())
    assert [way.kind for way in reach.safe] == [WayKind.BY_HAND]
    assert all("house" not in way.because for way in reach.ways)


def test_the_number_they_named_is_the_number_that_is_rung(now, looking, worker, wendy, say):
    with looking(worker):
        house = ContactPoint.objects.get(kind=PointKind.TELEPHONE)
    say(way="telephone", point=house, leave_no_messages=True)
    with looking(worker):
        ring = queries.ways_to_reach(wendy, worker, now.date()).by(WayKind.TELEPHONE)
    assert ring.to == "01632 960 142"
    assert ring.times.words == "leave no message"


@pytest.mark.requirement("B-07")
def test_somebody_who_needs_nothing_by_telephone_is_not_rung(now, looking, worker, wendy):
    with looking(worker):
        for kind in (NeedKind.NO_TELEPHONE, NeedKind.EASY_READ):
            actions.record_communication_need(
                item=actions.NewNeed(person=wendy, kind=kind, said_by="Wendy", review_on=NEXT_YEAR),
                by=worker,
                at=now,
            )
        reach = queries.ways_to_reach(wendy, worker, now.date())
    assert not reach.by(WayKind.TELEPHONE).allowed
    assert reach.layout is Layout.EASY


def test_the_address_for_post_is_used_before_the_home(now, looking, worker, wendy):
    with looking(worker):
        actions.record_address(
            item=actions.NewAddress(
                person=wendy, kind=AddressKind.POST, lines="Box 7", postcode="ZZ5 5ZZ", starts_on=now.date()
            ),
            by=worker,
            at=now,
        )
        post = queries.ways_to_reach(wendy, worker, now.date()).by(WayKind.POST)
    assert post.to == "Box 7\nZZ5 5ZZ"


def test_what_is_said_later_takes_the_place_of_what_was_said(now, looking, worker, wendy, say):
    say(do_not_post=True)
    say(do_not_ring=True)
    with looking(worker):
        reach = queries.ways_to_reach(wendy, worker, now.date())
    assert reach.by(WayKind.POST).allowed
    assert not reach.by(WayKind.TELEPHONE).allowed


def test_half_given_hours_and_somebody_elses_number_are_refused(now, looking, worker, wendy, say):
    other = a_person(now=now, name="Jo", seen_by=[worker], mobile="07700 900 999")
    with looking(worker):
        point = ContactPoint.objects.get(person_id=other.person_id)
    for wrong in ({"starts_at": time(9)}, {"starts_at": time(9), "ends_at": time(8)}, {"point": point}):
        with pytest.raises(Invalid):
            say(**wrong)


def test_nobody_without_the_record_learns_how_to_reach_them(now, looking, wendy):
    stranger = a_login("social-worker", now=now)
    with looking(stranger), pytest.raises(NotFound):
        queries.ways_to_reach(wendy, stranger, now.date())


@pytest.fixture
def hidden(now, looking, worker, wendy):
    """Wendy at an address that only her worker and one colleague may see."""
    named = a_login("safeguarding", now=now)
    with looking(worker):
        actions.hide_address(
            person=wendy,
            lines="77 Lantern Walk",
            postcode="ZZ7 7LW",
            starts_on=now.date() - timedelta(days=3),
            group=[named],
            said_by="Wendy",
            look_again_on=NEXT_YEAR,
            by=worker,
            at=now,
        )
    return named


SECRETS = ("Lantern", "ZZ7", "7LW")


@pytest.mark.requirement("B-06")
def test_a_hidden_address_is_in_no_answer_outside_its_group(now, looking, worker, wendy, hidden):
    outsider, finance = a_login("social-worker", now=now), a_login("finance", now=now)
    carer = a_login("carer", now=now)
    for login in (outsider, carer):
        open_to(
            login, wendy, *[area for area in Area if not area.is_of_council and area != "hidden"], now=now
        )
    for login in (outsider, finance, carer):
        with looking(login):
            today = now.date()
            answers = [
                queries.header(wendy, login, today),
                queries.known([wendy], viewer=login, on=today),
                queries.ways_to_reach(wendy, login, today),
                queries.household_of(wendy, viewer=login, on=today),
                *[queries.find(typed, viewer=login, on=today) for typed in ("Wendy Toye", "3 Mill Road")],
                list(Address.objects.values()),
                list(HiddenAddress.objects.values()),
            ]
            assert not any(secret in str(answers) for secret in SECRETS)
            for typed in ("Lantern Walk", "ZZ7 7LW", "77 Lantern"):
                assert queries.find(typed, viewer=login, on=today) == []
            assert not queries.ways_to_reach(wendy, login, today).by(WayKind.POST).allowed


@pytest.mark.requirement("B-06")
def test_the_named_group_can_post_to_a_hidden_address_and_it_is_marked(now, looking, worker, wendy, hidden):
    open_to(hidden, wendy, Area.CONTACT, now=now)
    for login in (worker, hidden):
        with looking(login):
            assert queries.header(wendy, login, now.date()).address == "Address not shown"
            reached = HiddenAddress.objects.visible_to(login).get()
            assert reached.lines == "77 Lantern Walk"


@pytest.mark.requirement("B-06")
def test_post_goes_to_a_hidden_address_only_from_its_group_and_when_not_refused(
    now, looking, worker, wendy, hidden, say
):
    with looking(worker):
        assert not queries.ways_to_reach(wendy, worker, now.date()).by(WayKind.POST).allowed
    say(do_not_ring=True)
    with looking(worker):
        post = queries.ways_to_reach(wendy, worker, now.date()).by(WayKind.POST)
    assert post.allowed
    assert post.hidden
    assert post.to == "77 Lantern Walk\nZZ7 7LW"


@pytest.mark.requirement("B-06")
def test_a_new_safe_contact_does_not_unhide_an_address(now, looking, worker, wendy, hidden, say):
    say(do_not_ring=True)
    outsider = a_login("social-worker", now=now)
    open_to(outsider, wendy, Area.CONTACT, now=now)
    with looking(outsider):
        post = queries.ways_to_reach(wendy, outsider, now.date()).by(WayKind.POST)
        assert queries.header(wendy, outsider, now.date()).address == "Address not shown"
    assert not post.allowed
    assert post.because.startswith("Where they live is hidden.")
