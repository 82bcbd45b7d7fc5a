"""Needs by program: assess, decide, advocate, capacity and willingness; the same refusals as on the pages."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.assessment import tied
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, signed_in

pytestmark = pytest.mark.django_db
FOUND = {
    "standing": "adult",
    "assessed_on": "2026-11-20",
    "arises": True,
    "significant_impact": True,
    "outcomes": {"nutrition": "needs_help", "personal_hygiene": "takes_longer"},
}


@pytest.fixture
def sam(now, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


def post(login, path, said):
    answer = signed_in(login).post(f"/api{path}", said, content_type="application/json")
    return answer.status_code, answer.json()


def decided(login, ana, assessment, **changed):
    said = {
        "assessment": assessment,
        "finding": "eligible",
        "outcomes": ["nutrition", "personal_hygiene"],
        "reasons": "You cannot cook alone.",
    }
    return post(login, f"/people/{ana}/eligibility", said | changed)


@pytest.mark.requirement("J-57")
def test_assessed_decided_and_read_by_herself(now, sam, ana):
    status, kept = post(sam, f"/people/{ana}/assessments", FOUND)
    assert status == 201
    status, held = decided(sam, ana, kept["key"], reasons="")
    assert (status, held["reached"], held["held_by"]) == (201, "held", ["eligibility_no_reasons"])
    key = "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b07"
    first, again = (decided(sam, ana, kept["key"], key=key) for _ in range(2))
    assert first == again
    assert first[1]["reached"] == "decided"
    herself = a_login_of(ana, "person", now=now)
    open_to(herself, ana, Area.HEALTH, now=now)
    (mine,) = signed_in(herself).get("/api/my-assessments").json()
    assert mine["decided"]["reasons"] == "You cannot cook alone."
    assert signed_in(sam).get(f"/api/people/{ana}/assessments").json()[0]["decided"]["finding"] == "eligible"


@pytest.mark.requirement("S3-16")
def test_an_assessor_proposes_by_program_too(now, sam, ana):
    dev = a_login("assessor", now=now)
    for area in (Area.HEALTH, Area.PLAN, Area.WORK, Area.CONTACT):
        open_to(dev, ana, area, now=now)
    _, kept = post(sam, f"/people/{ana}/assessments", FOUND)
    status, found = decided(dev, ana, kept["key"])
    assert (status, found["reached"], found["held_by"]) == (201, "proposed", ["not_registered"])


def test_what_cannot_be_kept_is_told_by_its_field(sam, ana):
    _, kept = post(sam, f"/people/{ana}/assessments", FOUND)
    status, told = decided(sam, ana, kept["key"], outcomes=["flying"])
    assert (status, list(told["fields"])) == (422, ["outcomes"])
    record = {"to_decide": "Going home", "looked_on": "2026-11-20", "help_given": " "}
    status, told = post(sam, f"/people/{ana}/capacity", record)
    assert (status, list(told["fields"])) == (422, ["help_given"])
    status, kept = post(sam, f"/people/{ana}/capacity", record | {"help_given": "Pictures"})
    assert status == 201


@pytest.mark.requirement("B-27")
def test_an_advocate_is_asked_for_and_comes(sam, ana):
    asked = {"asked_of": "Northmere Voices", "asked_on": "2026-11-20"}
    status, kept = post(sam, f"/people/{ana}/advocates", asked)
    assert status == 201
    came = {"name": "Joy Adeyemi", "came_on": "2026-11-20"}
    assert post(sam, f"/people/{ana}/advocates/{kept['key']}", came)[0] == 200
    assert post(sam, f"/people/{ana}/advocates/{kept['key']}", came)[0] == 409


@pytest.mark.requirement("S0-07")
def test_a_carer_says_what_she_is_willing_to_do_and_takes_it_back(now, sam, ana):
    bea = somebody(now=now, name="Bea Marsh", seen_by=[sam])
    tied(bea, ana, by=sam, now=now)
    hers = a_login_of(bea, "carer", now=now)
    open_to(hers, bea, Area.PRIVATE, now=now)
    said = {"words": "Breakfast on Sundays", "adult": str(ana), "willing": "yes", "able": "yes"}
    status, kept = post(hers, "/my-willing", said)
    assert status == 201
    (stands,) = signed_in(hers).get("/api/my-willing").json()
    assert (stands["words"], stands["counts"]) == ("Breakfast on Sundays", False)
    assert post(sam, f"/people/{bea}/willing", said)[0] == 404, "Sam does not hold her account"
    assert signed_in(hers).delete(f"/api/my-willing/{kept['key']}").status_code == 200
    assert signed_in(hers).get("/api/my-willing").json() == []
