"""First figures and what somebody pays, by program: the same sums and refusals; sent twice, kept once."""

from datetime import date, timedelta

import pytest

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from tests.factories.allocation import GROSS_PENCE, LEVELS, TABLE, a_table
from tests.factories.casework import somebody
from tests.factories.charging import CHARGE_2022, kept_means, told
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
KEY = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b04"


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, sam):
    key = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, key, Area.MONEY, now=now)
    return key


def post(who, path, said):
    answer = signed_in(who).post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_sum_is_kept_once_and_read_by_whom_it_is_for(now, sam, ana):
    finn, herself = a_login("finance", now=now), a_login_of(ana, "person", now=now)
    said = {"answers": told(), "starts_on": "2022-05-01", "key": KEY}
    path = f"/people/{ana}/means"
    assert post(finn, path, said) == post(finn, path, said) == (201, {"key": KEY})
    [kept] = signed_in(finn).get(f"/api{path}").json()
    [hers] = signed_in(herself).get("/api/my-charge").json()
    assert kept == hers
    assert kept["charge_pence_a_week"] == CHARGE_2022
    paid = signed_in(sam).get(f"/api/people/{ana}/contribution").json()
    assert paid == {"pence_a_week": CHARGE_2022, "is_full_cost": False, "starts_on": "2022-05-01"}
    assert post(herself, "/my-charge/again", {"assessment": kept["key"]})[0] == 201
    assert signed_in(sam).get(f"/api{path}").status_code == 403


def test_why_a_sum_changed_is_told_to_finance_and_to_whose_it_is(now, sam, ana):
    finn, herself = a_login("finance", now=now), a_login_of(ana, "person", now=now)
    first = kept_means(ana, by=finn, now=now - timedelta(days=1))
    more = told(cost={"amount_pence": 8_000, "period": "week"})
    kept = kept_means(ana, by=finn, now=now, answers=more, starts_on=date(2022, 5, 8))
    theirs = signed_in(finn).get(f"/api/people/{ana}/means/{kept.pk}/changes").json()
    hers = signed_in(herself).get(f"/api/my-charge/{kept.pk}/changes").json()
    assert theirs == hers
    assert (theirs["before"], theirs["change_pence_a_week"]) == (str(first.pk), 8_000 - CHARGE_2022)
    [limit] = theirs["differences"]
    assert (limit["step"], limit["moves_pence_a_week"]) == ("within_limits", 8_000 - CHARGE_2022)
    nothing = {"before": None, "says": "", "change_pence_a_week": None, "differences": []}
    assert signed_in(herself).get(f"/api/my-charge/{first.pk}/changes").json() == nothing
    bea = a_login_of(somebody(now=now, name="Bea Marsh"), "carer", now=now)
    assert signed_in(bea).get(f"/api/my-charge/{kept.pk}/changes").status_code == 404


def test_answers_that_cannot_be_read_are_told_by_place(now, sam, ana):
    finn, herself = a_login("finance", now=now), a_login_of(ana, "person", now=now)
    wrong = told(age={"age": "old"})
    for who, path, more in (
        (finn, f"/people/{ana}/means", {"starts_on": "2022-05-01"}),
        (herself, "/my-means", {}),
    ):
        status, answer = post(who, path, {"answers": wrong, **more})
        assert status == 422
        assert list(answer["fields"]) == ["age.age"]
    assert post(herself, "/my-means", {"answers": told()})[0] == 201


def test_a_first_figure_and_its_table(now, sam, ana):
    a_table(now=now)
    path, herself = f"/people/{ana}/first-figure", a_login_of(ana, "person", now=now)
    assert signed_in(sam).get(f"/api{path}").status_code == 404
    said = {"levels": LEVELS, "key": KEY}
    assert post(sam, path, said) == post(sam, path, said) == (201, {"key": KEY})
    for who, where in ((sam, path), (herself, "/my-first-figure")):
        assert signed_in(who).get(f"/api{where}").json()["net_pence_a_week"] == GROSS_PENCE
    assert signed_in(sam).get("/api/points-tables").json()[0]["name"] == "Lindenshire points table"
    status, answer = post(a_login("admin", now=now), "/points-tables", {"text": TABLE + "x: 1"})
    assert status == 422
    assert list(answer["fields"]) == ["table.x"]
