"""One's own page: what is next and who is who, from one's own record and from nobody else's."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team
from sayso.foundation.access.permissions import Permission as P
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import viewing
from sayso.foundation.govuk.reading import reading_grade
from sayso.journey.allocation import actions as allocation
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.casework.queries.own_page import my_support
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import TieKind
from sayso.journey.safeguarding.statuses import Danger
from tests.factories import casework as made
from tests.factories.allocation import a_table, new_figure
from tests.factories.budget import agreed, prices
from tests.factories.charging import kept_means
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.factories.safeguarding import a_concern
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db

#: Each room is asked once, however many parts of the page are drawn from what it says.
QUESTIONS_OF_OWN_HOME = 31


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Let pages be opened at the test's own moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    team = made.a_team()
    Team.objects.filter(pk=team.pk).update(duty_telephone="01632 960 118")
    return a_login("social-worker", now=now, name="Sam Okafor", team=team)


@pytest.fixture
def ana(now, sam):
    return made.somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def bea(now, sam):
    return made.somebody(now=now, name="Bea Marsh", seen_by=[sam])


@pytest.mark.requirement("B-16")
def test_a_person_sees_who_works_with_them_and_what_was_promised(now, sam, ana):
    made.allocated(ana, sam, now=now - timedelta(days=2))
    made.a_task(
        ana,
        by=sam,
        now=now,
        what="Chase the panel",
        for_person="We tell you about tea at weekends.",
        due_on=now.date() + timedelta(days=4),
    )

    page = read(a_login_of(ana, "person", now=now), "own_home")

    assert "Hello Ana Marsh" in page
    assert "Sam Okafor" in page
    assert "East team. Since Wednesday 18 November." in page
    assert 'href="tel:01632960118"' in page
    assert "By Tuesday 24 November" in page
    assert "We tell you about tea at weekends." in page
    assert "Chase the panel" not in page
    assert "Leave this page fast" in page


@pytest.mark.requirement("B-11")
def test_support_that_stands_tonight_is_said_to_the_person_with_its_end(now, sam, ana):
    with transaction.atomic(), viewing(sam, at=now):
        actions.start_urgent_support(person=ana, tonight=made.tonight(), by=sam, at=now)
    page = read(a_login_of(ana, "person", now=now), "own_home")
    assert "Help from Harbour Homecare, urgent visits." in page
    assert "Now, until Tuesday 24 November" in page
    assert "Knock, do not ring the bell." not in page
    assert "Nobody asks you to pay for tonight." in page


def test_what_a_carer_told_us_is_not_said_to_the_person_they_help(now, sam, ana):
    by_bea = made.tonight(met_by=kinds.MetBy.KNOWN_PERSON, met_by_name="Bea, her daughter")
    with transaction.atomic(), viewing(sam, at=now):
        actions.start_urgent_support(person=ana, tonight=by_bea, by=sam, at=now)
    page = read(a_login_of(ana, "person", now=now), "own_home")
    assert "Help for you is arranged." in page
    assert "Bea" not in page


def test_a_promise_that_is_late_is_said_to_be_ours(now, sam, ana, monkeypatch):
    made.a_task(ana, by=sam, now=now, for_person="We ring you.", due_on=now.date())
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=2))
    page = read(a_login_of(ana, "person", now=now), "own_home")
    assert "We said by Friday 20 November. We are late" in page


@pytest.mark.requirement("B-16", "S1-14")
def test_after_a_hand_over_the_page_names_the_new_worker_with_goodbye_and_hello(now, sam, ana):
    priya = a_login("social-worker", now=now, name="Priya Nair")
    allocation = made.allocated(ana, sam, now=now - timedelta(days=2))
    person = a_login_of(ana, "person", now=now)
    with transaction.atomic(), viewing(sam, at=now):
        asked = actions.propose_transfer(
            allocation=allocation.pk,
            to_worker=priya,
            hand_over_note="She likes mornings.",
            goodbye="It was good to know you, Ana.",
            by=sam,
            at=now,
        )
    before = read(person, "own_home")
    with transaction.atomic(), viewing(priya, at=now):
        actions.accept_transfer(transfer=asked.pk, hello="I ring you on Monday.", by=priya, at=now)
    after = read(person, "own_home")

    assert "Priya Nair" not in before
    assert "It was good to know you" not in before
    assert "Priya Nair says: “I ring you on Monday.”" in after
    assert "Sam Okafor handed over: “It was good to know you, Ana.”" in after
    assert "She likes mornings." not in after


@pytest.mark.requirement("S0-20")
def test_nobody_else_is_told_anything_by_the_function_of_ones_own_page(now, sam, ana, bea, looking):
    made.allocated(ana, sam, now=now - timedelta(days=2))
    made.a_task(ana, by=sam, now=now, for_person="We ring you.")
    roles = ("nominee", "advocate", "attorney", "provider", "safeguarding", "manager", "auditor")
    strangers = [a_login_of(bea, "carer", now=now), sam, *(a_login(role, now=now) for role in roles)]
    for stranger in strangers:
        with looking(stranger):
            assert my_support(viewer=stranger).workers == []
            assert my_support(viewer=stranger).promises == []
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from casework_my_support()")
        assert cursor.fetchone() == (0,)


def test_support_is_never_asked_with_somebody_elses_eyes(now, sam, ana, looking):
    person = a_login_of(ana, "person", now=now)
    with looking(sam), pytest.raises(RuntimeError):
        my_support(viewer=person)


@pytest.mark.requirement("S0-20", "X-01")
def test_the_two_pages_are_the_same_bytes_whatever_the_other_did_in_private(now, sam, ana, bea):
    """Two worlds: in the second there is a concern, a note for safeguarding, a tie and its worker."""
    persons = {
        ana: a_login_of(ana, "person", now=now, name="Ana Marsh"),
        bea: a_login_of(bea, "carer", now=now, name="Bea Marsh"),
    }
    before = {key: plain(read(login, "own_home")) for key, login in persons.items()}
    for about, other in ((ana, bea), (bea, ana)):
        _something_private_happens(about, other, sam, now, by=persons[other])
    after = {key: plain(read(login, "own_home")) for key, login in persons.items()}
    assert before == after


def _something_private_happens(about, other, sam, now, *, by):
    """Let the other raise a concern, a note for safeguarding be written, a tie be recorded."""
    lead = a_login("safeguarding", now=now, name="Nadia Rahman")
    a_concern(now=now, by=by, person=about, danger=Danger.NOW)
    made.a_note(about, by=sam, now=now, readers=kinds.Readers.SAFETY)
    with transaction.atomic(), viewing(sam, at=now):
        tie = people.NewTie(
            person=about,
            other=other,
            other_called="Family",
            kind=TieKind.LIVES_WITH,
            starts_on=now.date(),
        )
        people.record_tie(item=tie, by=sam, at=now)
    made.allocated(about, lead, now=now, role=kinds.WorkerRole.CO_WORKER)


@pytest.mark.parametrize("role", [code for code, one in ROLES.items() if P.SEE_OWN_HOME in one.permissions])
def test_every_sign_in_without_a_record_is_told_what_it_can_do(role, now):
    page = read(a_login(role, now=now), "own_home")
    assert ROLES[role].sentence.replace("'", "&#x27;") in page
    assert "This sign-in has no record of its own." in page


@pytest.mark.requirement("S3-09", "A-14")
def test_the_page_gives_a_first_figure_and_what_they_pay_until_a_budget_says_both(now, sam, ana):
    login = a_login_of(ana, "person", now=now, name="Ana Marsh")
    a_table(now=now)
    open_to(sam, ana, Area.MONEY, now=now)
    with transaction.atomic(), viewing(sam, at=now):
        allocation.work_out_first_figure(figure=new_figure(ana, now), by=sam, at=now)
    kept_means(ana, by=a_login("finance", now=now), now=now)
    page = _words(read(login, "own_home"))
    assert "You can start to plan with £217.50 a week. It is a place to start, never the final sum." in page
    assert "You pay £87.30 a week, since 1 May 2022." in page
    prices(now=now)
    a_finished_plan(ana, by=sam, now=now)
    agreed(ana, by=sam, now=now)
    page = _words(read(login, "own_home"))
    assert "You can start to plan with" not in page
    assert "You pay £87.30. We pay" in page
    assert "since 1 May 2022" not in page


def test_an_empty_page_says_what_will_come_and_whom_to_ring(now, ana):
    page = read(a_login_of(ana, "person", now=now), "own_home")
    assert "Nothing is planned yet." in page
    assert "Nobody works with you yet." in page
    assert "In danger now? Ring" in page


@pytest.mark.requirement("X-04")
def test_the_page_can_be_read_at_eleven(now, sam, ana):
    made.allocated(ana, sam, now=now)
    page = read(a_login_of(ana, "person", now=now), "own_home")
    assert reading_grade(_words(page)) < 7


def _words(page):
    main = page.split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+([.,])", r"\1", " ".join(re.sub(r"<[^>]+>", " ", main).split()))


def test_the_page_asks_the_database_little(now, sam, ana, django_assert_max_num_queries):
    made.allocated(ana, sam, now=now)
    client = signed_in(a_login_of(ana, "person", now=now))
    with django_assert_max_num_queries(QUESTIONS_OF_OWN_HOME):
        client.get(reverse("own_home"))


def test_the_page_asks_little_more_once_there_is_a_plan_and_a_budget(
    now, sam, ana, django_assert_max_num_queries
):
    prices(now=now)
    a_finished_plan(ana, by=sam, now=now)
    open_to(sam, ana, Area.MONEY, now=now)
    agreed(ana, by=sam, now=now)
    client = signed_in(a_login_of(ana, "person", now=now))
    with django_assert_max_num_queries(QUESTIONS_OF_OWN_HOME + 5):
        page = client.get(reverse("own_home")).content.decode()
    assert "Your budget" in page
