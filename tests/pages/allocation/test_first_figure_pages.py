"""The pages of a first figure, and of the table that anybody may read."""

import re

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions as assessment
from tests.factories.allocation import FROM_OUTCOMES, LEVELS, TABLE, a_table
from tests.factories.assessment import a_new_assessment
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


def form_key(page):
    return re.search(r'name="form_key" value="([^"]+)"', page)[1]


def work_out(client, ana, **changed):
    url = reverse("work_out_first_figure", args=[ana])
    page = client.get(url).content.decode()
    typed = {f"level_{domain}": level for domain, level in (LEVELS | changed).items()}
    return page, client.post(url, typed | {"form_key": form_key(page), "seen_version": ""})


@pytest.mark.requirement("S1-16")
def test_what_the_assessment_settles_is_filled_in_and_she_reads_the_same_figure(now, looking, sam, ana):
    a_table(now=now)
    with looking(sam):
        able = a_new_assessment(ana, now, outcomes={"nutrition": "able", "personal_hygiene": "danger"})
        assessment.record_assessment(assessment=able, by=sam, at=now)
    asked, kept = work_out(signed_in(sam), ana)
    checked = re.findall(r'name="level_eating" type="radio" value="(\w*)"[^>]*checked', asked)
    assert checked == ["none"]
    assert "The assessment says: Washing and keeping clean" in asked
    assert (kept.status_code, kept["Location"]) == (303, reverse("first_figure", args=[ana]))
    hers = signed_in(a_login_of(ana, "person", now=now)).get(reverse("my_first_figure")).content.decode()
    for page in (signed_in(sam).get(kept["Location"]).content.decode(), hers):
        for said in (
            "£217.50",
            "place to start, never the final sum",
            "[2010] EWCA Civ 1209",
            "Help every day",
        ):
            assert said in page
        assert "personal budget" not in page.lower()


def test_what_nobody_asked_is_named_on_both_pages_and_no_figure_stands(now, sam, ana):
    a_table(now=now)
    _, kept = work_out(signed_in(sam), ana, night="")
    theirs = signed_in(sam).get(kept["Location"]).content.decode()
    hers = signed_in(a_login_of(ana, "person", now=now)).get(reverse("my_first_figure")).content.decode()
    assert "There is no figure yet." in theirs
    assert "Still to ask: Help at night" in hers


def test_without_a_table_it_is_kept_as_not_known(sam, ana):
    url = reverse("work_out_first_figure", args=[ana])
    client = signed_in(sam)
    page = client.get(url).content.decode()
    assert "no points table in force" in page
    kept = client.post(url, {"form_key": form_key(page)})
    assert "The council’s points table" in client.get(kept["Location"]).content.decode()


def test_anybody_reads_the_table_and_how_a_figure_follows(now, client):
    empty = client.get(reverse("points_table")).content.decode()
    assert "no points table in force" in empty
    a_table(now=now)
    page = client.get(reverse("points_table")).content.decode()
    for said in (
        "Lindenshire points table",
        "Each point is £7.25 a week.",
        "Who was asked",
        "never the final sum",
    ):
        assert said in page


def test_an_administrator_publishes_it_and_a_wrong_place_is_named_with_all_still_typed(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)
    client, url = signed_in(a_login("admin", now=now)), reverse("publish_table")
    key = form_key(client.get(url).content.decode())
    wrong = (TABLE + FROM_OUTCOMES).replace("daily: 12, all_day: 20", "daily: 1, all_day: 20")
    refused = client.post(url, {"text": wrong, "form_key": key})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "more need cannot score less" in page
    assert "daily: 1, all_day: 20" in page
    done = client.post(url, {"text": TABLE + FROM_OUTCOMES, "form_key": key})
    assert (done.status_code, done["Location"]) == (303, reverse("points_table"))


def test_the_record_shows_the_figure_to_who_plans(now, sam, ana):
    a_table(now=now)
    work_out(signed_in(sam), ana)
    page = signed_in(sam).get(reverse("person_record", args=[ana])).content.decode()
    assert "£217.50 a week" in page
