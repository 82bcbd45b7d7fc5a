"""The pages of a review: twelve answers and one to agree, five of her own, and nothing that betrays."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import queries
from tests.factories import casework as made
from tests.factories.assessment import TEA, a_wish
from tests.factories.logins import a_login, open_to
from tests.factories.review import SETTLED, a_closed_review, a_review, answered, cared_for, closed
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db
DAY = {"held_on_day": "20", "held_on_month": "11", "held_on_year": "2026"}
HERS = {
    "how": "not_well",
    "enough": "nearly",
    "works": "Joy is kind.",
    "change": "The nights.",
    "next": "To swim.",
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    """Ana, whose daughter Bea cares for her, who has a hope, and whose last review is a year ago today."""
    ana = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    cared_for(ana, made.somebody(now=now, name="Bea Marsh", seen_by=[sam]), by=sam, now=now)
    a_wish(ana, by=sam, now=now - timedelta(days=400), kind="wish")
    a_closed_review(ana, by=sam, now=now, days_ago=365)
    return ana


@pytest.fixture
def herself(now, ana):
    login = a_login_of(ana, "person", now=now, name="Ana Marsh")
    open_to(login, ana, Area.HEALTH, now=now)
    return login


def hold(ana):
    return reverse("hold_review", args=[ana, "adult"])


def end(ana):
    return reverse("close_review", args=[ana, "adult"])


@pytest.mark.requirement("B-44")
def test_a_settled_yearly_review_is_twelve_answers_and_one_page_to_agree(now, looking, sam, ana):
    client = signed_in(sam)
    page = client.get(hold(ana)).content.decode()
    asked = set(re.findall(r'name="([a-z_]+)"', page)) - {
        "csrfmiddlewaretoken",
        "form_key",
        "form_owner",
        "seen_version",
        "q",
        "robots",
        "viewport",
    }
    asked = {"held_on" if name.startswith("held_on_") else name for name in asked}
    assert asked == {"held_on", *SETTLED}, "nothing is asked but what is on the list"
    assert len(asked) + 1 == 12, "with what comes of it"
    sent = client.post(hold(ana), DAY | SETTLED)
    assert (sent.status_code, sent.headers["Location"]) == (303, end(ana)), "no page between: nothing opened"
    assert client.post(end(ana), {"outcome": "goes_on"}).status_code == 303
    with looking(sam):
        last = queries.last_review(ana, viewer=sam)
        assert last is not None
        assert last.next_on == now.date() + timedelta(days=365)
        assert last.kind == "planned"


@pytest.mark.requirement("B-44", "S2-34")
def test_what_an_answer_opened_is_asked_on_one_more_page_and_nothing_else(looking, sam, ana):
    client = signed_in(sam)
    sent = client.post(hold(ana), DAY | SETTLED | {"budget": "no", "wishes": "moved"})
    deeper = reverse("review_deeper", args=[ana, "adult"])
    assert sent.headers["Location"] == deeper
    page = client.get(deeper).content.decode()
    assert "What is the money not enough for?" in page
    assert f"A hope: “{TEA}”" in page
    assert "What worries you" not in page
    with looking(sam):
        opened = queries.open_review(ana, StandingKind.ADULT, viewer=sam)
        (hope,) = queries.hopes_and_worries(ana, viewer=sam, review=opened)
    sent = client.post(deeper, {"budget_words": "Two nights.", f"wish_{hope.wish.pk}": "came_true"})
    assert sent.headers["Location"] == end(ana)
    page = client.get(end(ana)).content.decode()
    assert "It came true" in page
    assert "Two nights." in page


@pytest.mark.requirement("S0-13")
def test_how_it_goes_between_the_two_stands_beside_the_money_and_the_end_waits_without_it(sam, ana):
    client = signed_in(sam)
    without = {code: said for code, said in SETTLED.items() if code != "partnership"}
    sent = client.post(hold(ana), DAY | without)
    assert sent.headers["Location"] == reverse("reviews", args=[ana])
    assert "1 answer is left" in read(sam, "reviews", ana)
    held = client.post(end(ana), {"outcome": "small_change", "words": "We add a night."})
    page = held.content.decode()
    assert held.status_code == 409
    assert "nobody asked how it goes between the two" in page
    assert "We add a night." in page, "nothing typed is lost"
    assert page.index("The money") < page.index("Between the two of them")
    opened = client.post(hold(ana), DAY | SETTLED | {"partnership": "not_done"})
    client.post(opened.headers["Location"], {"partnership_because": "Bea was there all along."})
    assert client.post(end(ana), {"outcome": "goes_on"}).status_code == 303


@pytest.mark.requirement("S1-21")
def test_the_end_waits_while_a_way_to_hold_the_money_was_not_offered(sam, ana):
    client = signed_in(sam)
    client.post(hold(ana), DAY | SETTLED | {"ways_offered": ["council"]})
    held = client.post(end(ana), {"outcome": "goes_on"})
    assert held.status_code == 409
    assert "Somebody else holds the money" in held.content.decode()


def test_five_answers_on_her_own_page_stand_before_her_worker_and_with_the_review(now, sam, ana, herself):
    assert "Answer five questions" in read(herself, "own_home")
    sent = signed_in(herself).post(reverse("answer_my_review"), HERS)
    assert sent.status_code == 303
    assert "Answer five questions" not in read(herself, "own_home")
    assert "The nights." in signed_in(sam).get(hold(ana)).content.decode()
    client = signed_in(sam)
    client.post(hold(ana), DAY | SETTLED | {"partnership": "hard"})
    client.post(reverse("review_deeper", args=[ana, "adult"]), {"partnership_words": "We shout."})
    client.post(end(ana), {"outcome": "new_plan", "words": "We plan the nights with you."})
    page = read(herself, "my_reviews")
    for said in ("We make a new plan, with you.", "We plan the nights with you.", "The nights.", TEA):
        assert said in page
    for never in ("We shout.", "between the two", "seen alone", "Did you choose"):
        assert never not in page


def test_who_asks_on_her_own_page_stands_on_her_workers_day_and_reads_the_answer(now, sam, ana, herself):
    made.allocated(ana, sam, now=now)
    assert signed_in(herself).post(reverse("ask_for_my_review"), {"words": "Nights."}).status_code == 303
    assert "We have not answered yet." in read(herself, "my_reviews")
    assert "Answer: they asked us to look again" in read(sam, "my_day", until="week")
    (address,) = re.findall(r'href="(/people/[^"]+/reviews/asked/[^"]+)"', read(sam, "reviews", ana))
    day = {"look_on_day": "4", "look_on_month": "12", "look_on_year": "2026"}
    assert signed_in(sam).post(address, day).status_code == 303
    assert "We said: by 4 December 2026." in read(herself, "my_reviews")
    assert signed_in(sam).post(address, day).status_code == 422, "answered already"


def test_a_worker_writes_down_that_they_ask_and_what_they_say(looking, sam, ana):
    client = signed_in(sam)
    heard = reverse("hear_request", args=[ana])
    assert client.post(heard, {"standing": "adult", "words": "The door."}).status_code == 303
    assert "The door." in read(sam, "reviews", ana)
    assert client.get(reverse("hear_request", args=[ana])).status_code == 200
    sent = client.post(reverse("hear_review", args=[ana, "adult"]), {"how": "well", "said_by": "other"})
    assert sent.status_code == 422
    sent = client.post(reverse("hear_review", args=[ana, "adult"]), {"how": "well", "said_by": "self"})
    assert sent.status_code == 303


def test_her_worker_finds_it_on_the_day_on_the_record_and_what_it_led_to(now, sam, ana):
    made.allocated(ana, sam, now=now)
    assert "Look at their support again" in read(sam, "my_day")
    assert "20 November 2025: it goes on as it is." in read(sam, "person_record", ana)
    review = a_review(ana, by=sam, now=now)
    assert "Go on with their review" in read(sam, "my_day")
    answered(
        review, by=sam, now=now, seen_alone="no", asked_by="face", seen_alone_because="Her son was there."
    )
    closed(review, by=sam, now=now, outcome="reassess", words="We look at nights.")
    assert "Look at their support again" not in read(sam, "my_day")
    assert "See them alone" in read(sam, "my_day", until="week")
    page = read(sam, "review", ana, review.pk)
    for said in ("We look at their needs again", "Her son was there.", "Between the two of them"):
        assert said in page


def test_a_review_that_is_not_due_and_nobody_asked_for_says_why_now(now, looking, sam):
    tom = made.somebody(now=now, name="Tom Pryce", seen_by=[sam])
    client = signed_in(sam)
    page = client.get(hold(tom)).content.decode()
    assert "Why do you look at it again now?" in page
    assert "between the two" not in page, "nobody cares for him: it is not asked"
    few = {code: said for code, said in SETTLED.items() if code not in ("partnership", "wishes")}
    assert client.post(hold(tom), DAY | few).status_code == 422
    assert client.post(hold(tom), DAY | few | {"because": "He fell."}).status_code == 303
    with looking(sam):
        opened = queries.open_review(tom, StandingKind.ADULT, viewer=sam)
        assert opened is not None
        assert (opened.kind, opened.because) == ("unplanned", "He fell.")


def test_of_two_who_answer_at_once_the_second_loses_nothing(sam, ana):
    client = signed_in(sam)
    assert client.post(hold(ana), DAY | SETTLED | {"seen_version": "0"}).status_code == 303
    second = client.post(hold(ana), DAY | SETTLED | {"seen_version": "0", "risk": "yes"})
    assert second.status_code == 409


@pytest.mark.requirement("B-28")
def test_no_page_of_hers_or_of_a_carer_tells_who_was_there_or_what_was_said_of_them(
    now, looking, sam, ana, herself
):
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    hers = a_login_of(bea, "carer", now=now)
    for area in (Area.PLAN, Area.CONTACT):
        open_to(hers, ana, area, now=now)
    pages = [(login, name) for login in (hers, herself) for name in ("own_home", "my_reviews", "who_looked")]
    review = a_review(ana, by=sam, now=now)
    answered(review, by=sam, now=now)
    before = [plain(read(login, name)) for login, name in pages]
    private = {
        "seen_alone": "no",
        "seen_alone_because": "Bea",
        "partnership": "hard",
        "partnership_words": "Bea",
    }
    answered(review, by=sam, now=now, chose="no", chose_words="Bea", risk="yes", risk_words="Bea", **private)
    assert [plain(read(login, name)) for login, name in pages] == before
    for name in ("reviews", "hold_review"):
        keys = [ana] if name == "reviews" else [ana, "adult"]
        assert signed_in(hers).get(reverse(name, args=keys)).status_code == 403


def test_a_carer_asks_about_the_other_and_only_the_carers_page_tells(now, looking, sam, ana, herself):
    bea = made.somebody(now=now, name="Bea Marsh", seen_by=[sam])
    day = now.date() - timedelta(days=9)
    with looking(sam):
        people.record_standing(person=bea, kind=StandingKind.CARER, starts_on=day, by=sam, at=now)
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, bea, Area.HEALTH, now=now)
    pages = ("own_home", "my_reviews", "who_looked")
    before = [plain(read(herself, name)) for name in pages]
    sent = signed_in(hers).post(reverse("ask_for_my_review"), {"about": "close", "words": "Not Mondays."})
    assert sent.status_code == 303
    assert "Not Mondays." in read(hers, "my_reviews")
    assert [plain(read(herself, name)) for name in pages] == before
    assert "Not Mondays." not in read(sam, "reviews", ana)
    assert "Not Mondays." in read(sam, "reviews", bea)


def test_words_that_are_no_standing_and_reviews_of_somebody_else_are_not_there(sam, ana, now):
    client = signed_in(sam)
    assert client.get(reverse("hold_review", args=[ana, "king"])).status_code == 404
    assert client.get(reverse("close_review", args=[ana, "carer"])).status_code == 404
    other = made.somebody(now=now, name="Irene Osei", seen_by=[sam])
    review = a_closed_review(ana, by=sam, now=now + timedelta(hours=1), days_ago=0)
    assert client.get(reverse("review", args=[other, review.pk])).status_code == 404
