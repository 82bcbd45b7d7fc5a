"""`sayso payments`: the same actions as the pages, with exit codes that a scheduler can read."""

import json
from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.journey.payments import actions
from sayso.journey.payments.models import PaymentRun
from sayso.web.cli import main, payments
from tests.factories import payments as made
from tests.factories.casework import somebody

pytestmark = pytest.mark.django_db
DAYS = ("--starts", "2026-11-16", "--pays-on", "2026-11-23")


@pytest.fixture
def desk(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(payments, "installation", lambda role: nullcontext())
    desk = made.a_desk(now)
    for login, email in ((desk.pat, "pat@example.test"), (desk.finn, "finn@example.test")):
        User.objects.filter(pk=login.pk).update(email=email)
    return desk


def call(*told, by="pat"):
    found = CliRunner().invoke(main, ["payments", *map(str, told), "--as", f"{by}@example.test", "--json"])
    return found.exit_code, json.loads(found.stdout)


def test_a_run_is_made_checked_by_another_and_filed_and_the_bank_answers(now, desk, tmp_path, looking):
    ana = somebody(now=now, name="Ana Marsh")
    made.a_budget(ana, now=now)
    made.a_payee(ana, desk)
    code, told = call("run", *DAYS)
    assert (code, told["state"], told["payments"], told["total_pence"]) == (0, "locked", 1, 34_000)
    assert told["ends_before"] == "2026-12-14", "four weeks, where nothing else is said"
    assert call("run", *DAYS)[0] == 2, "started again, it makes no second run"
    code, refused = call("file", told["run"], "--out", tmp_path)
    assert (code, refused["refusal"]["code"]) == (3, "wrong_state"), "nobody has checked it"

    desk.do(actions.approve_run, by=desk.finn, run=told["run"], looked_at="All of it.")
    code, file = call("file", told["run"], "--out", tmp_path, by="finn")
    assert code == 0
    first = next(tmp_path.iterdir()).read_bytes()
    assert b"<EndToEndId>" in first
    assert call("file", told["run"], "--out", tmp_path, by="finn")[1]["sha256"] == file["sha256"]
    assert next(tmp_path.iterdir()).read_bytes() == first

    desk.do(actions.mark_sent, by=desk.finn, run=told["run"])
    made.a_source(desk)
    reference = first.split(b"<EndToEndId>")[1].split(b"<")[0].decode()
    statement = tmp_path / "november.csv"
    statement.write_bytes(made.a_file(("20/11/2026", reference, "-340.00"), ("31/11/2026", "FEE", "-5.00")))
    code, wrong = call("import", statement, "--source", "Our bank")
    assert code == 2
    assert list(wrong["refusal"]["fields"]) == ["line 3"]
    statement.write_bytes(made.a_file(("20/11/2026", reference, "-340.00")))
    code, taken = call("import", statement, "--source", "Our bank")
    assert (code, taken["new"], taken["placed"], taken["is_repeat"]) == (0, 1, 1, False)
    code, taken = call("import", statement, "--source", "Our bank")
    assert (code, taken["new"], taken["is_repeat"]) == (0, 0, True)
    with looking(desk.finn):
        assert PaymentRun.objects.get(pk=told["run"]).state == "settled"


def test_somebody_held_out_is_told_by_the_exit_code(now, desk):
    made.a_budget(somebody(now=now, name="Ana Marsh"), now=now)
    code, told = call("run", *DAYS)
    assert (code, told["payments"], told["held_out"], told["state"]) == (3, 0, 1, "draft")


def test_what_cannot_be_is_refused_and_says_why(now, desk, tmp_path):
    code, told = call("run", "--pays-on", "2026-11-23")
    assert (code, list(told["refusal"]["fields"])) == (2, ["starts"])
    assert call("run", "--starts", "soon", "--pays-on", "2026-11-23")[0] == 2
    code, told = call("run", *DAYS, "--ends", "2026-11-02")
    assert (code, list(told["refusal"]["fields"])) == (2, ["period_ends_before"]), "it ends before it starts"
    assert PaymentRun.objects.count() == 0
    assert call("run", *DAYS, by="finn")[1]["refusal"]["code"] == "not_permitted"
    assert call("run", *DAYS, by="nobody")[1]["refusal"]["code"] == "not_permitted"
    assert call("import", tmp_path / "none.csv", "--source", "Our bank")[0] == 2
    assert call("file", "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b04", "--out", tmp_path)[0] == 3
