"""Time away on the pages and by the API: the colleague acts, the person reads whom to ring, nobody else."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.models import Subject, User
from tests.factories.casework import a_note, a_task, a_team, allocated, away
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db
DAYS = {
    f"{name}_{part}": value
    for name, day in (("first_day", "1"), ("last_day", "14"))
    for part, value in (
        ("day", day),
        ("month", "12"),
        ("year", "2026"),
    )
}


@pytest.fixture
def on(monkeypatch):
    """Return a way to let the one clock stand at nine on a day."""

    def stand(day):
        at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/London"))
        monkeypatch.setattr(clock, "now", lambda: at)

    return stand


@pytest.mark.requirement("B-17")
def test_time_away_from_the_form_to_the_last_day_on_the_pages(now, on, sam, stefan, signed_in):
    kit = a_login("social-worker", now=now, name="Kit Ames", team=a_team())
    other = a_login("social-worker", now=now, name="Una Bell", team=a_team())
    User.objects.filter(pk=kit.pk).update(telephone="01632 960 411")
    himself = a_login("person", now=now)
    User.objects.filter(pk=himself.pk).update(subject=Subject.objects.get(pk=stefan))
    allocated(stefan, sam, now=now)
    a_task(stefan, by=sam, now=now, due_on=date(2026, 12, 2))
    saved = signed_in(sam).post(
        reverse("set_absence"), DAYS | {"worker": str(sam.pk), "covers": str(kit.pk), "also": ""}
    )
    assert saved.status_code == 303
    page = signed_in(sam).get(saved["Location"]).content.decode()
    assert "Kit Ames" in page
    assert "Kit Ames" in signed_in(sam).get(reverse("absences")).content.decode()
    record = reverse("person_record", args=[stefan])
    told = {}
    for day in (date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 14), date(2026, 12, 15)):
        on(day)
        kits = signed_in(kit)
        told[day.day] = (
            kits.get(record).status_code,
            "You stand in for a colleague" in kits.get(reverse("my_day")).content.decode(),
            "For Sam Whitlock, who is away" in kits.get(reverse("my_day")).content.decode(),
            "01632 960 411" in signed_in(himself).get(reverse("own_home")).content.decode(),
        )
    assert told == {
        30: (302, False, False, False),
        2: (200, True, True, True),
        14: (200, True, True, True),
        15: (302, False, False, False),
    }
    on(date(2026, 12, 2))
    assert "Kit Ames stands in" in signed_in(sam).get(record).content.decode()
    assert "You are away until" in signed_in(sam).get(reverse("my_day")).content.decode()
    sheet = signed_in(sam).get(reverse("duty_sheet", args=[stefan])).content.decode()
    assert "Ask for Kit Ames" in sheet
    made = saved["Location"].split("/")[2]
    for name in ("change_absence", "cover_one", "end_absence"):
        assert signed_in(other).post(reverse(name, args=[made]), {}).status_code == 404


def test_a_manager_changes_names_one_and_ends_it_on_the_pages(now, on, sam, stefan, signed_in, looking):
    max_ = a_login("manager", now=now, name="Max Hale", team=a_team())
    kit = a_login("social-worker", now=now, name="Kit Ames", team=a_team())
    allocated(stefan, sam, now=now, manager=max_)
    task = a_task(stefan, by=sam, now=now)
    a_note(stefan, by=sam, now=now)
    made = away(sam, now.date(), date(2026, 12, 14), now=now, by=max_)
    desk = signed_in(max_)
    assert "Say who stands in" in desk.get(reverse("team_tray")).content.decode()
    answer = desk.post(reverse("change_absence", args=[made.pk]), DAYS | {"covers": "", "seen_version": "0"})
    assert answer.status_code == 409
    bad = DAYS | {"last_day_day": "1", "last_day_month": "11", "covers": str(kit.pk), "seen_version": "1"}
    answer = desk.post(reverse("change_absence", args=[made.pk]), bad)
    assert answer.status_code == 422
    one = {"person": str(stefan), "cover": str(kit.pk)}
    assert desk.post(reverse("cover_one", args=[made.pk]), one).status_code == 303
    assert "Kit Ames" in desk.get(reverse("absence", args=[made.pk])).content.decode()
    finish = reverse("finish_task", args=[task.pk])
    assert "Take it on" in signed_in(kit).get(finish).content.decode()
    assert signed_in(kit).post(reverse("take_task", args=[task.pk]), {}).status_code == 303
    notes = reverse("notes", args=[stefan])
    assert "had eaten" in signed_in(kit).get(notes).content.decode()
    assert desk.post(reverse("end_absence", args=[made.pk]), {}).status_code == 303
    assert signed_in(kit).get(finish).status_code == 200, "taken on, and still theirs"
    assert "had eaten" not in signed_in(kit).get(notes).content.decode()


@pytest.mark.requirement("B-17")
def test_a_program_does_the_same_as_the_pages(now, sam, stefan, signed_in):
    kit = a_login("social-worker", now=now, name="Kit Ames", team=a_team())
    carer = a_login("carer", now=now)
    allocated(stefan, sam, now=now)
    task = a_task(stefan, by=sam, now=now)
    days = {"first_day": "2026-11-20", "last_day": "2026-12-14"}

    def post(who, path, **said):
        return signed_in(who).post(f"/api{path}", said, content_type="application/json")

    made = post(sam, "/time-away", **days, covers=[str(kit.pk)])
    assert made.status_code == 201, made.content
    key = made.json()["key"]
    assert [one["key"] for one in signed_in(kit).get("/api/my-tasks").json()] == [str(task.pk)]
    assert [one["key"] for one in signed_in(kit).get("/api/time-away").json()] == [key]
    assert post(kit, "/time-away", **days, worker=str(sam.pk)).status_code == 403
    assert post(kit, f"/time-away/{key}/end").status_code == 403
    assert post(carer, "/time-away", **days).status_code == 403
    assert post(sam, "/time-away", **days, covers=[str(carer.pk)]).status_code == 422
    named = {"person": str(stefan), "cover": str(kit.pk)}
    assert post(sam, f"/time-away/{key}/one-person", **named).status_code == 200
    stale = post(sam, f"/time-away/{key}", **days, covers=[], seen_version=7)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert post(sam, f"/time-away/{key}", **days, covers=[]).json()["covers"] == []
    assert post(sam, f"/time-away/{key}/end").status_code == 200
    assert signed_in(kit).get("/api/my-tasks").json() == []
    assert post(sam, f"/time-away/{key}/end").status_code == 409
