"""Budgets by program: the same sums, the same holds, the same refusals."""

import pytest
from django.test import Client

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from tests.factories.budget import agreed, prices
from tests.factories.casework import somebody
from tests.factories.finished_plans import TEA_LINE, a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
GIVEN = {"whether": "met", "how_main": "wish", "reasons": "You want tea at seven."}


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, sam):
    prices(now=now)
    person = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, person, Area.MONEY, now=now)
    return person


def post(client: Client, path: str, said: dict) -> tuple[int, dict]:
    answer = client.post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_plan_is_priced_once_however_often_it_is_sent_and_agreed(now, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    client = signed_in(sam)
    wanted = {"starts_on": "2026-11-20", "key": "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b13"}
    status, made = post(client, f"/people/{ana}/budgets", wanted)
    assert (status, made["gross_pence_a_week"], made["contribution_pence_a_week"]) == (201, 11_475, None)
    assert post(client, f"/people/{ana}/budgets", wanted)[1]["key"] == made["key"]
    status, held = post(client, f"/budgets/{made['key']}/agree", {})
    assert (status, held["state"]) == (200, "held")
    assert [one["code"] for one in held["held"]] == ["no_basis_whether", "no_basis_how", "no_reasons"]
    status, done = post(client, f"/budgets/{made['key']}/agree", GIVEN)
    assert (status, done["state"], done["held"]) == (200, "agreed", [])
    assert post(client, f"/budgets/{made['key']}/agree", GIVEN)[0] == 409
    (told,) = client.get(f"/api/people/{ana}/budgets").json()
    assert [line["pence_a_week"] for line in told["lines"]] == [7_875, 3_600]


def test_a_line_with_no_sum_is_refused_by_its_key(now, sam, ana):
    a_finished_plan(ana, TEA_LINE | {"times_a_week": None}, by=sam, now=now)
    status, told = post(signed_in(sam), f"/people/{ana}/budgets", {"starts_on": "2026-11-20"})
    assert (status, told["code"]) == (422, "invalid")
    assert "how many times a week" in next(iter(told["fields"].values()))


def test_one_reads_ones_own_and_a_stranger_nothing(now, sam, ana):
    a_finished_plan(ana, by=sam, now=now)
    found = agreed(ana, by=sam, now=now)
    herself = signed_in(a_login_of(ana, "person", now=now))
    assert [one["gross_pence_a_week"] for one in herself.get("/api/my-budgets").json()] == [11_475]
    stranger = signed_in(a_login("social-worker", now=now))
    assert stranger.get(f"/api/people/{ana}/budgets").status_code == 404
    assert post(stranger, f"/budgets/{found.pk}/withdraw", {})[0] == 404
    ending = {"ends_before": "2026-12-01", "because": "decided"}
    status, held = post(signed_in(sam), f"/budgets/{found.pk}/end", ending)
    assert (status, held["code"]) == (409, "held")
    status, done = post(signed_in(sam), f"/budgets/{found.pk}/end", ending | {"because": "wish"})
    assert (status, done["state"]) == (200, "ended")
