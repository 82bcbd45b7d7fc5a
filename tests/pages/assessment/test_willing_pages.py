"""The pages of what a carer is willing to do: hers, and her worker's, and nobody else's."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from tests.factories import casework as made
from tests.factories.assessment import tied
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-07")]


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    return made.somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def bea(now, sam, ana):
    person = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    tied(person, ana, by=sam, now=now)
    return person


@pytest.fixture
def herself(now, bea):
    login = a_login_of(bea, "carer", now=now, name="Bea Marsh")
    open_to(login, bea, Area.PRIVATE, now=now)
    return login


def evenings(ana, **changed):
    day = {"day": "1", "month": "12", "year": "2026"}
    later = {"day": "1", "month": "6", "year": "2027"}
    return {
        "words": "Help Mum to bed. I have not told her.",
        "adult": str(ana),
        "willing": "yes",
        "able": "yes",
        "hours": "5",
        "minutes": "30",
        "may_be_told": "on",
        **{f"holds_from_{part}": said for part, said in day.items()},
        **{f"ends_before_{part}": said for part, said in later.items()},
    } | changed


def test_she_says_changes_and_takes_it_back_on_her_own_pages(herself, ana):
    client = signed_in(herself)
    assert "No answer is never a yes." in read(herself, "my_willing")
    assert ">Mum<" in read(herself, "say_my_willing")
    assert client.post(reverse("say_my_willing"), evenings(ana)).status_code == 303
    shown = read(herself, "my_willing")
    assert "5 hours 30 minutes" in shown
    assert "Yes: the hours, and nothing else" in shown
    change = shown.split(">Change this")[0].rsplit('href="', 1)[1].split('"')[0]
    assert "Help Mum to bed." in client.get(change).content.decode()
    assert (
        client.post(change, evenings(ana, willing="conditions", conditions="Not Mondays")).status_code == 303
    )
    assert "Not yet: only a plain yes to both questions is told" in read(herself, "my_willing")
    twice = client.post(change, evenings(ana, words="My other words"))
    assert twice.status_code == 409
    assert "My other words" in twice.content.decode()
    over = read(herself, "my_willing").split(">Take it back")[0].rsplit('href="', 1)[1].split('"')[0]
    assert "Help Mum to bed." in client.get(over).content.decode()
    assert client.post(over).status_code == 303
    assert "You have said nothing yet." in read(herself, "my_willing")


def test_a_yes_that_may_be_told_asks_how_long_and_keeps_what_was_typed(herself, ana):
    sent = signed_in(herself).post(reverse("say_my_willing"), evenings(ana, hours="", minutes=""))
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "Write how long it takes in a week" in page
    assert "I have not told her." in page


def test_only_who_holds_her_private_account_finds_the_pages(now, sam, bea, ana):
    for name in ("willing", "say_willing"):
        assert signed_in(sam).get(reverse(name, args=[bea])).status_code == 404
    assert "What they are willing to do" not in read(sam, "assessments", bea)
    open_to(sam, bea, Area.PRIVATE, now=now)
    client = signed_in(sam)
    assert client.post(reverse("say_willing", args=[bea]), evenings(ana)).status_code == 303
    shown = read(sam, "willing", bea)
    assert "Written down by Sam Whitlock" in shown
    over = shown.split(">They take it back")[0].rsplit('href="', 1)[1].split('"')[0]
    assert client.get(over).status_code == 200
    assert client.post(over).status_code == 303
    assert "They have not been asked yet." in read(sam, "willing", bea)


def test_no_page_of_the_adult_shows_what_she_said_to_herself(now, herself, sam, ana):
    person = a_login_of(ana, "person", now=now)
    open_to(person, ana, Area.HEALTH, now=now)
    pages = ("own_home", "my_assessments", "my_willing", "who_looked", "my_letters")
    of_worker = plain(read(sam, "person_record", ana))
    before = [plain(read(person, page)) for page in pages]
    signed_in(herself).post(reverse("say_my_willing"), evenings(ana, willing="no", may_be_told=""))
    assert [plain(read(person, page)) for page in pages] == before
    assert plain(read(sam, "person_record", ana)) == of_worker
