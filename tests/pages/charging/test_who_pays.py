"""Who pays, on the pages of a worker and of the person, and by program (B-32)."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.casework import actions as casework
from sayso.journey.casework.models import Task
from sayso.journey.casework.statuses import MetBy, Need, SaidYes
from sayso.journey.charging import queries
from sayso.journey.charging.models import Aftercare
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import lines_of, plan_of
from tests.factories import casework as made
from tests.factories.aftercare import an_aftercare, freed
from tests.factories.budget import agreed, prices
from tests.factories.charging import kept_means
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of, read, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-32", "B-33", "B-30")]


def day(name, said):
    year, month, of_month = said.split("-")
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": of_month}


TOLD = {
    "section": "3",
    **day("detained_on", "2025-11-10"),
    **day("left_on", "2026-03-02"),
    "lived_in": "another",
    "placed_by": "ours",
    "nhs_body": "NHS Lindenshire Integrated Care Board",
    "what": "Somebody to talk to",
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    prices(now=now)
    person = made.somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, person, Area.MONEY, now=now)
    a_finished_plan(person, by=sam, now=now)
    return person


@pytest.fixture
def tea(looking, sam, ana):
    with looking(sam):
        plan = plan_of(ana, StandingKind.ADULT, viewer=sam)
        return lines_of(plan, viewer=sam)[0].line


def post(login, name, *keys, **given):
    return signed_in(login).post(reverse(name, args=keys), given)


def test_a_right_is_written_down_parts_are_freed_and_one_body_alone_is_held(now, looking, sam, ana, tea):
    assert "No right to aftercare is written down" in read(sam, "who_pays", ana)
    assert post(sam, "record_aftercare", ana, **TOLD).status_code == 303
    page = read(sam, "who_pays", ana)
    assert "Not sure which council." in page
    assert "Mental Health Act 2025, section 46" in page
    assert "Has a right to aftercare since 2 March 2026" in read(sam, "person_record", ana)
    assert post(sam, "free_lines", ana, lines=[str(tea)], **day("starts_on", "2026-11-20")).status_code == 303
    assert "Tea at seven" in read(sam, "who_pays", ana)
    said = {"body": "council", "about": "all", "is_over": "yes", "reason": "Well."}
    assert post(sam, "say_on_aftercare", ana, **said, **day("reviewed_on", "2026-11-02")).status_code == 303

    over = {"about": "all", **day("ends_before", "2026-11-20")}
    held = post(sam, "end_aftercare", ana, **over)
    assert held.status_code == 409
    assert "One body alone cannot end it." in held.content.decode()
    said["body"] = "nhs"
    assert post(sam, "say_on_aftercare", ana, **said, **day("reviewed_on", "2026-11-02")).status_code == 303
    assert post(sam, "end_aftercare", ana, **over).status_code == 303
    with looking(sam):
        assert queries.aftercare_of(ana, viewer=sam) is None


def test_what_is_missing_is_said_with_what_was_typed_kept(sam, ana):
    page = post(sam, "record_aftercare", ana, **(TOLD | {"what": "", **day("left_on", "2025-01-01")}))
    assert page.status_code == 422
    assert "NHS Lindenshire" in page.content.decode()
    assert post(sam, "say_on_aftercare", ana, body="nhs").status_code == 422
    assert post(sam, "free_lines", ana, **day("starts_on", "2026-11-20")).status_code == 422


def test_she_reads_which_part_is_free_and_what_she_pays_for_the_rest(now, sam, ana, tea):
    agreed(ana, by=sam, now=now)
    kept_means(ana, by=a_login("finance", now=now), now=now)
    an_aftercare(ana, by=sam, now=now)
    freed(ana, tea, by=sam, now=now)
    page = read(a_login_of(ana, "person", now=now), "my_budget")
    assert "Free by law: nobody is asked to pay for it." in page
    assert "£36.00" in page
    assert "section 117" not in page, "why it is free stands with her health"


def test_whoever_may_not_read_health_finds_no_such_page(now, sam, ana):
    an_aftercare(ana, by=sam, now=now)
    other = a_login("social-worker", now=now)
    open_to(other, ana, Area.CONTACT, now=now)
    open_to(other, ana, Area.MONEY, now=now)
    for name in ("who_pays", "record_aftercare", "say_on_aftercare", "free_lines", "end_aftercare"):
        assert signed_in(other).get(reverse(name, args=[ana])).status_code == 404
    assert "aftercare" not in read(other, "person_record", ana).lower()


def test_by_program_it_is_the_same_and_charging_a_free_line_is_held(now, looking, sam, ana, tea):
    path = f"/api/people/{ana}/aftercare"
    told = {
        "section": "3",
        "detained_on": "2025-11-10",
        "left_on": "2026-03-02",
        "lived_in": "ours",
        "placed_by": "nobody",
        "nhs_body": "NHS Lindenshire",
        "what": "Somebody to talk to",
        "key": "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b05",
    }

    def send(end, said):
        answer = signed_in(sam).post(path + end, said, content_type="application/json")
        return answer.status_code, answer.json()

    assert signed_in(sam).get(path).json() == []
    assert send("", told) == send("", told) == (201, {"key": told["key"]})
    with looking(sam):
        assert Aftercare.objects.count() == 1
    assert send("/free", {"lines": [str(tea)], "starts_on": "2026-11-20"}) == (200, {"lines": [str(tea)]})
    status, held = send("/end", {"ends_before": "2026-11-20", "line": str(tea)})
    assert (status, held["code"]) == (409, "held")
    for body in ("council", "nhs"):
        said = {"body": body, "is_over": True, "reason": "Well.", "reviewed_on": "2026-11-02"}
        assert send("/said", said)[0] == 201
    [one] = signed_in(sam).get(path).json()
    assert one["wanting"] == []
    assert "Our council" in one["council"]
    assert send("/end", {"ends_before": "2026-11-20"}) == (200, {"lines": [str(tea)]})
    assert send("", told | {"what": " ", "key": None})[0] == 422


def test_the_nhs_takes_over_on_its_day_and_what_comes_back_is_hers_first(now, looking, sam, ana, tea):
    eligible = {
        "was_thought_of": "yes",
        "why": "Needs a nurse at night.",
        "decided": "eligible",
        **day("decided_on", "2026-11-16"),
        **day("eligible_from", "2026-11-01"),
    }
    assert post(sam, "record_nhs_care", ana, **eligible).status_code == 303
    over = {"lines": [str(tea)], **day("starts_on", "2026-11-27")}
    held = post(sam, "hand_to_nhs", ana, **over)
    assert held.status_code == 409
    assert "not a day less" in held.content.decode()
    takes_over = eligible | day("takes_over_on", "2026-11-27")
    assert post(sam, "record_nhs_care", ana, **takes_over).status_code == 303
    assert post(sam, "hand_to_nhs", ana, **over).status_code == 303
    page = read(sam, "who_pays", ana)
    assert "the NHS pays, from 27 November 2026" in page
    assert post(sam, "take_back_from_nhs", ana, **day("ends_before", "2026-12-24")).status_code == 303
    finn = a_login("finance", now=now)
    back = {"refund_pence": "448", "person_paid_pence": "98", "council_paid_pence": "350"}
    assert post(finn, "keep_nhs_refund", ana, **back, **day("came_on", "2026-11-20")).status_code == 303
    page = read(sam, "who_pays", ana)
    assert "£98.00 to Ana Marsh, £350.00 to the council" in page
    assert "until before 24 December 2026" in page
    assert post(sam, "record_nhs_care", ana, was_thought_of="no").status_code == 422


def test_a_move_out_waits_for_the_new_council_on_the_page_that_ends_a_budget(now, looking, sam, ana):
    one = agreed(ana, by=sam, now=now)
    lives = {
        "lives_in": "ours",
        "placed_by": "nobody",
        "council_name": "Lindenshire",
        "basis": "Has lived here for years.",
        **day("since", "1996-05-01"),
        **day("moves_out_on", "2026-12-07"),
        "moves_to": "Elsewhere",
    }
    assert post(sam, "record_residence", ana, **lives).status_code == 303
    assert "has not said from which day" in read(sam, "who_pays", ana)
    ending = {"because": "moved", **day("ends_before", "2026-12-10")}
    assert post(sam, "end_budget", ana, one.pk, **ending).status_code == 409
    taken = lives | day("taken_over_on", "2026-12-10")
    assert post(sam, "record_residence", ana, **taken).status_code == 303
    assert post(sam, "end_budget", ana, one.pk, **ending).status_code == 303
    assert post(sam, "record_residence", ana, **(lives | {"moves_to": ""})).status_code == 422


def test_who_comes_with_a_plan_has_it_started_that_day_before_any_assessment(now, looking, sam, ana):
    came = {
        "lives_in": "ours",
        "placed_by": "nobody",
        "council_name": "Lindenshire",
        "basis": "Her new flat.",
        **day("since", "2026-11-20"),
        **day("came_on", "2026-11-20"),
        "came_from": "Elsewhere",
        "has_old_plan": "on",
    }
    kept = post(sam, "record_residence", ana, **came)
    assert kept["Location"] == reverse("tonight", args=[ana]), "the next page starts what it names"
    assert "what it names has not begun here" in read(sam, "who_pays", ana)
    with looking(sam):
        tonight = casework.Tonight(
            needs=(Need.MOVING,), met_by=MetBy.PROVIDER, said_yes=SaidYes.YES, met_by_name="Meadow"
        )
        casework.start_urgent_support(person=ana, tonight=tonight, by=sam, at=now)
        waiting = Task.objects.filter(person_id=ana, done_at=None).values_list("asked", "due_on")
        assert ("assessment", now.date()) in waiting
        assert "start_old_plan" not in dict(waiting)
    assert "what it names has not begun here" not in read(sam, "who_pays", ana)
    again = post(sam, "record_residence", ana, **(came | {"basis": "Her flat, still."}))
    assert again["Location"] == reverse("who_pays", args=[ana])
    assert "what it names has not begun here" not in read(sam, "who_pays", ana), "it is asked for once"


def test_by_program_who_takes_over_is_the_same(now, looking, sam, ana, tea):
    finn = a_login("finance", now=now)

    def send(who, end, said):
        answer = signed_in(who).post(f"/api/people/{ana}/{end}", said, content_type="application/json")
        return answer.status_code, answer.json()

    care = {"was_thought_of": True, "why": "A nurse at night.", "decided": "eligible"}
    assert send(sam, "nhs-care", care)[0] == 422
    days = {"decided_on": "2026-11-16", "eligible_from": "2026-11-01", "takes_over_on": "2026-11-27"}
    assert send(sam, "nhs-care", care | days)[0] == 201
    [found] = signed_in(sam).get(f"/api/people/{ana}/nhs-care").json()
    assert (found["council_ends_before"], found["is_fast_track"]) == ("2026-11-27", False)
    over = {"lines": [str(tea)], "starts_on": "2026-11-26"}
    assert send(sam, "nhs-care/hand-over", over)[1]["code"] == "held"
    assert send(sam, "nhs-care/hand-over", over | {"starts_on": "2026-11-27"}) == (200, {"lines": [str(tea)]})
    assert send(sam, "nhs-care/take-back", {"ends_before": "2026-12-24"}) == (200, {"lines": [str(tea)]})
    back = {"came_on": "2026-11-20", "refund_pence": 448_01, "person_paid_pence": 98_00}
    assert send(finn, "nhs-refunds", back | {"council_paid_pence": 350_00})[0] == 422
    assert send(finn, "nhs-refunds", back | {"council_paid_pence": 350_01})[0] == 201
    lives = {"lives_in": "ours", "placed_by": "nobody", "council_name": "Lindenshire", "basis": "Here."}
    assert send(sam, "residence", lives | {"since": "1996-05-01"})[0] == 201
    [here] = signed_in(sam).get(f"/api/people/{ana}/residence").json()
    assert here["ours_ends_before"] is None
    assert send(sam, "residence", lives | {"since": "1996-05-01", "came_on": "2026-11-20"})[0] == 422
