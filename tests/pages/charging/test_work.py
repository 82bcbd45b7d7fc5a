"""The money team's list as a page: whom it names, where each row leads, its pages, and how little it asks."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging import actions
from sayso.journey.charging.pages import work as page
from sayso.journey.charging.statuses import WorkKind
from tests.factories.casework import somebody
from tests.factories.charging import kept_means, new_means, told, told_of_2026
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Open pages at the test's moment, and let finance in: the second step has tests of its own."""
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def fay(now):
    return a_login("finance", now=now, name="Fay Orme")


def shown(login, **query):
    answer = signed_in(login).get(reverse("charge_work"), query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def words(html):
    return " ".join(strip_tags(html).split())


def asked_again(kept, now):
    herself = a_login_of(kept.person_id, "person", now=now)
    with transaction.atomic(), viewing(herself, at=now):
        wish = actions.NewLook(person=kept.person_id, assessment=kept.pk)
        return actions.ask_to_look_again(asked=wish, by=herself, at=now)


def test_an_empty_list_says_so(fay):
    html = shown(fay)
    assert "Nothing is to be done now about what people pay." in html
    assert "No answers wait" in html
    assert "w-filter" not in html


def test_each_row_says_who_what_and_why_and_leads_to_where_it_begins(now, finn, fay):
    ana, ola, una = (somebody(now=now, name=name) for name in ("Ana Marsh", "Ola Frank", "Una Lee"))
    kept = kept_means(ana, by=finn, now=now - timedelta(days=40))
    look = asked_again(kept, now - timedelta(days=40))
    kept_means(ola, by=finn, now=now, answers=told(household=None))
    kept_means(una, by=finn, now=now, **told_of_2026())
    html = shown(fay)
    text = words(html)
    for said in (
        "3 things to do. 2 are late.",
        "Everything (3)",
        "days late",
        "Missing: ",
        "not told in writing",
    ):
        assert said in text, text
    assert "1 person waits Confirm the amount" in text, "who waits for the law is counted, and not named"
    assert "Una Lee" not in text
    for url in (
        reverse("answer_look", args=[ana, look.pk]),
        reverse("open_record", args=[ana]),
        reverse("means", args=[ola]),
        reverse("figures"),
    ):
        assert f'href="{url}"' in html
    assert "Write the letter about a sum: open the papers first" in text
    open_to(fay, ana, Area.PAPERS, now=now)
    assert f'href="{reverse("tell_charge", args=[ana, kept.pk])}"' in shown(fay, kind="letter")
    only = words(shown(fay, kind="look"))
    assert ("Ana Marsh" in only, "Ola Frank" in only) == (True, False)
    own = shown(finn, kind="look")
    assert "A colleague answers" in own
    assert reverse("answer_look", args=[ana, look.pk]) not in own


def test_an_address_that_asks_for_what_there_is_not_shows_what_there_is(now, fay):
    kept_means(somebody(now=now, name="Ana Marsh"), by=fay, now=now)
    for query in (
        {"kind": "all of it"},
        {"page": "0"},
        {"page": "nine"},
        {"page": "99999999999"},
        {"page": "4"},
    ):
        assert "Ana Marsh" in shown(fay, **query), query
    assert "Nothing of this kind is to be done" in shown(fay, kind="look")


def test_the_page_asks_the_database_as_little_for_many_as_for_one(now, fay, monkeypatch):
    monkeypatch.setattr(page, "A_PAGE", 5)
    kept_means(somebody(now=now, name="Ana Marsh"), by=fay, now=now)
    client = signed_in(fay)
    client.get(reverse("charge_work"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(reverse("charge_work"))
    people = [somebody(now=now, name=f"Person {number}") for number in range(11)]
    with transaction.atomic(), viewing(fay, at=now):
        actions.assess_means(items=[new_means(key, now) for key in people], by=fay, at=now)
    with CaptureQueriesContext(connection) as many:
        html = client.get(reverse("charge_work"), {"page": "2"}).content.decode()
    assert len(many) <= len(one), "a page of many asks no more than a page of one"
    assert html.count("open the papers first") == 5, "the page holds its own five alone"
    assert "Pages of this list" in html
    assert 'href="/charges/to-do/?page=3"' in html


def test_a_letter_of_the_old_system_is_told_of_on_a_page_of_its_own(now, fay):
    ana = somebody(now=now, name="Ana Marsh")
    kept = kept_means(ana, by=fay, now=now)
    url, client = reverse("charge_told", args=[ana, kept.pk]), signed_in(fay)
    assert f'href="{url}"' in shown(fay)
    form = client.get(url).content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', form)[1]
    day = {"told_on_day": "3", "told_on_month": "5", "told_on_year": "2022"}
    given = day | {"how": "The letter of the old system", "form_key": key}
    assert client.post(url, given | {"how": ""}).status_code == 422
    for _ in range(2):
        answer = client.post(url, given)
        assert (answer.status_code, answer["Location"]) == (303, "/charges/to-do/?kind=letter")
    assert "Nothing of this kind is to be done" in shown(fay, kind="letter") or "No answers wait" in shown(
        fay
    )


def test_the_day_leads_to_the_list_in_the_same_words(now, finn, fay):
    kept = kept_means(somebody(now=now, name="Ana Marsh"), by=finn, now=now - timedelta(days=40))
    asked_again(kept, now - timedelta(days=40))
    day = unescape(signed_in(fay).get(reverse("my_day")).content.decode())
    assert f'href="{reverse("charge_work")}?kind=look"' in day
    assert (WorkKind.LOOK.label in day, "1 on the list" in day, "Ana Marsh" in day) == (True, True, False)
