"""Reading an amount of the law and having it read again, as two of the money team do it."""

from datetime import date

import pytest
from django.urls import reverse

from sayso.foundation.policy.queries import figures, figures_waiting
from tests.factories.logins import a_login
from tests.pages.openness.test_how_we_decide import signed_in, words

pytestmark = pytest.mark.django_db
NAME, ON = "personal_expenses_allowance", date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _the_tests_day(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    monkeypatch.setattr("sayso.foundation.govuk.view.needs_second_step", lambda user: False)


@pytest.fixture
def ruta(now):
    return signed_in(a_login("finance", now=now, name="Ruta Kazlauskas"))


@pytest.fixture
def finn(now):
    return signed_in(a_login("finance", now=now, name="Finn Dacre"))


def read(desk, amount="31.80", **typed):
    given = {
        "amount": amount,
        "starts_on_day": "6",
        "starts_on_month": "4",
        "starts_on_year": "2026",
        "instrument": "Circular 2026 to 2027",
        "page": "page 2",
    }
    return desk.post(reverse("read_figure", args=[NAME]), given | typed)


def test_two_of_the_money_team_make_an_amount_of_this_year_count(ruta, finn):
    missing = words(ruta.get(reverse("figures")))
    assert "nothing waits for a second reader" in missing.lower()
    assert read(ruta).status_code == 303
    mine, theirs = ruta.get(reverse("figures")), finn.get(reverse("figures"))
    assert "You read £31.80 a week. Somebody else must read it too." in words(mine)
    assert "31.80" not in words(theirs), "whoever reads next is not led"

    page = reverse("confirm_figure", args=[figures_waiting().get().pk])
    assert page in theirs.content.decode()
    assert "£31.80" not in words(finn.get(page))
    wrong = finn.post(page, {"amount": "31.08"})
    assert wrong.status_code == 422
    assert "one of you may have misread it" in words(wrong)
    assert finn.post(page, {"amount": "31.80"}).status_code == 303
    assert figures().on(NAME, ON) == 31_80
    assert "Ruta Kazlauskas and Finn Dacre" in words(finn.get(reverse("figures")))


def test_what_is_typed_wrongly_stays_and_says_what_to_do(ruta):
    answer = read(ruta, amount="31.805", instrument="")
    assert answer.status_code == 422
    assert "31.805" in answer.content.decode()
    assert "page 2" in answer.content.decode()


def test_a_figure_that_is_none_is_not_found(ruta):
    assert ruta.get(reverse("read_figure", args=["no_such_figure"])).status_code == 404
