"""What happened and why, and my copy: all of it from one's own record, and nothing of the carer's."""

import json
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.journey.assessment import actions as assessment
from sayso.journey.casework.statuses import Readers
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import Shareable, StandingKind, TieKind
from sayso.journey.review import actions as review
from sayso.journey.review.statuses import AskedFor
from tests.factories import casework as made
from tests.factories.assessment import TEA, a_new_assessment, a_wish
from tests.factories.budget import agreed, prices
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.factories.review import a_closed_review, cared_for
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db
SECRET = "I cannot do Mondays any more."


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def bea(now, sam):
    return made.somebody(now=now, name="Bea Marsh", seen_by=[sam])


@pytest.fixture
def ana(now, sam, bea):
    """Ana: a wish, an assessment, a review, and what she shares with Bea."""
    ana = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    cared_for(ana, bea, by=sam, now=now)
    a_wish(ana, by=sam, now=now - timedelta(days=40), kind="wish")
    with transaction.atomic(), viewing(sam, at=now - timedelta(days=39)):
        found = a_new_assessment(ana, now - timedelta(days=39), their_words="Some mornings I lie and wait.")
        assessment.record_assessment(assessment=found, by=sam, at=now - timedelta(days=39))
    a_closed_review(ana, by=sam, now=now, days_ago=5)
    return ana


@pytest.fixture
def herself(now, ana, bea):
    login = a_login_of(ana, "person", now=now, name="Ana Marsh")
    open_to(login, ana, Area.HEALTH, now=now)
    with transaction.atomic(), viewing(login, at=now):
        people.share_areas(person=ana, with_person=bea, areas=[Shareable.PLAN], by=login, at=now)
    return login


def taken(login, form="html"):
    answer = signed_in(login).get(reverse("my_copy_file", args=[form]))
    assert answer.status_code == 200
    return answer


def what_bea_says(now, bea, ana, sam):
    """Everything that a carer keeps to herself: a note, words of her own life, that she asked, a tie."""
    open_to(sam, bea, Area.PRIVATE, now=now)
    made.a_note(bea, by=sam, now=now, their_words=SECRET, readers=Readers.PRIVATE)
    a_wish(bea, by=sam, now=now, words=SECRET)
    hers = a_login_of(bea, "carer", now=now, name="Bea Marsh")
    open_to(hers, bea, Area.HEALTH, now=now)
    asked = review.NewRequest(person=bea, standing=StandingKind.CARER, about=AskedFor.CLOSE, words=SECRET)
    with transaction.atomic(), viewing(hers, at=now):
        review.ask_for_review(request=asked, by=hers, at=now)
    a_closed_review(bea, by=sam, now=now, partnership="hard", partnership_words=SECRET)
    tie = people.NewTie(
        person=bea, kind=TieKind.CARES_FOR, other_called="Mum", other=ana, starts_on=now.date()
    )
    with transaction.atomic(), viewing(sam, at=now):
        people.record_tie(item=tie, by=sam, at=now)


@pytest.mark.requirement("S2-35")
def test_one_timeline_tells_each_change_with_its_reason_the_newest_first_and_no_codes(now, ana, herself):
    page = read(herself, "my_timeline")
    in_order = [
        "You chose to show Bea, my daughter: ",
        "We looked at your support again. Your support goes on as it is.",
        "October 2026",
        "We looked with you at what you can do, and what is hard.",
        "It looks as if these needs meet the national test.",
        "You told us what you would like.",
    ]
    places = [page.index(said) for said in in_order]
    assert places == sorted(places)
    for code in ("goes_on", "appears_eligible", "adult", "needs_help", "planned"):
        assert code not in page.split("<main", 1)[1].split("</main>", 1)[0]


@pytest.mark.requirement("X-03")
def test_my_copy_is_had_at_once_in_plain_words_with_a_name_that_says_nothing(now, ana, herself):
    assert "What you said of your life" in read(herself, "my_copy")
    answer = taken(herself)
    assert answer["Content-Disposition"] == 'attachment; filename="my-copy-2026-11-20.html"'
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    for said in (TEA, "Some mornings I lie and wait.", "Bea, my daughter", "It goes on as it is"):
        assert said in page
    told = json.loads(taken(herself, "json").content)
    headings = [part["heading"] for part in told["parts"]]
    assert headings == [one for one in headings if f"<h2>{one}</h2>" in page], "the two say the same"
    assert signed_in(herself).get(reverse("my_copy_file", args=["xml"])).status_code == 404


@pytest.mark.requirement("X-03")
def test_what_stands_in_the_story_and_is_private_is_not_in_it(now, ana, sam, herself):
    made.a_note(ana, by=sam, now=now, text="Bea rang. Do not tell Ana.", their_words="")
    page = taken(herself).content.decode()
    for never in ("Do not tell Ana", "seen alone", "between the two", "Did you choose"):
        assert never not in page


@pytest.mark.requirement("X-03", "S2-35")
def test_with_and_without_what_the_carer_keeps_to_herself_they_are_the_same(now, sam, ana, bea, herself):
    def world():
        copies = [taken(herself, form).content for form in ("html", "json")]
        return copies + [plain(read(herself, name)) for name in ("my_timeline", "my_copy", "own_home")]

    before = world()
    what_bea_says(now, bea, ana, sam)
    assert world() == before
    assert SECRET.encode() not in b"".join(before[:2])


@pytest.mark.requirement("X-03")
def test_taking_it_is_written_down_and_nobody_finds_it_among_who_looked(now, ana, herself):
    before = plain(read(herself, "who_looked"))
    taken(herself)
    assert plain(read(herself, "who_looked")) == before
    data = a_login("auditor", now=now)
    with transaction.atomic(), viewing(data, at=now), connection.cursor() as cursor:
        cursor.execute("select actor_id, people from audit_event where action = 'home.take_my_copy'")
        assert cursor.fetchall() == [(herself.pk, [ana])]


def test_somebody_new_has_an_empty_timeline_and_says_so(now, sam):
    tom = made.somebody(now=now, name="Tom Pryce", seen_by=[sam])
    assert "Nothing has happened yet." in read(a_login_of(tom, "person", now=now), "my_timeline")


@pytest.mark.requirement("S2-35")
def test_a_budget_that_another_takes_the_place_of_says_which_it_is_and_its_last_day(now, ana, sam, herself):
    open_to(sam, ana, Area.MONEY, now=now)
    prices(now=now)
    a_finished_plan(ana, by=sam, now=now)
    agreed(ana, by=sam, now=now, impact_checked=True)
    later = now.date() + timedelta(days=20)
    agreed(ana, by=sam, now=now, starts_on=later, impact_checked=True)
    told = plain(read(herself, "my_timeline"))
    assert "Your budget of £114.75 a week stands until 9 December 2026." in told
    assert "Another takes its place." in told
