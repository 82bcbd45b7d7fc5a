"""New sums for everybody by program: the same two people, the same refusals, and a trace of whom it names."""

import uuid
from datetime import date

import pytest
from django.db import transaction

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.charging import actions, tasks
from sayso.web.api import charge_runs, site
from tests.factories.casework import somebody
from tests.factories.charging import new_means, told
from tests.factories.logins import a_login
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
HERE = "/charge-runs"
GIVEN = {"why": "april", "starts_on": "2026-12-01"}


@pytest.fixture
def finn(now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(site, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere
    return a_login("finance", now=now, name="Finn Dacre")


@pytest.fixture
def fay(now):
    return a_login("finance", now=now, name="Fay Orme")


@pytest.fixture
def two(now, finn):
    """Keep a sum for Ana, at the benefit's old rate, and one for Una, whom nobody asked enough."""
    ana, una = (somebody(now=now, name=name) for name in ("Ana Marsh", "Una Lee"))
    benefit = {"kind": "attendance_allowance", "amount_pence": 11_040, "period": "week"}
    pension = {"kind": "state_pension", "amount_pence": 23_025, "period": "week"}
    income = {"items": [pension, benefit]}
    day = date(2025, 11, 1)
    items = [
        new_means(ana, now, starts_on=day, answers=told(age={"age": 77}, income=income)),
        new_means(una, now, starts_on=day, answers=told(household=None)),
    ]
    with transaction.atomic(), viewing(finn, at=now):
        actions.assess_means(items=items, by=finn, at=now)
    return ana, una


def get(who, path=""):
    answer = signed_in(who).get(f"/api{HERE}{path}")
    return answer.status_code, answer.json()


def post(who, path, said):
    answer = signed_in(who).post(f"/api{HERE}{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


def test_one_makes_a_run_another_approves_it_and_both_read_how_far_it_is(
    now, looking, finn, fay, two, monkeypatch
):
    ana, una = two
    key = str(uuid.uuid4())
    status, made = post(finn, "", GIVEN | {"key": key})
    assert status == 201
    assert post(finn, "", GIVEN | {"key": key}) == (201, made), "sent twice, it is one"
    there = f"/{made['key']}"
    status, told_of = post(finn, "", GIVEN)
    assert (status, told_of["code"]) == (409, "wrong_state"), "one run of a day is alive"
    assert [(one["key"], one["is_mine"]) for one in get(finn)[1]] == [(made["key"], True)]
    status, run = get(fay, there)
    assert (status, run["state"], run["people"], run["closed"], run["is_mine"]) == (200, "dry", 2, 0, False)
    assert (run["known_first"] + run["more"] + run["same"] + run["less"], run["unknown"]) == (1, 1)
    assert run["waits_for"] == [{"missing": "household", "people": 1}]
    assert run["risen"] == 1
    assert (run["far"], run["letters"], run["without_a_sum"]) == ({"waiting": 1, "left": 1}, {}, 0)

    monkeypatch.setattr(charge_runs, "MOST_LINES", 1)
    _, first = get(fay, f"{there}/lines")
    _, last = get(fay, f"{there}/lines?after={first['after']}")
    assert last["after"] is None
    lines = {one["person"]: one for one in first["lines"] + last["lines"]}
    assert lines.keys() == {str(ana), str(una)}
    hers = lines[str(una)]
    assert (hers["after_pence_a_week"], hers["state"], hers["left_because"]) == (None, "left", "unknown")
    assert hers["missing"] == ["household"]
    assert lines[str(ana)]["after_pence_a_week"] is not None
    rose = [(one["kind"], one["before_pence"], one["after_pence"]) for one in lines[str(ana)]["rose"]]
    assert ("attendance_allowance", 11_040, 11_460) in rose
    with looking(a_login("auditor", now=now)):
        looks = AuditEvent.objects.filter(action="looked.api_charge_run_lines", actor_id=fay.pk)
        assert {person for one in looks for person in one.people} == {ana, una}

    status, refused = post(finn, f"{there}/approve", {"looked_at": "All of it."})
    assert (status, refused["code"]) == (403, "not_permitted"), "whoever made it does not approve it"
    status, refused = post(fay, f"{there}/approve", {"looked_at": " "})
    assert (status, list(refused["fields"])) == (422, ["looked_at"])
    assert post(fay, f"{there}/letters", {})[0] == 409
    assert post(fay, f"{there}/approve", {"looked_at": "Two sums."})[0] == 201
    assert post(fay, f"{there}/approve", {"looked_at": "Again."})[0] == 409
    assert post(fay, f"{there}/withdraw", {"because": "Too late."})[0] == 409
    tasks.go_on(made["key"], fay, now)
    run = get(finn, there)[1]
    assert (run["state"], run["looked_at"], run["far"]) == ("done", "Two sums.", {"done": 1, "left": 1})
    assert post(finn, f"{there}/letters", {})[0] == 201
    assert get(finn, there)[1]["letters"] == {"": 1}


def test_a_run_is_withdrawn_with_a_reason_and_what_cannot_be_is_said(now, finn, two):
    status, refused = post(finn, "", {"why": "april", "starts_on": "2025-12-01"})
    assert (status, list(refused["fields"])) == (422, ["starts_on"])
    assert post(finn, "", {"why": "weather", "starts_on": "2026-12-01"})[0] == 422
    made = post(finn, "", {"why": "policy", "starts_on": "2026-12-01"})[1]
    there = f"/{made['key']}"
    status, refused = post(finn, f"{there}/withdraw", {"because": ""})
    assert (status, list(refused["fields"])) == (422, ["because"])
    assert post(finn, f"{there}/withdraw", {"because": "An amount was confirmed."})[0] == 201
    run = get(finn, there)[1]
    assert (run["state"], run["withdrawn_because"]) == ("withdrawn", "An amount was confirmed.")
    nowhere = f"/{uuid.uuid4()}"
    assert get(finn, nowhere)[0] == get(finn, f"{nowhere}/lines")[0] == 404
    assert post(finn, f"{nowhere}/approve", {"looked_at": "All."})[0] == 404
    assert post(finn, f"{nowhere}/withdraw", {"because": "None."})[0] == 404
    assert get(a_login("social-worker", now=now))[0] == 403
