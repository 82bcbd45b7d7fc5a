"""Who says in a review that they did not choose their support is heard outside the team."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.options import actions as options
from sayso.journey.options.queries import own_answers
from sayso.journey.options.statuses import OwnAnswer
from sayso.journey.review import actions, queries
from sayso.journey.review.models import FoundApart
from sayso.rules.refusals import Invalid, NotFound
from tests.factories import casework as made
from tests.factories.logins import a_login
from tests.factories.options import a_plan_line
from tests.factories.review import a_review, answered
from tests.pages.home.signing_in import a_login_of, read, signed_in

pytestmark = pytest.mark.django_db
LONG_LED, LAST_MONTH = timedelta(days=200), timedelta(days=30)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team("North team"))


@pytest.fixture
def ana(now, sam):
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    made.allocated(person, sam, now=now - LONG_LED)
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


# -- the team's rate ----------------------------------------------------------------------------------------


def said(looking, sam, ana, at, *answers, alone="yes"):
    """Keep what was answered in reviews of people whom Sam leads, a review each."""
    kept = [
        FoundApart(
            person_id=ana, review=uuid4(), answers={"chose": one, "seen_alone": alone},
            recorded_at=at, recorded_by=sam,
        )
        for one in answers
    ]  # fmt: skip
    with looking(sam, at):
        FoundApart.objects.bulk_create(kept)


@pytest.fixture
def five_workers(now, sam):
    for number in range(4):
        a_login("social-worker", now=now, name=f"Worker {number}", team=sam.team)


def rate(principal):
    return read(principal, "chosen_by_team")


@pytest.mark.requirement("S1-10")
@pytest.mark.usefixtures("five_workers")
def test_the_rate_of_a_team_changes_by_an_answer(now, looking, sam, ana, principal):
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 24, *["no"] * 6)
    assert "24, which is 80%" in rate(principal)
    said(looking, sam, ana, now - LAST_MONTH, "some")
    assert "24, which is 77%" in rate(principal)


@pytest.mark.requirement("S1-10")
@pytest.mark.usefixtures("five_workers")
def test_no_figure_moves_in_the_month_in_which_somebody_answers(now, looking, sam, ana, principal):
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 30)
    before = rate(principal)
    said(looking, sam, ana, now, "no")
    assert rate(principal) == before
    assert "30, which is 100%" in before


@pytest.mark.usefixtures("five_workers")
def test_what_was_said_beside_somebody_does_not_count(now, looking, sam, ana, principal):
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 30)
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 9, alone="no")
    assert "30, which is 100%" in rate(principal)


@pytest.mark.usefixtures("five_workers")
def test_an_answer_on_their_own_page_beside_somebody_is_kept_and_does_not_count(
    now, looking, sam, ana, principal
):
    herself, line = a_login_of(ana, "person", now=now), a_plan_line(ana, by=sam, now=now).line
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 30)
    for there in (None, SeenAlone.YES, SeenAlone.NO, SeenAlone.DECLINED):
        answer = options.NewOwnAnswer(person=ana, line=line, answer=OwnAnswer.NO, seen_alone=there)
        with looking(herself, now - LAST_MONTH):
            options.answer_own_choice(answer=answer, by=herself, at=now - LAST_MONTH)
    with looking(herself):
        assert len(own_answers(ana, viewer=herself)) == 4
    assert "30, which is 94%" in rate(principal), "of 32: somebody was there for two"


@pytest.mark.requirement("S1-10")
def test_of_a_small_team_nothing_is_told(now, looking, sam, ana, principal):
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 40)
    page = rate(principal)
    assert "Too few to tell" in page
    assert "40" not in page


@pytest.mark.requirement("S1-10")
@pytest.mark.usefixtures("five_workers")
def test_of_few_answers_nothing_is_told(now, looking, sam, ana, principal):
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 29)
    assert "Too few to tell" in rate(principal)


def test_a_worker_of_the_team_reads_no_rate(now, looking, sam, ana):
    with looking(sam):
        assert (
            queries.chosen_by_team(viewer=sam, since=now.date() - timedelta(days=365), until=now.date()) == []
        )


@pytest.mark.usefixtures("five_workers")
def test_a_manager_reads_the_rate_of_other_teams_and_never_of_their_own(now, looking, sam, ana):
    said(looking, sam, ana, now - LAST_MONTH, *["yes"] * 30)
    own = a_login("manager", now=now, name="Max Hale", team=sam.team)
    other = a_login("manager", now=now, name="Ros Lind", team=made.a_team("South team"))
    assert sam.team.name not in rate(own)
    assert "30, which is 100%" in rate(other)
