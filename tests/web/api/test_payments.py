"""Paying by program: the same actions, the same two people, the same refusals."""

import base64

import pytest

from sayso.foundation.access import clock
from sayso.web.api import site
from tests.factories import payments as made
from tests.factories.casework import somebody
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
KEY = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b04"
DAYS = {"period_starts_on": "2026-11-16", "period_ends_before": "2026-12-14", "pays_on": "2026-11-23"}
PAYEE = {
    "paid_to": "bank",
    "name_on_account": "Ana Marsh",
    "sort_code": "04-05-06",
    "account_number": "12345678",
    "told_how": "She read it from her card.",
}


@pytest.fixture
def desk(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(site, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere
    return made.a_desk(now)


@pytest.fixture
def ana(now, desk):
    key = somebody(now=now, name="Ana Marsh")
    made.a_budget(key, now=now)
    return key


def post(who, path, said):
    answer = signed_in(who).post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


def test_two_people_pay_her_and_the_bank_answers(now, desk, ana):
    status, payee = post(desk.ruta, f"/people/{ana}/bank-details", PAYEE)
    assert status == 201
    sure = {"person": str(ana), "checked_how": "Rang her."}
    path = f"/bank-details/{payee['key']}/confirm"
    assert post(desk.ruta, path, sure)[1]["code"] == "not_permitted"
    assert post(desk.pat, path, sure)[0] == 201

    status, run = post(desk.pat, "/payment-runs", DAYS | {"key": KEY})
    assert status == 201
    assert post(desk.pat, "/payment-runs", DAYS | {"key": KEY}) == (201, run), "sent twice, it is one"
    status, told = post(desk.pat, "/payment-runs", DAYS)
    assert (status, list(told["fields"])) == (422, ["period_starts_on"])
    path = f"/payment-runs/{run['key']}"
    assert post(desk.pat, path + "/check", {"looked_at": "All."})[1]["code"] == "not_permitted"
    assert post(desk.finn, path + "/file", {})[1]["code"] == "wrong_state"
    assert post(desk.finn, path + "/check", {"looked_at": "All of it."})[0] == 201
    status, file = post(desk.finn, path + "/file", {})
    assert status == 201
    assert post(desk.finn, path + "/file", {}) == (201, file), "made already: the very same"
    assert post(desk.finn, path + "/sent", {})[0] == 201

    reference = base64.b64decode(file["content"]).split(b"<EndToEndId>")[1].split(b"<")[0].decode()
    made.a_source(desk)
    wrong = base64.b64encode(made.a_file(("31/11/2026", "FEE", "-5.00"))).decode()
    status, told = post(desk.pat, "/statements", {"source": "Our bank", "content": wrong})
    assert (status, list(told["fields"])) == (422, ["line 2"])
    paid = base64.b64encode(made.a_file(("20/11/2026", reference, "-340.00"))).decode()
    status, told = post(desk.pat, "/statements", {"source": "Our bank", "content": paid})
    assert (status, told["new"], told["placed"], told["is_repeat"]) == (201, 1, 1, False)
    assert post(desk.pat, "/statements", {"source": "Our bank", "content": paid})[1]["is_repeat"]
    assert post(desk.pat, "/statements", {"source": "None", "content": paid})[0] == 422
    assert post(desk.pat, "/statements", {"source": "Our bank", "content": "§"})[0] == 422

    runs = signed_in(desk.finn).get("/api/payment-runs").json()
    assert [(one["state"], one["total_pence"]) for one in runs] == [("settled", 34_000)]
    mine = signed_in(a_login_of(ana, "person", now=now)).get("/api/my-money").json()
    assert (mine["spent_pence"], mine["promised_pence"]) == (40_000, 480_000)
    assert [(one["pence"], one["state"]) for one in mine["payments"]] == [(34_000, "settled")]
    bea = a_login_of(somebody(now=now, name="Bea Marsh"), "carer", now=now)
    assert signed_in(bea).get("/api/my-money").json()["payments"] == []


def test_digits_that_are_none_are_told_by_field(desk, ana):
    wrong = PAYEE | {"sort_code": "04", "account_number": "x"}
    status, told = post(desk.finn, f"/people/{ana}/bank-details", wrong)
    assert status == 422
    assert set(told["fields"]) == {"sort_code", "account_number"}
