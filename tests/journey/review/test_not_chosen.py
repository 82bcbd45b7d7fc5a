"""Who says in a review that they did not choose their support is heard outside the team."""

import pytest
from django.urls import reverse

from sayso.journey.review import actions, queries
from sayso.rules.refusals import Invalid, NotFound
from tests.factories import casework as made
from tests.factories.logins import a_login
from tests.factories.review import a_review, answered
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team("North team"))


@pytest.fixture
def ana(now, sam):
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    made.allocated(person, sam, now=now)
    return person


@pytest.fixture
def principal(now):
    return a_login("principal", now=now, name="Priya Nair")


@pytest.fixture
def said_no(ana, sam, now):
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now, chose="no", chose_words="They sent who was free.", partnership=None)
    return review


def outside(looking, who):
    with looking(who):
        return queries.not_chosen_outside(viewer=who)


def take_up(looking, review, by, now, did="I rang her. She chose again."):
    with looking(by):
        actions.take_up_choice(review=review.pk, did=did, by=by, at=now)


@pytest.mark.requirement("S1-10")
def test_a_no_at_a_review_reaches_somebody_outside_the_team_and_nobody_in_it(
    now, looking, sam, said_no, principal
):
    (told,) = outside(looking, principal)
    assert (told.called, told.answer, told.words) == ("Ana Marsh", "no", "They sent who was free.")
    inside = a_login("manager", now=now, team=sam.team)
    for who in (sam, inside, a_login("broker", now=now)):
        assert outside(looking, who) == []


def test_an_answer_put_right_reaches_nobody_any_more(now, looking, sam, said_no, principal):
    answered(said_no, by=sam, now=now, chose="yes", partnership=None)
    assert outside(looking, principal) == []


def test_who_takes_it_up_says_what_they_did_and_it_waits_no_more(now, looking, sam, said_no, principal):
    with pytest.raises(Invalid):
        take_up(looking, said_no, principal, now, did=" ")
    inside = a_login("manager", now=now, team=sam.team)
    with pytest.raises(NotFound):
        take_up(looking, said_no, inside, now)
    take_up(looking, said_no, principal, now)
    assert outside(looking, principal) == []
    with pytest.raises(NotFound):
        take_up(looking, said_no, principal, now)


def test_what_was_not_audited_was_not_taken_up(now, looking, said_no, principal, audit_fails):
    with pytest.raises(audit_fails):
        take_up(looking, said_no, principal, now)
    assert len(outside(looking, principal)) == 1


def test_it_stands_on_their_day_and_goes_when_they_wrote_what_they_did(
    now, sam, ana, said_no, principal, monkeypatch
):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    assert "They said so in a review" in read(principal, "my_day", until="week")
    assert "They sent who was free." in read(principal, "review_choices")
    assert "They sent who was free." not in read(sam, "my_day", until="week")
    form = reverse("take_up_review_choice", args=[said_no.pk])
    done = signed_in(principal).post(form, {"did": "Rang her."})
    assert done.status_code == 303
    assert "They sent who was free." not in read(principal, "review_choices")
