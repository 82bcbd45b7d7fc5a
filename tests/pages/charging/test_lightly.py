"""The pages of settling it without looking: what must be said first, and what they read of it."""

from html import unescape

import pytest
from django.urls import reverse

from sayso.journey.charging.models import FinancialAssessment
from tests.factories.casework import somebody
from tests.factories.charging import kept_means
from tests.factories.logins import a_login
from tests.pages.charging.test_kept_sums import form_key, seen
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
SAID = {
    "treated_as": "refused",
    "agreed_pence": "",
    "can_decide": "yes",
    "was_told": "on",
    "on_day": "19",
    "on_month": "11",
    "on_year": "2026",
    "why": "He rang and said that it is his own affair.",
    "setting": "home",
    "cost_pence": "300",
    "starts_on_day": "20",
    "starts_on_month": "11",
    "starts_on_year": "2026",
}


@pytest.fixture(autouse=True)
def second_step_is_done(monkeypatch):
    """Let finance in: the second step has tests of its own."""
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def stefan(now):
    return somebody(now=now, name="Stefan Nowak")


def test_it_is_kept_once_and_he_reads_why_and_how_to_have_it_looked_at(now, looking, finn, stefan):
    client, url = signed_in(finn), reverse("settle_lightly", args=[stefan])
    form = client.get(url)
    key = {"form_key": form_key(form), "seen_version": seen(form)}
    for _ in range(2):
        assert client.post(url, SAID | key).status_code == 303
    with looking(finn):
        assert FinancialAssessment.objects.get().charge_pence_a_week == 30000
    page = unescape(client.get(reverse("means", args=[stefan])).content.decode())
    assert "Nobody looked at their money" in page
    his = signed_in(a_login_of(stefan, "person", now=now, name="Stefan Nowak"))
    page = unescape(his.get(reverse("my_charge")).content.decode())
    for said in (
        "You chose not to tell us about your money. By law you then pay the full cost.",
        "We told you what follows from that on 19 November 2026",
        "Tell us about your money",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"was_told": ""}, 422, "Tell them first. Then tick that they know"),
        ({"treated_as": "within_limit"}, 422, "Say what they agreed to pay, or 0"),
        ({"can_decide": "no"}, 409, "They cannot decide this by themselves"),
        ({"why": ""}, 422, "Write what you saw or were told"),
    ],
)
def test_what_stands_in_the_way_is_said_and_what_was_typed_stays(finn, stefan, changed, status, says):
    client, url = signed_in(finn), reverse("settle_lightly", args=[stefan])
    form = client.get(url)
    key = {"form_key": form_key(form), "seen_version": seen(form)}
    answer = client.post(url, SAID | key | changed)
    assert answer.status_code == status
    page = unescape(answer.content.decode())
    assert says in page
    assert "300" in page


def test_nothing_is_asked_that_the_record_knows(now, finn, stefan):
    kept_means(stefan, by=finn, now=now)
    page = signed_in(finn).get(reverse("settle_lightly", args=[stefan])).content.decode()
    assert 'value="300.00"' in page
    assert 'value="home" checked' in page


def test_a_program_settles_it_by_the_same_rules(looking, finn, stefan):
    client, url = signed_in(finn), f"/api/people/{stefan}/means/without-looking"
    body = {
        "treated_as": "within_limit",
        "agreed_pence": 450,
        "on": "2026-11-19",
        "why": "He gets the guarantee credit.",
        "can_decide": True,
        "setting": "home",
        "cost_pence": 3000,
        "starts_on": "2026-11-20",
    }
    held = client.post(url, body | {"can_decide": False}, content_type="application/json")
    assert (held.status_code, held.json()["code"]) == (409, "held")
    assert client.post(url, body, content_type="application/json").status_code == 201
    with looking(finn):
        assert FinancialAssessment.objects.get().charge_pence_a_week == 450
