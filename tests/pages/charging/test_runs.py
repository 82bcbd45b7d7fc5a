"""The pages of new sums for everybody: made by one, looked at and approved by another."""

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from sayso.foundation.access.viewer import viewing
from sayso.journey.charging import actions, tasks
from sayso.journey.charging.models import ChargeRun
from tests.factories.casework import somebody
from tests.factories.charging import new_means, told
from tests.factories.logins import a_login
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
HERE = "/charges/runs/"
DAY = {"starts_on_day": "1", "starts_on_month": "12", "starts_on_year": "2026"}


@pytest.fixture(autouse=True)
def second_step_is_done(monkeypatch):
    """Let finance in: the second step has tests of its own."""
    monkeypatch.setattr("sayso.foundation.govuk.view.is_mfa_enabled", lambda user: True)


@pytest.fixture
def finn(now):
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def fay(now):
    return a_login("finance", now=now, name="Fay Orme")


@pytest.fixture
def kept(now, finn):
    """Keep a sum for Ana, and one for Una, whom nobody asked about the household. Ola has none."""
    ana, una, ola = (somebody(now=now, name=name) for name in ("Ana Marsh", "Una Lee", "Ola Frank"))
    benefit = {"kind": "attendance_allowance", "amount_pence": 11_040, "period": "week"}
    pension = {"kind": "state_pension", "amount_pence": 23_025, "period": "week"}
    money = {"items": [benefit, pension]}
    items = [
        new_means(ana, now, starts_on=date(2025, 11, 1), answers=told(income=money)),
        new_means(una, now, starts_on=date(2025, 11, 1), answers=told(household=None)),
    ]
    with transaction.atomic(), viewing(finn, at=now):
        actions.assess_means(items=items, by=finn, at=now)
    return ana, una, ola


def form_key(answer):
    return re.search(r'name="form_key" value="([^"]+)"', answer.content.decode())[1]


def test_one_makes_a_run_another_approves_it_and_the_page_says_how_far_it_is(now, finn, fay, kept):
    one, another = signed_in(finn), signed_in(fay)
    asked = one.get(f"{HERE}new/")
    typed = {"why": "april", **DAY, "form_key": form_key(asked)}
    for _ in range(2):
        made = one.post(f"{HERE}new/", typed)
        assert made.status_code == 303
    run = ChargeRun.objects.get()
    page = one.get(made["Location"]).content.decode()
    assert "You made this run, so somebody else approves it." in page
    assert "Known for the first time" in page
    assert "Ana Marsh" in page
    assert "Whether the person is single, one of a couple or a lone parent: nobody has told us" in page
    assert "Not in this run: no sum yet" in page
    assert "Ola Frank" in page
    there = reverse("approve_charge_run", args=[run.pk])
    assert one.post(there, {"looked_at": "All", "form_key": form_key(one.get(there))}).status_code in (
        403,
        422,
    )
    day = another.get("/my-day/").content.decode()
    assert "Look at new sums for 2 people" in day
    assert "Approve these sums" in another.get(made["Location"]).content.decode()
    empty = another.post(there, {"looked_at": "", "form_key": form_key(another.get(there))})
    assert "Write what you looked at" in empty.content.decode()
    sent = another.post(there, {"looked_at": "Two sums.", "form_key": form_key(another.get(there))})
    assert sent.status_code == 303
    assert "0 written, 1 left as they were, 1 still wait." in another.get(sent["Location"]).content.decode()
    tasks.go_on(run.pk, fay, now)
    done = another.get(sent["Location"]).content.decode()
    assert "1 written, 1 left as they were." in done
    assert "Load this page again" not in done
    letters = reverse("charge_run_letters", args=[run.pk])
    asked = one.post(letters, {"form_key": form_key(one.get(letters))})
    assert asked.status_code == 303
    assert (
        "Letters: 0 sent, 0 left to a person, 0 not needed, 1 still wait."
        in one.get(asked["Location"]).content.decode()
    )
    tasks.go_on(run.pk, finn, now, step=actions.write_run_letters)
    sent = one.get(asked["Location"]).content.decode()
    assert "Letters: 0 sent, 1 left to a person, 0 not needed." in sent
    assert "Letters that a person must send" in sent
    assert "Look at new sums" not in another.get("/my-day/").content.decode()


def test_a_run_is_withdrawn_with_a_reason_and_stays_to_be_read(finn, kept):
    client = signed_in(finn)
    asked = client.get(f"{HERE}new/")
    made = client.post(f"{HERE}new/", {"why": "policy", **DAY, "form_key": form_key(asked)})
    there = reverse("withdraw_charge_run", args=[ChargeRun.objects.get().pk])
    given = {"because": "An amount was confirmed.", "form_key": form_key(client.get(there))}
    assert client.post(there, given).status_code == 303
    assert "An amount was confirmed." in client.get(made["Location"]).content.decode()
    assert "Withdrawn, and nothing changed" in client.get(HERE).content.decode()


def test_with_no_run_and_a_day_that_is_past_the_pages_say_what_to_do(finn):
    client = signed_in(finn)
    assert "There has been no run yet." in client.get(HERE).content.decode()
    asked = client.get(f"{HERE}new/")
    past = {**DAY, "starts_on_year": "2025", "why": "april", "form_key": form_key(asked)}
    answer = client.post(f"{HERE}new/", past)
    assert answer.status_code == 422
    assert "Give today or a later day, within a year." in answer.content.decode()
