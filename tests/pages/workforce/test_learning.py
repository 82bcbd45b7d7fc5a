"""The lesson on partnerships: who is late sees it, does it, and it stands in the record and the report."""

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from sayso.council.workforce.models import LessonDone
from sayso.council.workforce.queries import LESSONS
from sayso.foundation.access.models import Team
from sayso.foundation.access.viewer import viewing
from tests.factories.logins import a_login
from tests.factories.policy import a_value
from tests.pages.home.signing_in import signed_in

pytestmark = pytest.mark.django_db
LESSON = LESSONS["partnerships"]
LINE = f"A lesson: {LESSON.title} . 10 minutes for you. It was asked by Sunday 8 November."
KEY = "7d1c9d38-6d9a-4a40-9b0a-6f0a7a0f5a11"
END = reverse("finish_lesson", args=["partnerships"])


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())).replace("&#x27;", "'")


def step(client, number, **asked):
    return client.get(reverse("lesson_step", args=["partnerships", number]), asked)


@pytest.fixture
def team(now, monkeypatch):
    """A team of which the council asks the lesson within a week: Sam and Priya are late, Ben is a broker."""
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    north, south = Team.objects.create(name="North"), Team.objects.create(name="South")
    admin = a_login("admin", now=now)
    with transaction.atomic(), viewing(admin, at=now):
        a_value("lesson_days_partnerships", 7, by=admin, at=now, starts_on=date(2026, 11, 1))
    return {
        "sam": a_login("social-worker", now=now, name="Sam", team=north),
        "priya": a_login("assessor", now=now, name="Priya", team=north),
        "ben": a_login("broker", now=now, name="Ben", team=north),
        "max": a_login("manager", now=now, name="Max", team=north),
        "sue": a_login("social-worker", now=now, name="Sue of the South", team=south),
        "meg": a_login("manager", now=now, name="Meg", team=None),
    }


@pytest.mark.requirement("S0-14")
def test_who_is_late_sees_it_does_it_and_it_stands_in_the_record_and_the_teams_report(team):
    sam, manager = signed_in(team["sam"]), signed_in(team["max"])
    assert words(sam.get(reverse("my_day"))).count(LINE) == 1
    assert LINE not in words(signed_in(team["ben"]).get(reverse("my_day")))
    before = words(sam.get(reverse("learning")))
    assert "Late. It was asked by Sunday 8 November." in before
    assert "Nothing yet" in before
    report = words(manager.get(reverse("team_learning")))
    assert "0 of 3 lessons asked for are done. 3 are late." in report

    for number in range(1, len(LESSON.steps) + 1):
        assert LESSON.steps[number - 1].title in words(step(sam, number))
    shown = sam.get(END)
    key = re.search(r'name="form_key" value="([^"]+)"', shown.content.decode())[1]
    for _ in range(2):  # pressed twice, it is kept once
        assert sam.post(END, {"form_key": key})["Location"] == reverse("learning")

    assert LessonDone.objects.filter(login=team["sam"], lesson="partnerships", edition=1).count() == 1
    after = words(sam.get(reverse("learning")))
    assert "Done. On 20 November 2026. It is asked again by 20 November 2028." in after
    assert f"{LESSON.title} 1 20 November 2026" in after
    assert LINE not in words(sam.get(reverse("my_day"), {"until": "week"}))
    report = words(manager.get(reverse("team_learning")))
    assert "North. 1 of 3 lessons asked for are done. 2 are late." in report
    assert report.index("Priya") < report.index("Sam")
    assert "Sue of the South" not in report
    assert "Ben" not in report


@pytest.mark.requirement("S0-14")
def test_the_api_gives_the_same_to_the_same_people_and_takes_a_retry_once(team):
    sam, manager = signed_in(team["sam"]), signed_in(team["max"])
    (mine,) = sam.get("/api/learning").json()["asked"]
    assert (mine["place"], mine["due_on"]) == ("overdue", "2026-11-08")
    lesson = sam.get("/api/lessons/partnerships").json()
    assert [one["title"] for one in lesson["steps"]] == [one.title for one in LESSON.steps]
    done = [
        sam.post("/api/lessons/partnerships/done", {"key": KEY}, content_type="application/json")
        for _ in range(2)
    ]
    assert [one.status_code for one in done] == [201, 201]
    assert done[0].json() == done[1].json()
    told = sam.get("/api/learning").json()
    assert [(one["place"], one["edition"]) for one in told["asked"]] == [("done", 1)]
    assert [set(one) for one in told["done"]] == [{"lesson", "title", "edition", "done_at"}]
    report = [(one["name"], one["place"]) for one in manager.get("/api/team-learning").json()]
    assert report == [("Max", "overdue"), ("Priya", "overdue"), ("Sam", "done")]
    assert sam.get("/api/team-learning").status_code == 403
    wrong = sam.post("/api/lessons/juggling/done", {}, content_type="application/json")
    assert (wrong.status_code, wrong.json()["code"]) == (404, "not_found")


def test_an_answer_is_explained_whichever_it_is_and_is_kept_nowhere(team):
    sam = signed_in(team["sam"])
    number = next(at for at, one in enumerate(LESSON.steps, 1) if one.question)
    question = LESSON.steps[number - 1].question
    assert "Go on without answering" in words(step(sam, number))
    for at, one in enumerate(question.answers, 1):
        shown = words(step(sam, number, asked=1, answer=at))
        assert ("That fits" in shown) is one.fits
        assert ("Think about this one again" in shown) is not one.fits
        assert all(other.because in shown for other in question.answers)
    missed = step(sam, number, asked=1)
    assert missed.status_code == 422
    assert "Choose an answer, or go on without one" in words(missed)
    assert step(sam, number, asked=1, answer="9").status_code == 422
    assert not LessonDone.objects.exists()


def test_what_is_not_there_is_said_kindly(team):
    sam = signed_in(team["sam"])
    assert step(sam, 99).status_code == 404
    assert sam.get(reverse("lesson_step", args=["juggling", 1])).status_code == 404
    assert sam.post(reverse("finish_lesson", args=["juggling"])).status_code in (404, 422)
    assert "Your sign-in is in no team" in words(signed_in(team["meg"]).get(reverse("team_learning")))


def test_a_learner_lands_on_what_there_is_to_learn(now, team):
    learner = signed_in(a_login("learner", now=now))
    landed = learner.get(reverse("home"), follow=True)
    assert landed.redirect_chain[-1][0] == reverse("learning")
    assert "Your learning" in words(landed)
    assert step(learner, 1).status_code == 200
