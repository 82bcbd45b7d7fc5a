"""Somebody takes back a yes to being assessed together: a worker's day says to assess each one apart."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework.statuses import WorkerRole
from sayso.journey.people import actions as people
from sayso.journey.people.models import Tie
from sayso.journey.planning import actions
from sayso.journey.planning.statuses import TogetherAnswer
from sayso.journey.safeguarding import actions as safeguarding
from tests.factories.assessment import an_assessment
from tests.factories.casework import a_task, a_team, allocated
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import the_two
from tests.factories.safeguarding import a_new_child
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
APART = "Assess them on their own from now on"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Let pages be opened at the test's own moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def two(now):
    """Return Ana and Bea, each of whom said yes an hour ago, and Sam, who works with both and began."""
    two = the_two(now)
    for person in (two.ana, two.bea):
        allocated(person, two.sam, now=now - 2 * HOUR)
        says(two, person, TogetherAnswer.YES, at=now - HOUR)
    joined = actions.NewJoined(person=two.ana, others=[two.bea])
    with viewing(two.sam, at=now):
        actions.begin_together(joined=joined, by=two.sam, at=now - HOUR)
    return two


def says(two, person, answer, *, at):
    """Keep what one of the two says, by their own sign-in."""
    other, own = (two.bea, two.ana_in) if person == two.ana else (two.ana, two.bea_in)
    with viewing(own, at=at):
        said = actions.NewTogether(person=person, other=other, answer=answer)
        actions.say_together(said=said, by=own, at=at)


def lines_on(login):
    """Return the lines of this login's day that say to assess somebody apart, as they read."""
    return [row for row in read(login, "my_day").split("<tr") if APART in row]


def test_each_is_assessed_apart_from_the_day_a_yes_is_taken_back_until_their_assessment_is_kept(now, two):
    assert lines_on(two.sam) == []
    hers = [plain(read(two.ana_in, page)) for page in ("own_home", "my_family")]

    says(two, two.bea, TogetherAnswer.NO, at=now)

    rows = lines_on(two.sam)
    assert len(rows) == 2
    [of_ana] = [row for row in rows if "Ana Marsh" in row]
    assert "Bea" not in of_ana, "it does not say who took it back"
    assert "Tell nobody why" in of_ana
    assert reverse("assessments", args=[two.ana]) in of_ana
    assert [plain(read(two.ana_in, page)) for page in ("own_home", "my_family")] == hers

    an_assessment(two.ana, by=two.sam, now=now)
    [left] = lines_on(two.sam)
    assert "Bea Marsh" in left

    says(two, two.bea, TogetherAnswer.YES, at=now)
    assert lines_on(two.sam) == []


def test_it_stands_with_the_day_by_which_the_assessment_is_due_and_is_not_late_before(now, two):
    due = now.date() + timedelta(days=20)
    a_task(two.ana, by=two.sam, now=now, owner=two.sam, asked="assessment", due_on=due)
    says(two, two.bea, TogetherAnswer.NO, at=now - HOUR)
    [of_ana] = [row for row in lines_on(two.sam) if "Ana Marsh" in row]
    assert f"{due.day} {due:%B}" in of_ana
    assert "Late" not in of_ana


def test_an_assessment_of_before_ends_nothing_and_one_kept_since_leaves_nothing_to_say(now, two):
    an_assessment(two.ana, by=two.sam, now=now, assessed_on=now.date() - timedelta(days=30))
    an_assessment(two.bea, by=two.sam, now=now)
    says(two, two.ana, TogetherAnswer.NO, at=now)
    [row] = lines_on(two.sam)
    assert "Ana Marsh" in row


def test_a_worker_to_whom_the_answer_is_not_open_reads_nothing_of_it(now, two):
    """Tom works with Bea, and nothing of Ana is open to him; Una works with Ana, and nothing of Bea is."""
    tom = a_login("social-worker", now=now, name="Tom Ali", team=a_team("South"))
    una = a_login("social-worker", now=now, name="Una Reed", team=a_team("North"))
    allocated(two.bea, tom, now=now, role=WorkerRole.CO_WORKER)
    allocated(two.ana, una, now=now, role=WorkerRole.CO_WORKER)
    days = [plain(read(one, "my_day")) for one in (tom, una)]
    family = plain(read(una, "family", two.ana))
    assert "Together since" in family

    says(two, two.bea, TogetherAnswer.NO, at=now)

    assert [plain(read(one, "my_day")) for one in (tom, una)] == days
    assert plain(read(una, "family", two.ana)) == family
    assert "No yes now: Bea, my daughter." in read(two.sam, "family", two.ana)

    open_to(tom, two.ana, Area.WORK, now=now)
    [row] = lines_on(tom)
    assert "Bea Marsh" in row, "who sees that it was begun, and Bea's own answer, assesses Bea apart"
    assert "Ana" not in row


def test_whoever_is_close_no_more_is_not_taken_for_the_person_themself(now, two):
    with viewing(two.sam, at=now):
        tie = Tie.objects.visible_to(two.sam).get(person_id=two.ana)
        people.end_tie(tie=tie, ends_before=now.date(), by=two.sam, at=now)
    says(two, two.bea, TogetherAnswer.NO, at=now)
    page = read(two.sam, "family", two.ana)
    assert "No yes now: somebody close before." in page
    assert "the person themself" not in page


def test_who_is_assessed_together_with_another_since_is_not_on_the_day(now, two):
    with viewing(two.sam, at=now):
        child = safeguarding.note_child(child=a_new_child(two.ana), by=two.sam, at=now).child
        yes = actions.NewChildTogether(person=two.ana, child=child, answer=TogetherAnswer.YES)
        actions.say_child_together(said=yes, by=two.sam, at=now)
    says(two, two.bea, TogetherAnswer.NO, at=now)
    with viewing(two.sam, at=now):
        joined = actions.NewJoined(person=two.ana, children=[child])
        actions.begin_together(joined=joined, by=two.sam, at=now)
    [row] = lines_on(two.sam)
    assert "Bea Marsh" in row
    with viewing(two.sam, at=now):
        no = actions.NewChildTogether(person=two.ana, child=child, answer=TogetherAnswer.NO)
        actions.say_child_together(said=no, by=two.sam, at=now)
    assert len(lines_on(two.sam)) == 2


def test_a_sign_in_that_does_not_assess_has_no_such_line(now, two):
    says(two, two.bea, TogetherAnswer.NO, at=now)
    officer = a_login("payments", now=now)
    assert lines_on(officer) == []
    assert signed_in(two.ana_in).get(reverse("my_day")).status_code == 403
