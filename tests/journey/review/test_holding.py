"""A review from its beginning to its end: what is kept, what holds it, and what nobody comes upon."""

from datetime import timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import actions, queries
from sayso.journey.review.models import Found, FoundApart, Review, WishLookedAt
from sayso.journey.review.statuses import Outcome, ReviewKind, WishNow
from sayso.rules.refusals import Held, Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.assessment import a_new_assessment, a_wish
from tests.factories.logins import a_login, open_to
from tests.factories.review import a_closed_review, a_finding, a_review, answered, closed

pytestmark = pytest.mark.django_db


def test_a_settled_review_is_kept_and_says_when_we_look_again(now, looking, sam, ana, lives):
    done = a_closed_review(ana, by=sam, now=now)
    with looking(sam):
        last = queries.last_review(ana, viewer=sam)
        assert last is not None
        assert (last.pk, last.outcome) == (done.pk, Outcome.GOES_ON)
        assert last.next_on == now.date() + timedelta(days=365)
        assert queries.open_review(ana, StandingKind.ADULT, viewer=sam) is None


@pytest.mark.requirement("S0-13")
def test_the_end_waits_while_nobody_asked_how_it_goes_between_the_two(now, sam, ana, lives):
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now, partnership=None)
    with pytest.raises(Held) as held:
        closed(review, by=sam, now=now)
    assert "nobody asked how it goes between the two" in held.value.rule
    answered(review, by=sam, now=now, partnership="not_done", partnership_because="Bea was there all along.")
    assert closed(review, by=sam, now=now).closed_at == now


@pytest.mark.requirement("S1-21")
def test_the_end_waits_while_one_way_to_hold_the_money_was_not_offered(now, sam, ana, lives):
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now, ways_offered=["direct_payment", "council"])
    with pytest.raises(Held) as held:
        closed(review, by=sam, now=now)
    assert "A provider holds the money" in held.value.releases


@pytest.mark.requirement("S2-34")
def test_each_hope_and_worry_is_looked_at_and_the_rest_are_as_before(now, looking, sam, ana, lives):
    fear = a_wish(ana, by=sam, now=now, kind="worry", words="A stranger at two in the morning.")
    review = a_review(ana, by=sam, now=now)
    look = actions.NewLook(wish=lives.pk, now=WishNow.CAME_TRUE, words="Tea is at seven.")
    answered(review, by=sam, now=now, wishes="moved", looks=[look])
    closed(review, by=sam, now=now)
    with looking(sam):
        done = queries.review_of(ana, review.pk, viewer=sam)
        found = {one.wish.pk: one.looked for one in queries.hopes_and_worries(ana, viewer=sam, review=done)}
    assert (found[lives.pk].now, found[lives.pk].words) == ("came_true", "Tea is at seven.")
    assert found[fear.pk].now == "still"


def test_a_hope_of_somebody_else_is_not_looked_at_here(now, looking, sam, ana, bea, lives):
    other = a_wish(bea, by=sam, now=now, kind="wish")
    review = a_review(ana, by=sam, now=now)
    looks = [actions.NewLook(wish=other.pk, now=WishNow.STILL)]
    with looking(sam), pytest.raises(NotFound):
        actions.hold_review(finding=a_finding(review, now, wishes="moved", looks=looks), by=sam, at=now)


def test_what_is_answered_again_stays_to_be_read_and_a_closed_review_takes_no_more(
    now, looking, sam, ana, lives
):
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now, risk=None)
    answered(review, by=sam, now=now)
    closed(review, by=sam, now=now)
    with looking(sam):
        assert Found.objects.filter(review=review).count() == 2
        with pytest.raises(WrongState):
            actions.hold_review(finding=a_finding(review, now), by=sam, at=now)
    with pytest.raises(WrongState):
        closed(review, by=sam, now=now)


def test_of_two_who_answer_at_once_the_second_is_told(now, looking, sam, ana, lives):
    review = a_review(ana, by=sam, now=now)
    with looking(sam):
        actions.hold_review(finding=a_finding(review, now), by=sam, at=now, seen_version=0)
        with pytest.raises(Stale):
            actions.hold_review(finding=a_finding(review, now), by=sam, at=now, seen_version=0)


def test_one_review_of_a_standing_is_open_at_a_time_and_a_carers_own_is_another(now, sam, ana):
    a_review(ana, by=sam, now=now)
    with pytest.raises(WrongState):
        a_review(ana, by=sam, now=now)
    a_review(ana, by=sam, now=now, standing=StandingKind.CARER)
    with pytest.raises(Invalid):
        a_review(ana, by=sam, now=now, kind=ReviewKind.UNPLANNED)


@pytest.mark.requirement("B-28")
def test_her_own_sign_in_and_a_carer_never_come_upon_who_was_there(
    now, looking, sam, ana, lives, herself, hers
):
    review = a_review(ana, by=sam, now=now)
    answered(
        review,
        by=sam,
        now=now,
        seen_alone="no",
        seen_alone_because="Bea",
        partnership="hard",
        partnership_words="…",
    )
    with looking(herself):
        assert "partnership" not in queries.found_in(review, viewer=herself)
        assert queries.found_in(review, viewer=herself)["aims"] == "yes"
        assert not FoundApart.objects.exists()
    with looking(hers):
        for model in (Review, Found, FoundApart, WishLookedAt):
            assert not model.objects.exists(), "a plan that is shared opens no review"


def test_a_day_to_come_a_next_day_after_a_year_and_a_change_without_words_are_told(
    now, looking, sam, ana, lives
):
    review = a_review(ana, by=sam, now=now)
    finding = a_finding(review, now, held_on=now.date() + timedelta(days=1))
    with looking(sam), pytest.raises(Invalid) as told:
        actions.hold_review(finding=finding, by=sam, at=now)
    assert list(told.value.fields) == ["held_on"]
    answered(review, by=sam, now=now)
    with pytest.raises(Invalid) as told:
        closed(review, by=sam, now=now, outcome=Outcome.REASSESS, next_on=now.date() + timedelta(days=366))
    assert set(told.value.fields) == {"words", "next_on"}


def acts(review, now, by):
    """Everything a worker does with a review, by name."""
    new = actions.NewReview(person=review.person_id, standing=StandingKind.CARER, kind=ReviewKind.PLANNED)
    closing = actions.NewClosing(person=review.person_id, review=review.pk, outcome=Outcome.GOES_ON)
    return {
        "begin": lambda: actions.begin_review(review=new, by=by, at=now),
        "hold": lambda: actions.hold_review(finding=a_finding(review, now), by=by, at=now),
        "close": lambda: actions.close_review(closing=closing, by=by, at=now),
    }


@pytest.mark.parametrize("action", ["begin", "hold", "close"])
def test_a_stranger_and_a_role_that_does_not_review_are_refused(now, looking, sam, ana, lives, action):
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now)
    stranger, adviser = a_login("assessor", now=now), a_login("contact", now=now)
    open_to(adviser, ana, Area.HEALTH, Area.STORY, now=now)
    with looking(stranger), pytest.raises(NotFound):
        acts(review, now, stranger)[action]()
    with looking(adviser), pytest.raises(NotPermitted):
        acts(review, now, adviser)[action]()


@pytest.mark.parametrize("action", ["begin", "hold", "close"])
def test_without_a_trail_nothing_is_begun_answered_or_closed(
    now, looking, sam, ana, lives, audit_fails, action
):
    review = a_review_with_answers(ana, sam, now, audit_fails)
    with looking(sam):
        before = (Review.objects.count(), Found.objects.count())
        with pytest.raises(audit_fails):
            acts(review, now, sam)[action]()
        assert (Review.objects.count(), Found.objects.count()) == before
        assert Review.objects.get(pk=review.pk).closed_at is None


def a_review_with_answers(ana, sam, now, audit_fails):
    """Make them before the trail fails: the fixture has already broken it, so it is mended for a moment."""
    from django.db import connection

    with pytest.MonkeyPatch.context() as mended:
        mended.setattr("sayso.foundation.audit.writing.connection", connection)
        review = a_review(ana, by=sam, now=now)
        answered(review, by=sam, now=now)
    return review


@pytest.mark.requirement("J-114")
def test_what_it_leads_to_waits_until_it_is_done_and_a_review_itself_changes_nothing(
    now, looking, sam, ana, lives
):
    from sayso.journey.assessment import actions as assessment

    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now, changed="yes", changed_words="She cannot get out of bed alone now.")
    closed(
        review, by=sam, now=now, outcome=Outcome.REASSESS, words="We come again on Monday to look at nights."
    )
    with looking(sam):
        assert [one.pk for one in queries.led_to_and_not_done([ana], viewer=sam)] == [review.pk]
        later = now + timedelta(hours=1)
        assessment.record_assessment(assessment=a_new_assessment(ana, now), by=sam, at=later)
        assert queries.led_to_and_not_done([ana], viewer=sam) == []
    assert not {"pence", "budget"} & {
        name for field in Review._meta.get_fields() for name in field.name.split("_")
    }
