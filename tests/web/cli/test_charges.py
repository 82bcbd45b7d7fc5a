"""`sayso charges`: a dry run made and withdrawn by the same actions as the pages; it approves nothing."""

import json
import uuid
from contextlib import nullcontext
from datetime import date

import pytest
from click.testing import CliRunner
from django.db import transaction

from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging import actions
from sayso.journey.charging.models import ChargeRun
from sayso.web.cli import charges, main
from tests.factories.casework import somebody
from tests.factories.charging import new_means, told
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
DAY = "2026-12-01"


@pytest.fixture
def finn(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(charges, "installation", lambda role: nullcontext())
    logins = {"finn": a_login("finance", now=now), "sam": a_login("social-worker", now=now)}
    for name, login in logins.items():
        User.objects.filter(pk=login.pk).update(email=f"{name}@example.test")
    return logins["finn"]


def keep(finn, now, *answers):
    """Keep a sum of last year for each of these answers."""
    given = [
        new_means(somebody(now=now, name=f"Person {at}"), now, starts_on=date(2025, 11, 1), answers=one)
        for at, one in enumerate(answers)
    ]
    with transaction.atomic(), viewing(finn, at=now):
        actions.assess_means(items=given, by=finn, at=now)


def call(*given, by="finn", as_json=True):
    line = ["charges", *map(str, given), "--as", f"{by}@example.test", *(["--json"] if as_json else [])]
    found = CliRunner().invoke(main, line)
    return found.exit_code, json.loads(found.stdout) if as_json else found.output


def test_a_dry_run_is_made_and_read_and_withdrawn_and_the_exit_code_says_what_is_not_known(now, finn):
    keep(finn, now, told(age={"age": 77}), told(household=None))
    assert call("runs", as_json=False) == (0, "There has been no run yet.\n")
    code, made = call("make", "--from", DAY)
    assert (code, made["state"], made["people"], made["unknown"]) == (3, "dry", 2, 1)
    assert made["waits_for"] == {"household": 1}
    assert call("run", made["run"]) == (0, made)
    code, words = call("run", made["run"], as_json=False)
    assert "2 people" in words
    assert "1 cannot be worked out" in words
    assert "household: 1" in words
    code, refused = call("make", "--from", DAY)
    assert (code, refused["refusal"]["code"]) == (3, "wrong_state"), "one run of a day is alive"
    code, refused = call("withdraw", made["run"], "--because", " ")
    assert (code, list(refused["refusal"]["fields"])) == (2, ["because"])
    assert call("withdraw", made["run"], "--because", "An amount was confirmed.")[1]["state"] == "withdrawn"
    assert call("withdraw", made["run"], "--because", "Again.")[0] == 3
    assert [one["state"] for one in call("runs")[1]["runs"]] == ["withdrawn"]
    assert "Withdrawn, and nothing changed" in call("runs", as_json=False)[1]


def test_with_every_sum_known_it_is_done_and_no_command_approves_it(now, finn):
    keep(finn, now, told(age={"age": 77}))
    code, made = call("make", "--from", DAY, "--why", "policy")
    assert (code, made["why"], made["unknown"]) == (0, "policy", 0)
    assert CliRunner().invoke(main, ["charges", "approve", made["run"]]).exit_code == 2
    assert ChargeRun.objects.get().approved_by is None


def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_kept(now, finn):
    code, refused = call("make", "--from", DAY)
    assert (code, list(refused["refusal"]["fields"])) == (2, ["starts_on"]), "there is nobody"
    assert call("make", "--from", "soon")[0] == 2
    for name, by in (("sam", "sam"), ("nobody", "nobody")):
        for given in (("make", "--from", DAY), ("runs",), ("run", uuid.uuid4())):
            code, refused = call(*given, by=by)
            assert (code, refused["refusal"]["code"]) == (3, "not_permitted"), (name, given)
    assert call("run", uuid.uuid4())[1]["refusal"]["code"] == "not_found"
    assert ChargeRun.objects.count() == 0
