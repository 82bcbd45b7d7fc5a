"""The family around somebody: the worker's map, each one's own page, and the same by program."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.journey.safeguarding import actions as safeguarding
from tests.factories.logins import open_to
from tests.factories.partnership import the_two
from tests.factories.safeguarding import a_new_child
from tests.pages.home.signing_in import read, signed_in

pytestmark = pytest.mark.django_db
RAVI = {"who": "else", "called": "Ravi, my brother", "age_band": "25_to_64", "lives_here": "yes"}
RAVI |= {"gives": "The garden", "gives_minutes": "120", "gets": "A meal"}


def send(client, address, **told):
    return client.post(address, json.dumps(told), content_type="application/json")


def test_each_reads_their_own_map_and_a_worker_what_is_open(now):
    two = the_two(now)
    open_to(two.sam, two.ana, Area.WORK, now=now)
    with viewing(two.sam, at=now):
        child = safeguarding.note_child(child=a_new_child(two.ana, called="Kit"), by=two.sam, at=now)
    ana, bea, sam = signed_in(two.ana_in), signed_in(two.bea_in), signed_in(two.sam)
    assert ana.post(reverse("add_my_around"), RAVI | {"called": ""}).status_code == 422
    assert ana.post(reverse("add_my_around"), RAVI).status_code == 303
    hers = read(two.ana_in, "my_family")
    assert "One person lives with you. One person helps you, 2 hours a week." in hers
    assert "The garden" in hers
    assert "Nobody said how long, of: Ravi, my brother." in hers
    assert "Kit" not in hers
    sams = read(two.sam, "family", two.ana)
    for words in ("Ravi, my brother", "25 to 64", "Bea, my daughter", "Kit", "Not asked"):
        assert words in sams
    assert "Ravi" not in read(two.bea_in, "my_family")
    assert bea.get(reverse("family", args=[two.ana])).status_code in (403, 404)

    [told] = [
        one for one in ana.get(f"/api/people/{two.ana}/family").json() if one["called"] == "Ravi, my brother"
    ]
    change = reverse("change_around", args=[two.ana, told["entry"]])
    assert (
        sam.post(change, {"called": "Ravi", "age_band": "not_known", "seen": told["row"]}).status_code == 303
    )
    stale = ana.post(
        reverse("change_my_around", args=[told["entry"]]),
        {"called": "Ravi", "age_band": "not_known", "gives": "My own words", "seen": told["row"]},
    )
    assert stale.status_code == 409
    assert "My own words" in stale.content.decode()
    drop = {"called": "Ravi", "age_band": "not_known", "drop": "on"}
    assert ana.post(reverse("change_my_around", args=[told["entry"]]), drop).status_code == 303
    assert "Ravi" not in read(two.ana_in, "my_family")
    assert child.called == "Kit"


def test_a_double_click_leads_where_the_first_one_led_though_nothing_is_left_to_change(now):
    two = the_two(now)
    ana, bea = signed_in(two.ana_in), signed_in(two.bea_in)
    ana.post(reverse("add_my_around"), RAVI)
    [told] = [
        one for one in ana.get(f"/api/people/{two.ana}/family").json() if one["called"] == "Ravi, my brother"
    ]
    change = reverse("change_my_around", args=[told["entry"]])
    drop = {"called": "Ravi", "age_band": "not_known", "drop": "on", "form_key": str(uuid4())}
    both = [ana.post(change, drop) for _ in range(2)]
    assert [(sent.status_code, sent.url) for sent in both] == [(303, reverse("my_family"))] * 2
    assert ana.post(change, drop | {"form_key": str(uuid4())}).status_code == 404
    assert ana.post(change, drop | {"form_key": "no key"}).status_code == 404
    assert bea.post(change, drop).status_code == 404, "it is her mother’s key, and leads nobody else anywhere"
    of_bea = RAVI | {"who": str(two.bea), "called": "", "form_key": str(uuid4())}
    both = [ana.post(reverse("add_my_around"), of_bea) for _ in range(2)]
    assert [sent.status_code for sent in both] == [303, 303], "whoever was told of is offered no more"
    assert ana.post(reverse("add_my_around"), of_bea | {"form_key": str(uuid4())}).status_code == 422


def test_a_worker_begins_together_only_with_each_ones_own_yes_on_pages_and_by_program(now):
    two = the_two(now)
    open_to(two.sam, two.ana, Area.WORK, now=now)
    ana, bea, sam = signed_in(two.ana_in), signed_in(two.bea_in), signed_in(two.sam)
    begin = reverse("begin_together", args=[two.ana])
    held = sam.post(begin, {"others": [str(two.bea)]})
    assert held.status_code == 409
    assert "Assessments are joined only when each person says yes" in held.content.decode()
    assert ana.post(reverse("say_my_together", args=[two.bea]), {"answer": "yes"}).status_code == 303
    assert "Yes" in read(two.ana_in, "my_family")
    assert ana.get(reverse("say_my_together", args=[two.sam.pk])).status_code == 404
    door = f"/api/people/{two.ana}/family/together/begin"
    refused = send(sam, door, others=[str(two.bea)])
    assert (refused.status_code, refused.json()["code"]) == (409, "held")
    heard = sam.post(reverse("say_together", args=[two.bea, two.ana]), {"answer": "yes", "alone": "no"})
    assert heard.status_code == 422
    own = f"/api/people/{two.bea}/family/together"
    assert send(bea, own, other=str(two.ana), answer="no").status_code == 201
    assert send(ana, own, other=str(two.ana), answer="yes").status_code == 404
    assert bea.get(own).json() == [{"other": str(two.ana), "answer": "no"}]
    before = ana.get(reverse("my_family")).content
    assert send(bea, own, other=str(two.ana), answer="yes").status_code == 201
    assert ana.get(reverse("my_family")).content == before, "nobody learns what the other said"
    assert sam.post(begin, {"others": [str(two.bea)]}).status_code == 303
    assert "Together since" in read(two.sam, "family", two.ana)
    [begun] = sam.get(f"/api/people/{two.ana}/family/together/begun").json()
    assert begun["others"] == [str(two.bea)]
    assert ana.get(f"/api/people/{two.ana}/family/together/begun").status_code == 403
    assert "No yes now" not in read(two.sam, "family", two.ana)
    assert send(bea, own, other=str(two.ana), answer="no").status_code == 201
    assert "No yes now: Bea, my daughter." in read(two.sam, "family", two.ana)
