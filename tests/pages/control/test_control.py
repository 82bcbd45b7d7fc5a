"""Somebody holds their own support from their own page, and those who work with them read what follows."""

import uuid
from datetime import timedelta
from itertools import count

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.journey.control import queries
from sayso.journey.options import actions as options
from sayso.journey.purchasing.queries import waiting_orders
from tests.factories.casework import allocated
from tests.factories.logins import a_login
from tests.factories.options import a_service, agreed_money, imported, offer_named
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    ticks = count()  # each press is a second after the one before: the last is what stands
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(seconds=next(ticks)))


def sent(login, name, said=None, *keys):
    return signed_in(login).post(reverse(name, args=keys), said or {})


def day(login):
    return plain(signed_in(login).get(reverse("my_day")).content.decode())


def api(login, path, said=None):
    client = signed_in(login)
    answer = (
        client.get(f"/api{path}")
        if said is None
        else client.post(f"/api{path}", said, content_type="application/json")
    )
    return answer.status_code, answer.json()


@pytest.mark.requirement("S1-03")
def test_bills_are_held_for_her_and_she_chooses_alone_and_each_acts_as_set(now, looking, cast):
    allocated(cast.ana, cast.sam, now=now)
    agreed_money(cast.tea, by=cast.sam, now=now, way="direct_payment")
    imported(a_service("meadow"), by=a_login("broker", now=now), now=now)
    assert "You have not said." in read(cast.herself, "my_control")
    held = {"level": "held", "held_by": "council"}
    assert sent(cast.herself, "set_my_level", held, "bills").status_code == 303
    assert sent(cast.herself, "set_my_level", {"level": "alone"}, "choose").status_code == 303
    page = read(cast.herself, "my_control")
    assert "It is done for me: The council" in page
    assert "We take over what came as money." in page
    home = read(cast.herself, "own_home")
    assert "Paying bills and wages: this is done for you. You need do nothing." in home
    assert "The council arranges it" in read(cast.herself, "my_plan")
    assert "Set up what we hold for them: paying bills and wages" in day(cast.sam)
    assert "Agree the budget anew, with the ways as they want them now" in day(cast.sam)

    choosing = read(cast.sam, "person_choices", cast.ana)
    assert "They choose who comes themself, since 20 November 2026." in choosing
    assert "See the list with them" not in choosing
    offer = {"answer": str(offer_named("meadow").pk)}
    assert sent(cast.sam, "choose_for", offer, cast.ana, cast.tea.line).status_code == 422
    with looking(cast.herself):
        new = options.NewChoice(person=cast.ana, line=cast.tea.line, offer=offer_named("meadow").pk)
        options.choose(choice=new, by=cast.herself, at=now)
    assert "Place the order as they chose it: Meadow Home Care" in day(cast.sam)

    with looking(cast.sam):
        (level,) = queries.to_set_up([cast.ana], viewer=cast.sam)
    assert sent(cast.sam, "set_up_level", {}, cast.ana, level.pk).status_code == 303
    assert "Set up by Sam Whitlock." in read(cast.sam, "control_of", cast.ana)
    told = api(cast.herself, f"/people/{cast.ana}/control")[1]["levels"]
    assert {(one["task"], one["level"], one["held_by"]) for one in told} == {
        ("bills", "held", "council"),
        ("choose", "alone", None),
    }
    for login in (cast.hers, a_login("social-worker", now=now)):
        assert api(login, f"/people/{cast.ana}/control")[0] == 404
        level_told = {"task": "bills", "level": "alone", "alone": "yes"}
        assert api(login, f"/people/{cast.ana}/control/levels", level_told)[0] == 404
    because = {"task": "bills", "level": "held", "held_by": "council", "because": "diagnosis"}
    assert api(cast.sam, f"/people/{cast.ana}/control/levels", because)[0] == 422
    not_alone = {"task": "bills", "level": "alone", "alone": "no"}
    assert api(cast.sam, f"/people/{cast.ana}/control/levels", not_alone)[0] == 422


@pytest.mark.requirement("S1-03")
def test_she_is_reminded_and_whoever_helps_reads_that_one_task_until_it_changes(now, monkeypatch, cast):
    nothing = read(cast.hers, "people_i_help")
    helps = {"level": "supporter", "supporter": str(cast.bea), "how": "Read it to me.", "every_days": "7"}
    assert sent(cast.herself, "set_my_level", helps, "rota").status_code == 303
    assert "Read it to me." in read(cast.hers, "people_i_help")
    _, told = api(cast.hers, "/people-i-help")
    assert [(one["called"], one["task"], one["next_on"]) for one in told["tasks"]] == [
        ("Mum", "rota", "2026-11-27")
    ]
    assert "Say who works when" not in read(cast.herself, "own_home")
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=8))
    assert "Say who works when" in read(cast.herself, "own_home")
    _, told = api(cast.herself, f"/people/{cast.ana}/control")
    assert sent(cast.herself, "task_done", {}, told["levels"][0]["row"]).status_code == 303
    assert "Say who works when" not in read(cast.herself, "own_home")
    assert sent(cast.herself, "set_my_level", {"level": "alone"}, "rota").status_code == 409
    alone = {"level": "alone", "seen": told["levels"][0]["row"]}
    assert sent(cast.herself, "set_my_level", alone, "rota").status_code == 303
    assert read(cast.hers, "people_i_help") == nothing


@pytest.mark.requirement("S1-04")
def test_she_presses_pause_orders_wait_and_only_she_can_press_it(now, looking, cast):
    allocated(cast.ana, cast.sam, now=now)
    agreed_money(cast.tea, by=cast.sam, now=now)
    assert sent(cast.sam, "pause").status_code == 403
    assert api(cast.sam, f"/people/{cast.ana}/control/pause", {})[0] == 403
    for act in ("pause", "go-on", "hand-back", "take-back"):
        assert api(cast.hers, f"/people/{cast.ana}/control/{act}", {"alone": "yes"})[0] == 404
    key = str(uuid.uuid4())
    assert sent(cast.herself, "pause", {"form_key": key}).status_code == 303
    assert sent(cast.herself, "pause", {"form_key": key}).status_code == 303
    assert "You paused new orders on 20 November 2026." in read(cast.herself, "my_control")
    assert "You let new orders wait." in read(cast.herself, "my_timeline")
    assert "Read what they pressed: new orders wait" in day(cast.sam)
    order = {"provider": "Kindly", "starts_on_day": "23", "starts_on_month": "11", "starts_on_year": "2026"}
    held = sent(cast.sam, "place_order", order, cast.ana, cast.tea.line)
    assert held.status_code == 409
    assert "Nothing new is ordered for somebody while they let new orders wait." in plain(
        held.content.decode()
    )
    assert "<strong>Waits:</strong> Kindly." in read(cast.sam, "orders", cast.ana)
    given = {"line": str(cast.tea.line), "provider": "Meadow", "starts_on": "2026-11-23"}
    assert api(cast.sam, f"/people/{cast.ana}/orders", given)[1]["code"] == "held"
    page = read(cast.sam, "orders", cast.ana)
    assert "<strong>Waits:</strong> Meadow." in page
    assert "They paused new orders" in page
    assert "Place the order that waited" not in day(cast.sam)
    assert sent(cast.herself, "go_on").status_code == 303
    assert "Place the order that waited, or put it aside" in day(cast.sam)
    with looking(cast.sam):
        one, other = waiting_orders([cast.ana], viewer=cast.sam)
    assert sent(cast.sam, "waiting_order", {"then": "place"}, cast.ana, one.pk).status_code == 303
    assert sent(cast.sam, "waiting_order", {"then": "aside"}, cast.ana, other.pk).status_code == 303
    page = read(cast.sam, "orders", cast.ana)
    assert "Order" in page
    assert "<strong>Waits:" not in page


@pytest.mark.requirement("S1-04")
def test_handing_back_asks_her_alone_and_both_ways_are_told_the_same_day(now, looking, cast):
    allocated(cast.ana, cast.sam, now=now)
    assert sent(cast.herself, "hand_back", {}).status_code == 422
    held = sent(cast.herself, "hand_back", {"alone": "no"})
    assert held.status_code == 409
    assert "You can pause new orders at any moment" in plain(held.content.decode())
    assert api(cast.herself, f"/people/{cast.ana}/control/hand-back", {"alone": "no"})[0] == 409
    assert sent(cast.herself, "take_back", {"alone": "yes"}).status_code == 404
    assert sent(cast.herself, "hand_back", {"alone": "yes"}).status_code == 303
    assert "The council arranges it" in read(cast.herself, "my_plan")
    assert "Read what they pressed: the council manages" in day(cast.sam)
    assert "They handed managing back on 20 November 2026." in read(cast.sam, "person_record", cast.ana)
    assert sent(cast.herself, "take_back", {"alone": "yes"}).status_code == 303
    assert "Direct payment" in read(cast.herself, "my_plan")
    with looking(cast.sam, at=now + timedelta(hours=1)):
        turns = queries.not_read([cast.ana], viewer=cast.sam)
    assert [one.pressed for one in turns] == ["hand_back", "take_back"]
    for one in turns:
        assert sent(cast.sam, "read_turn", {}, cast.ana, one.pk).status_code == 303
    assert "Read what they pressed" not in day(cast.sam)


@pytest.mark.requirement("S1-04")
def test_her_early_signs_are_read_by_whom_she_ticks_and_no_longer(cast):
    nothing = read(cast.hers, "people_i_help")
    said = {"signs": "I stop opening the post.", "what_helps": "Open it with me."}
    assert sent(cast.herself, "my_early_signs", said).status_code == 303
    assert read(cast.hers, "people_i_help") == nothing
    assert sent(cast.herself, "share_my_signs", {"who": [str(cast.bea)]}).status_code == 303
    assert "I stop opening the post." in read(cast.hers, "people_i_help")
    assert "Also read by: Bea, my daughter." in read(cast.herself, "my_control")
    assert "I stop opening the post." in read(cast.sam, "control_of", cast.ana)
    assert sent(cast.herself, "share_my_signs", {}).status_code == 303
    assert read(cast.hers, "people_i_help") == nothing
    assert api(cast.hers, "/people-i-help") == (200, {"tasks": [], "early_signs": []})
