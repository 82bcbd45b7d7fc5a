"""A feed is taken all or nothing, once; one that drops more than half waits for a second person."""

from datetime import date, timedelta

import pytest

from sayso.foundation.gateways.open_referral import Wrong
from sayso.journey.options import actions, queries
from sayso.journey.options.models import FeedImport, Offer
from sayso.journey.options.statuses import CheckKind
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, WrongState
from tests.factories.logins import a_login
from tests.factories.options import a_new_feed, a_service, imported, offer_named

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def colin(now):
    return a_login("commissioner", now=now, name="Colin Ward")


@pytest.fixture
def brook(now):
    return a_login("broker", now=now, name="Brook Lowry")


def standing():
    return [one.key for one in Offer.objects.filter(ended_on=None).order_by("key")]


@pytest.mark.requirement("S2-03")
def test_a_feed_is_taken_and_says_what_it_added(now, colin):
    made = imported(a_service("meadow"), a_service("kindly", costs=()), by=colin, now=now)
    assert (made.state, made.added, made.changed, made.ended) == ("taken", 2, 0, 0)
    meadow = offer_named("meadow")
    assert (meadow.price_pence, meadow.price_unit, meadow.kinds, meadow.areas) == (
        2400,
        "hour",
        ["meals"],
        ["ZZ1"],
    )
    assert offer_named("kindly").price_pence is None, "not known is never nought"


def test_the_same_feed_again_changes_nothing_and_says_so(now, colin, brook):
    imported(a_service("meadow"), by=colin, now=now, mark="one")
    again = imported(a_service("meadow", name="Other"), by=brook, now=now + timedelta(hours=1), mark="one")
    assert (again.state, again.changed) == ("same", 0)
    assert offer_named("meadow").name == "Meadow Home Care"


def test_what_a_feed_no_longer_has_ends_by_date_and_comes_back(now, colin):
    imported(a_service("a"), a_service("b"), a_service("c"), by=colin, now=now)
    later = now + timedelta(days=1)
    made = imported(a_service("a"), a_service("b"), a_service("c", status="defunct"), by=colin, now=later)
    assert (made.state, made.ended) == ("taken", 1)
    assert offer_named("c").ended_on == TODAY + timedelta(days=1)
    assert "c" not in [one.key for one in queries.offers_on(TODAY + timedelta(days=1))]
    assert "c" in [one.key for one in queries.offers_on(TODAY)], "it stood the day before"
    back = imported(a_service("a"), a_service("b"), a_service("c"), by=colin, now=later)
    assert back.changed == 1
    assert standing() == ["a", "b", "c"]


def test_a_service_that_cannot_be_read_is_named_and_the_rest_waits(now, colin):
    wrong = Wrong("services[1], Kindly: cost_options[0].amount", "Give the price in pounds.")
    made = imported(a_service("meadow"), by=colin, now=now, wrong=[wrong])
    assert made.state == "waits"
    assert made.wrong == [{"place": wrong.place, "says": wrong.says}]
    assert standing() == []


@pytest.fixture
def dropped(now, colin):
    imported(*(a_service(key) for key in "abcd"), by=colin, now=now)
    return imported(a_service("a"), by=colin, now=now + timedelta(days=1))


def test_a_feed_that_drops_more_than_half_is_held_until_somebody_else_says_it_is_right(
    now, looking, colin, brook, dropped
):
    assert dropped.state == "held"
    assert standing() == ["a", "b", "c", "d"]
    at = now + timedelta(days=2)
    with pytest.raises(Held), looking(colin):
        actions.settle_import(feed_import=dropped.pk, is_right=True, by=colin, at=at)
    with looking(brook):
        taken = actions.settle_import(feed_import=dropped.pk, is_right=True, by=brook, at=at)
    assert (taken.state, taken.ended, taken.settled_by) == ("taken", 3, brook)
    assert standing() == ["a"]


def test_a_feed_that_is_not_right_is_turned_down_and_changes_nothing(now, looking, brook, dropped):
    with looking(brook):
        actions.settle_import(feed_import=dropped.pk, is_right=False, by=brook, at=now)
    assert standing() == ["a", "b", "c", "d"]
    with pytest.raises(WrongState), looking(brook):
        actions.settle_import(feed_import=dropped.pk, is_right=True, by=brook, at=now)
    with pytest.raises(NotFound), looking(brook):
        actions.settle_import(feed_import=offer_named("a").pk, is_right=True, by=brook, at=now)


def test_a_feed_that_was_held_never_takes_the_place_of_a_newer_one(now, looking, colin, brook, dropped):
    at = now + timedelta(days=2)
    assert imported(*(a_service(key) for key in "abce"), by=colin, now=at).state == "taken"
    with pytest.raises(WrongState, match="newer"), looking(brook):
        actions.settle_import(feed_import=dropped.pk, is_right=True, by=brook, at=at + timedelta(days=1))
    assert standing() == ["a", "b", "c", "e"]
    with looking(brook):
        actions.settle_import(feed_import=dropped.pk, is_right=False, by=brook, at=at)


def test_exactly_half_may_go_without_a_second_person(now, colin):
    imported(*(a_service(key) for key in "abcd"), by=colin, now=now)
    assert imported(a_service("a"), a_service("b"), by=colin, now=now).state == "taken"


def test_a_feed_without_a_name_or_a_service_is_refused(now, looking, colin):
    with pytest.raises(Invalid), looking(colin):
        actions.import_offers(new=a_new_feed(a_service(), feed=" "), by=colin, at=now)
    with pytest.raises(Invalid, match="no service"), looking(colin):
        actions.import_offers(new=a_new_feed(), by=colin, at=now)


@pytest.mark.parametrize("role", ["social-worker", "finance", "person"])
def test_only_a_commissioner_or_a_broker_brings_in_a_feed(now, looking, role):
    other = a_login(role, now=now)
    with pytest.raises(NotPermitted), looking(other):
        actions.import_offers(new=a_new_feed(a_service()), by=other, at=now)


def test_a_trail_that_cannot_be_written_undoes_the_import_and_the_second_word(
    now, looking, colin, brook, dropped, audit_fails
):
    with pytest.raises(audit_fails), looking(colin):
        actions.import_offers(new=a_new_feed(a_service("new"), feed="other"), by=colin, at=now)
    with pytest.raises(audit_fails), looking(brook):
        actions.settle_import(feed_import=dropped.pk, is_right=True, by=brook, at=now)
    assert standing() == ["a", "b", "c", "d"]
    assert FeedImport.objects.count() == 2


def a_check(offer, **changed):
    told = {"kind": CheckKind.POLICE, "answer": "seen", "checked_on": TODAY, "found": "June 2026"}
    return actions.NewCheck(offer=offer, **(told | changed))


@pytest.mark.requirement("S2-27")
def test_a_check_stands_with_its_day_and_one_that_nobody_made_is_not_there(now, looking, brook):
    imported(a_service("meadow"), by=brook, now=now)
    meadow = offer_named("meadow")
    with looking(brook):
        actions.record_checks(
            items=[a_check(meadow.pk, checked_on=TODAY - timedelta(days=9)), a_check(meadow.pk)],
            by=brook,
            at=now,
        )
    checks = queries.checks_of([meadow])[meadow.pk]
    assert checks[CheckKind.POLICE].checked_on == TODAY
    assert CheckKind.INSPECTED not in checks


def test_a_check_of_an_unknown_offer_a_day_to_come_or_another_kinds_answer_is_refused(now, looking, brook):
    imported(a_service("meadow"), by=brook, now=now)
    key = offer_named("meadow").pk
    with pytest.raises(NotFound), looking(brook):
        actions.record_check(check=a_check(a_check(key).key), by=brook, at=now)
    for wrong in ({"checked_on": TODAY + timedelta(days=1)}, {"answer": "full"}):
        with pytest.raises(Invalid), looking(brook):
            actions.record_check(check=a_check(key, **wrong), by=brook, at=now)
    linked = a_check(key, kind=CheckKind.OWNER, answer="linked", found="")
    with pytest.raises(Invalid, match="who is linked"), looking(brook):
        actions.record_check(check=linked, by=brook, at=now)


def test_a_worker_who_chooses_with_people_records_no_check(now, looking):
    sam = a_login("social-worker", now=now)
    with pytest.raises(NotPermitted), looking(sam):
        actions.record_check(check=a_check(sam.pk), by=sam, at=now)


def test_a_trail_that_cannot_be_written_undoes_a_check(now, looking, brook, audit_fails):
    meadow = Offer.objects.create(
        feed="f",
        key="k",
        name="n",
        organisation="o",
        organisation_key="o",
        first_seen_on=TODAY,
        last_seen_on=TODAY,
    )
    with pytest.raises(audit_fails), looking(brook):
        actions.record_check(check=a_check(meadow.pk), by=brook, at=now)
    assert not meadow.checks.exists()
