"""Workers note a child and pass them on from their day; on the adults' own pages there is nothing of it."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.journey.safeguarding.models import ChildAtHome
from tests.factories.logins import a_login
from tests.journey.planning.conftest import the_cast
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
NAME = "Zebedee"
SAID = {
    "called": NAME,
    "age_band": "11_to_15",
    "helps": "yes",
    "tasks": ["medicines"],
    "harm": "likely",
    "harm_words": "Gives insulin alone.",
}
OWN = ("own_home", "my_timeline", "my_copy", "my_plan", "my_tasks")


@pytest.fixture
def cast(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    return the_cast(now)


def own_world(cast):
    """Return every page, file and door of each of the two that could tell of it."""
    seen = []
    for login, key in ((cast.herself, cast.ana), (cast.hers, cast.bea)):
        client = signed_in(login)
        seen += [plain(client.get(reverse(name)).content.decode()) for name in OWN]
        seen += [client.get(reverse("my_copy_file", args=[form])).content for form in ("json", "html")]
        for door in ("/api/me", "/api/my-copy", f"/api/people/{key}/children"):
            answer = client.get(door)
            seen.append((answer.status_code, answer.content))
        seen.append(client.get(f"/api/people?q={NAME}").content)
    return seen


@pytest.mark.requirement("B-37")
def test_sam_notes_a_young_carer_tells_childrens_services_that_day_and_the_family_reads_nothing(
    now, looking, cast
):
    own_world(cast)  # to take a copy leaves a trace of its own
    before = own_world(cast)
    sam, keys = signed_in(cast.sam), [cast.ana]
    assert sam.post(reverse("note_child", args=keys), SAID | {"called": ""}).status_code == 422
    assert sam.post(reverse("note_child", args=keys), SAID).status_code == 303
    with looking(cast.sam):
        child = ChildAtHome.objects.get()
    day = read(cast.sam, "my_day")
    assert "Tell children’s services today" in day
    assert NAME not in day
    night = a_login("out-of-hours", now=now)
    duty = read(night, "duty")
    assert "Tell children’s services today" in duty
    assert NAME not in duty
    assert NAME in read(cast.sam, "person_record", cast.ana)
    page = read(cast.sam, "children_at_home", cast.ana)
    assert "Giving medicines".lower() in page
    assert "To do: Tell children’s services today." in page
    assert "today" in page.lower()
    passed = {"to_whom": "Duty worker, front door", "sent": "Zebedee gives insulin alone."}
    assert sam.post(reverse("pass_child_on", args=[cast.ana, child.child]), passed).status_code == 303
    assert "Tell children’s services today" not in read(night, "duty")
    page = read(cast.sam, "children_at_home", cast.ana)
    assert "Duty worker, front door" in page
    assert "Zebedee gives insulin alone." in page
    assert own_world(cast) == before
    assert NAME not in read(cast.herself, "who_looked")
    assert read(cast.sam, "duty_sheet", cast.ana).count(NAME) == 0, "paper gets lost"


@pytest.mark.requirement("B-37")
def test_a_program_does_the_same_and_nobody_else_finds_the_door(now, cast):
    sam, door = signed_in(cast.sam), f"/api/people/{cast.ana}/children"
    told = sam.post(door, SAID, content_type="application/json")
    assert told.status_code == 201
    (child,) = sam.get(door).json()
    assert (child["due"], child["due_on"], child["called"]) == ("child_referred", "2026-11-20", NAME)
    sent = {"to_whom": "Duty worker", "sent": "Gives insulin alone."}
    passed = sam.post(f"{door}/{child['child']}/passed", sent, content_type="application/json")
    assert passed.status_code == 201
    answer = sam.post(
        f"{door}/passed/{passed.json()['key']}/answer",
        {"words": "We visit on Monday."},
        content_type="application/json",
    )
    assert answer.status_code == 200
    told = sam.post(f"{door}/{child['child']}/told", {"kind": "wants"}, content_type="application/json")
    assert told.status_code == 201
    (child,) = sam.get(door).json()
    assert (child["due"], child["passed"][0]["answer"], child["told"]) == (
        "",
        "We visit on Monday.",
        ["wants"],
    )
    changed = SAID | {"child": child["child"], "seen": child["row"], "harm": "not_likely"}
    assert sam.post(door, changed, content_type="application/json").status_code == 201
    assert sam.post(door, changed, content_type="application/json").status_code == 409
    for login in (cast.herself, cast.hers):
        assert signed_in(login).get(door).status_code == 403
        assert signed_in(login).get(reverse("children_at_home", args=[cast.ana])).status_code == 403
    assert signed_in(a_login("manager", now=now)).get(door).status_code == 404
