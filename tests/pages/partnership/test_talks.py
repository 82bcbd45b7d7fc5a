"""Signs on a worker's day, and the talks they open: on pages and by the API, by the council's thresholds."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.journey.partnership import queries
from sayso.journey.planning.queries import offers_for
from tests.factories import casework as made
from tests.factories import planning as planned
from tests.factories.logins import a_login
from tests.factories.partnership import checks_in, opens_private, the_two
from tests.factories.policy import a_value
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db
LINE = "Talk with each of the two, alone"
WHY = "We ask everybody from time to time how it goes"


@pytest.fixture
def two(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr("sayso.journey.partnership.facts.talks.is_in_turn", lambda *_, **__: False)
    return the_two(now)


def api(login, path: str, said: dict | None = None):
    client = signed_in(login)
    if said is None:
        return client.get(f"/api{path}")
    return client.post(f"/api{path}", said, content_type="application/json")


@pytest.mark.requirement("S0-10")
def test_tasks_past_the_councils_threshold_open_an_alert_for_the_worker_and_for_nobody_else(now, two):
    opens_private(two, two.ana, two.bea, now=now)
    draft = planned.a_draft(two.ana, by=two.ana_in, now=now)
    lines = [planned.a_line(draft, by=two.ana_in, now=now, hoped_for=two.bea) for _ in range(4)]
    planned.said_yes(draft, by=two.ana_in, now=now)
    for line in lines:
        planned.offered(line, two.bea, by=two.sam, now=now)
    with viewing(two.bea_in, at=now):
        offers = offers_for(two.bea, viewer=two.bea_in)
    for offer in offers:
        planned.answered(offer, by=two.bea_in, now=now)
    checks_in(two.beas, {"injury": "yes"}, by=two.bea_in, now=now)
    day = read(two.sam, "my_day")
    assert LINE in day, "four new things, and an injury: by our own threshold"
    assert WHY in day
    assert reverse("both_of_them", args=[two.ana, two.hers.pk]) in day
    admin = a_login("admin", now=now)
    with viewing(admin, at=now):
        a_value("sign_soon_more_tasks", 5, by=admin, at=now)
    assert LINE not in read(two.sam, "my_day"), "this council looks from five on"
    for word in ("injury", "hurt", "things more", "amber", "red"):
        assert word not in day.split(LINE)[1][:600]
    assert "Caring has hurt Bea." in read(two.sam, "both_of_them", two.ana, two.hers.pk)
    for login in (two.ana_in, two.bea_in):
        home = read(login, "own_home")
        assert LINE not in home
        assert "Caring has hurt" not in home


def test_a_review_is_asked_for_held_answered_and_ended_on_pages(now, two):
    made.allocated(two.bea, two.sam, now=now)
    opens_private(two, two.ana, two.bea, now=now)
    sam, anas, beas = signed_in(two.sam), [two.ana, two.hers.pk], [two.bea, two.beas.pk]
    assert "No talk is planned" in read(two.bea_in, "my_talks", two.beas.pk)
    assert sam.post(reverse("ask_for_talks", args=anas)).status_code == 303
    day = queries.next_day(two.hers, on=now.date())
    for login, side in ((two.ana_in, two.hers), (two.bea_in, two.beas)):
        shown = read(login, "my_talks", side.pk)
        assert f"{day.day} {day:%B %Y}" in shown
        assert "From time to time we ask everybody how it goes" in shown
    form = read(two.sam, "keep_talk", *beas)
    assert "How are your health, your work or study" not in form, "nothing opened it"
    assert (
        "How are your health, your work or study"
        in sam.get(reverse("keep_talk", args=beas) + "?all=1").content.decode()
    )
    said = {"alone": "yes", "together": "no", "gives": "I like our evenings."}
    said |= dict(
        zip(("talked_on_day", "talked_on_month", "talked_on_year"), ("20", "11", "2026"), strict=True)
    )
    wrong = sam.post(reverse("keep_talk", args=beas), said | {"talked_on_year": "2027"})
    assert (wrong.status_code, "I like our evenings." in wrong.content.decode()) == (422, True)
    assert sam.post(reverse("keep_talk", args=beas), said).status_code == 303
    early = sam.post(reverse("end_review", args=beas), {"nothing_because": "It goes well."})
    assert early.status_code == 409
    assert "One of the two has not been heard" in early.content.decode()
    assert "It goes well." in early.content.decode()
    mine = read(two.bea_in, "my_talks", two.beas.pk)
    assert "I like our evenings." in mine
    assert "I like our evenings." not in read(two.ana_in, "my_talks", two.hers.pk)
    (talk,) = api(two.bea_in, "/my-talks").json()
    right = reverse("answer_talk", args=[two.beas.pk, talk["talk"]])
    assert signed_in(two.bea_in).post(right, {"agrees": "no"}).status_code == 422
    assert signed_in(two.bea_in).post(right, {"agrees": "no", "words": "Not each one."}).status_code == 303
    assert "Not each one." in read(two.sam, "pair_talks", *beas)
    assert f"As {two.sam.name} wrote it down" in read(two.bea_in, "my_talks", two.beas.pk)
    assert sam.post(reverse("keep_talk", args=anas), said).status_code == 303
    unowned = sam.post(reverse("end_review", args=beas), {"done": "Find two nights."})
    assert (unowned.status_code, "Choose who does it" in unowned.content.decode()) == (422, True)
    assert sam.post(reverse("end_review", args=beas), {"nothing_because": "It goes well."}).status_code == 303
    watched = signed_in(two.bea_in)
    watched.post(reverse("hide_private"))
    assert watched.get(reverse("my_talks", args=[two.beas.pk])).status_code == 404


def test_the_same_by_the_api_and_nobody_has_a_door_to_the_other(now, two):
    opens_private(two, two.ana, two.bea, now=now)
    asked = api(two.sam, f"/people/{two.ana}/talks/ask", {"side": str(two.hers.pk)})
    assert asked.status_code == 201
    assert api(two.sam, f"/people/{two.ana}/talks/ask", {"side": str(two.hers.pk)}).status_code == 409
    talk = {
        "side": str(two.beas.pk),
        "talked_on": "2026-11-20",
        "alone": "yes",
        "answers": {"time": "Night."},
    }
    assert api(two.sam, f"/people/{two.bea}/talks", talk | {"answers": {"talks": "x"}}).status_code == 422
    assert api(two.sam, f"/people/{two.bea}/talks", talk).status_code == 201
    (kept,) = api(two.sam, f"/people/{two.bea}/pairs/{two.beas.pk}/talks").json()
    assert kept["answers"] == {"time": "Night."}
    (mine,) = api(two.bea_in, "/my-talks").json()
    assert mine == kept
    (hers,) = api(two.ana_in, "/my-talks").json()
    assert (hers["answers"], hers["talked_on"]) == ({}, None)
    ended = api(
        two.sam, f"/people/{two.bea}/talks/end", {"side": str(two.beas.pk), "nothing_because": "Well."}
    )
    assert (ended.status_code, ended.json()["code"]) == (409, "held")
    right = {"side": str(two.beas.pk), "agrees": True}
    assert api(two.bea_in, f"/my-talks/{mine['talk']}/right", right).status_code == 201
    assert api(two.ana_in, f"/my-talks/{mine['talk']}/right", right).status_code == 404
    assert api(two.ana_in, f"/people/{two.bea}/pairs/{two.beas.pk}/talks").status_code in (403, 404)
