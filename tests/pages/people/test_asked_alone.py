"""Coercion by either side: how somebody was asked at each place, and a private task with no trace of it.

Through page and API. Ana is asked while Bea stays in the room; and the same the other way round.
"""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions as assessment
from sayso.journey.people import actions as people
from sayso.journey.people import queries
from sayso.journey.people.statuses import Alone, AskedPlace, Means, Shareable
from tests.factories import casework as made
from tests.factories.assessment import a_new_conversation
from tests.factories.logins import open_to
from tests.factories.options import a_plan_line
from tests.factories.partnership import the_two
from tests.factories.planning import a_draft, a_line
from tests.factories.review import SETTLED
from tests.pages.home.signing_in import plain, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-28")]
THERE = {"alone": "no", "means": "telephone", "who_there": "Bea stayed in the room."}
DAY = {"20": "day", "11": "month", "2026": "year"}
OWN_PAGES = ("own_home", "my_timeline", "my_copy", "who_may_see")


def on_the_day(name):
    return {f"{name}_{part}": number for number, part in DAY.items()}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def two(now):
    two = the_two(now)
    for person in (two.ana, two.bea):
        made.allocated(person, two.sam, now=now)
        open_to(two.sam, person, Area.PRIVATE, now=now)
    return two


class Hand:
    """One sign-in's browser and program at once."""

    def __init__(self, login):
        self.client = signed_in(login)

    def page(self, name, *keys, **typed):
        return self.client.post(reverse(name, args=keys), typed).status_code

    def door(self, path, **said):
        return self.client.post(f"/api{path}", json.dumps(said), "application/json").status_code

    def gets(self, path):
        return self.client.get(f"/api{path}")


def test_at_each_place_somebody_there_opens_a_private_task_and_what_is_a_fact_is_kept(now, looking, two):
    sam, ana = Hand(two.sam), Hand(two.ana_in)
    line = a_plan_line(two.ana, by=two.sam, now=now).line
    api = f"/people/{two.ana}"

    def seen(place, alone="no", means="telephone"):
        """See that it is kept how she was asked, and that she is to be seen alone; then see her alone."""
        kept = sam.gets(f"{api}/how-asked").json()
        found = {(one["place"], one["alone"], one["means"]) for one in kept["asked"]}
        assert (place, alone, means) in found
        assert kept["to_see"]["due_on"] == str(now.date() + timedelta(days=7)), place
        assert sam.page("see_alone", two.ana, alone="yes", means="face", **on_the_day("asked_on")) == 303
        assert sam.gets(f"{api}/how-asked").json()["to_see"] is None

    assess = {"supporter": "not_needed", **on_the_day("assessed_on")}
    assert sam.page("assess_needs", two.ana, **assess, **THERE) == 303
    seen("assessment")
    assert sam.door(f"{api}/assessments", standing="adult", assessed_on=str(now.date()), how=THERE) == 201
    seen("assessment")

    shares = {"areas": ["plan"]}
    assert sam.page("record_sharing", two.ana, two.bea, **shares, **THERE) == 422, "ask her first, alone"
    seen("sharing")
    assert sam.door(f"{api}/sharing", other=str(two.bea), **shares, **THERE) == 422
    seen("sharing")
    assert sam.door(f"{api}/sharing", other=str(two.bea), **shares, **THERE | {"alone": "declined"}) == 200
    assert sam.door(f"{api}/sharing", other=str(two.bea), areas=[], **THERE) == 200, (
        "to stop is never refused"
    )
    seen("sharing")
    assert ana.page("change_sharing", two.bea, areas=["plan"], with_me="no") == 303
    seen("sharing", means="own_page")

    draft = a_draft(two.ana, by=two.sam, now=now)
    a_line(draft, by=two.sam, now=now)
    assert sam.page("hear_yes", two.ana, **THERE) == 409, "held, with the rule"
    seen("plan")
    assert sam.door(f"{api}/plan/yes", plan=str(draft.pk), **THERE) == 409
    seen("plan")
    assert ana.page("finish_my_plan", alone="no") == 409
    seen("plan", means="own_page")

    watched = SETTLED | {"seen_alone": "no", "asked_by": "video", "seen_alone_because": "Bea"}
    assert sam.page("hold_review", two.ana, "adult", **on_the_day("held_on"), **watched) == 303
    assert sam.page("review_deeper", two.ana, "adult", asked_by="video", seen_alone_because="Bea") == 303
    seen("review", means="video")

    choice = f"{api}/lines/{line}/did-you-choose"
    assert sam.door(choice, answer="yes", **THERE) == 201
    seen("choice")
    assert ana.door(choice, answer="yes", alone="declined") == 201
    seen("choice", "declined", "own_page")
    assert ana.page("did_you_choose", line, answer="yes", with_me="no") == 303
    seen("choice", means="own_page")

    level = {"task": "papers", "level": "alone"}
    typed = {"level": "alone", **THERE}
    assert sam.page("set_level", two.ana, "papers", **typed) == 422, "ask her alone"
    seen("level")
    assert sam.door(f"{api}/control/levels", **level, **THERE) == 422
    seen("level")
    assert sam.page("set_level", two.ana, "papers", **typed | {"alone": "yes", "who_there": ""}) == 303
    assert sam.door(f"{api}/control/levels", **level, alone="declined", means="video") == 201
    with looking(two.sam):
        found = {(one.alone, one.means) for one in queries.how_asked(two.ana, viewer=two.sam, most=99)}
    assert found >= {("yes", "telephone"), ("declined", "video")}
    with looking(two.sam):
        places = {one.place for one in queries.how_asked(two.ana, viewer=two.sam, most=99)}
    assert places == {"assessment", "sharing", "plan", "review", "choice", "level", "seen"}


def test_nothing_that_happened_waits_for_how_it_was_asked_and_nothing_known_is_asked_again(now, looking, two):
    sam = Hand(two.sam)
    assert 'name="alone"' in sam.client.get(reverse("assess_needs", args=[two.ana])).content.decode()
    assess = {"supporter": "not_needed", **on_the_day("assessed_on")}
    assert sam.page("assess_needs", two.ana, **assess) == 303, "not known is an answer"
    assert sam.gets(f"/people/{two.ana}/how-asked").json()["to_see"] is None
    with looking(two.sam):
        assessment.hold_conversation(conversation=a_new_conversation(two.ana, now), by=two.sam, at=now)
    assert 'name="alone"' not in sam.client.get(reverse("assess_needs", args=[two.ana])).content.decode()


@pytest.mark.parametrize("of", ["ana", "bea"])
def test_the_task_is_on_the_workers_day_and_on_no_page_or_door_of_either(now, looking, two, of):
    """Bea was there all through; and the same the other way round."""
    person, sam = getattr(two, of), Hand(two.sam)

    def world():
        got = []
        for login in (two.ana_in, two.bea_in):
            client = signed_in(login)
            got += [client.get(reverse(name)) for name in OWN_PAGES]
            for key in (two.ana, two.bea):
                got += [
                    client.get(reverse("see_alone", args=[key])),
                    client.get(f"/api/people/{key}/how-asked"),
                ]
        return [(one.status_code, plain(one.content.decode())) for one in got]

    for shares, other in ((two.ana_in, two.bea), (two.bea_in, two.ana)):
        with looking(shares):
            told = {"person": shares.subject_id, "with_person": other, "areas": list(Shareable)}
            people.share_areas(**told, by=shares, at=now)
    before = world()
    assert sam.door(f"/people/{person}/how-asked", **THERE) == 201
    assert world() == before
    day = sam.client.get(reverse("my_day"), {"until": "week"}).content.decode()
    assert "See them alone" in day
    page = sam.client.get(reverse("see_alone", args=[person])).content.decode()
    assert "Bea stayed in the room." in page
    assert "never say why" in page

    assert sam.page("see_alone", person, alone="no_more", **on_the_day("asked_on")) == 422, "write why"
    typed = {"alone": "no_more", "because": "She lives alone now.", **on_the_day("asked_on")}
    assert sam.page("see_alone", person, **typed) == 303
    assert "See them alone" not in sam.client.get(reverse("my_day"), {"until": "week"}).content.decode()
    assert sam.door(f"/people/{person}/see-alone/{person}/close", because="x") == 404


def test_nobody_answers_for_the_other_and_what_is_withdrawn_mid_page_never_was(now, looking, two):
    """Bea's sign-in sends Ana's own answers; then Ana takes back what Bea has open."""
    bea, unknown = Hand(two.bea_in), made.somebody(now=now, name="Roy Denham", seen_by=[two.sam])
    line = a_plan_line(two.ana, by=two.sam, now=now).line
    draft = a_draft(two.ana, by=two.ana_in, now=now)
    a_line(draft, by=two.ana_in, now=now)

    def tries(person):
        return [
            bea.page("did_you_choose", line, answer="yes"),
            bea.door(f"/people/{person}/lines/{line}/did-you-choose", answer="yes"),
            bea.door(f"/people/{person}/sharing", other=str(two.bea), areas=["plan"]),
            bea.gets(f"/people/{person}/sharing").status_code,
            bea.door(f"/people/{person}/plan/yes", plan=str(draft.pk), alone="yes"),
            bea.door(f"/people/{person}/plan/comments", plan=str(draft.pk), words="Let me see."),
        ]

    assert tries(two.ana) == [404] * 6
    with looking(two.ana_in):
        told = {"person": two.ana, "with_person": two.bea, "by": two.ana_in, "at": now}
        people.share_areas(areas=[Shareable.PLAN], **told)
    shown = reverse("shared_with_me", args=[two.ana])
    assert bea.client.get(shown).status_code == 200
    assert tries(two.ana) == [404] * 6, "to see a plan is not to speak for her"
    with looking(two.ana_in):
        people.stop_sharing(areas=[Shareable.PLAN], **told)
    gone, never = bea.client.get(shown), bea.client.get(reverse("shared_with_me", args=[unknown]))
    assert (gone.status_code, plain(gone.content.decode())) == (404, plain(never.content.decode()))
    assert tries(two.ana) == tries(unknown) == [404] * 6
    with looking(two.sam):
        assert queries.how_asked(two.ana, viewer=two.sam)[0].means == Means.OWN_PAGE
        assert {one.place for one in queries.how_asked(two.ana, viewer=two.sam)} == {AskedPlace.SHARING}
        assert {one.alone for one in queries.how_asked(two.ana, viewer=two.sam)} == {Alone.NOT_KNOWN}
