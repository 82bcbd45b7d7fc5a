"""Acting for somebody by page and by program: each power reaches its part, and ends at once."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.viewer import viewing
from sayso.journey.charging.models import LookAgain, ToldMeans
from sayso.journey.planning.models import Plan, PlanComment, PowerYes
from sayso.journey.powers import actions
from sayso.journey.powers.models import Power
from sayso.journey.powers.statuses import EndedBecause, PersonSaid, PowerKind, Together
from sayso.journey.review.models import ReviewRequest
from tests.factories.casework import somebody
from tests.factories.charging import kept_means, told
from tests.factories.logins import a_login, open_to
from tests.factories.planning import TEA, a_draft, a_line
from tests.factories.powers import a_new_check, a_power, an_open_power, could_not_decide, open_for
from tests.pages.home.signing_in import a_login_of, plain, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-25")]
RULE = "A power over money does not reach care."


class Scene:
    """Ana, whose support is planned and charged; Sam; and Bea, who may come to act for her."""

    def __init__(self, now):
        self.now = now
        self.sam = a_login("social-worker", now=now, name="Sam Whitlock")
        self.ana = somebody(now=now, name="Ana Marsh", seen_by=[self.sam])
        open_to(self.sam, self.ana, Area.MONEY, now=now)
        self.ana_in = a_login_of(self.ana, "person", now=now)
        self.bea = a_login("carer", now=now, name="Bea Marsh")
        self.owen = a_login("attorney", now=now, name="Owen Pryce")
        self.draft = a_draft(self.ana, by=self.sam, now=now)
        a_line(self.draft, by=self.sam, now=now)

    def page(self, login, name, *more):
        return signed_in(login).get(reverse(name, args=[self.ana, *more]))

    def send(self, login, name, *more, **said):
        return signed_in(login).post(reverse(name, args=[self.ana, *more]), said)

    def door(self, login, path, said=None):
        client = signed_in(login)
        address = f"/api/acting-for/{self.ana}{path}"
        if said is None:
            return client.get(address)
        return client.post(address, said, content_type="application/json")

    def look(self, model, login=None):
        login = login or self.sam
        with transaction.atomic(), viewing(login, at=self.now):
            return list(model.objects.visible_to(login).filter(person_id=self.ana))

    def version(self):
        return self.door(self.bea, "/plan").json()[0]["version"]


@pytest.fixture
def scene(now, council_home, monkeypatch):
    monkeypatch.setattr("sayso.foundation.access.clock.now", lambda: now)
    return Scene(now)


def test_an_attorney_for_money_answers_about_money_and_is_told_the_rule_about_care(now, scene):
    finn = a_login("finance", now=now)
    means = kept_means(scene.ana, by=finn, now=now)
    power = an_open_power(scene.ana, PowerKind.ATTORNEY_MONEY, scene.bea, by=scene.sam, now=now)
    home = signed_in(scene.bea).get(reverse("own_home")).content.decode()
    assert "You act for" in home
    assert "Ana Marsh" in home
    over = scene.page(scene.bea, "acting_for").content.decode()
    assert "Attorney for property and money" in over
    assert "It does not reach" in over
    assert reverse("acting_money", args=[scene.ana]) in over
    assert reverse("acting_plan", args=[scene.ana]) not in over
    assert "What Ana Marsh pays, and why" in scene.page(scene.bea, "acting_money").content.decode()

    # Care is not hers to decide: the same rule on the page and in the API, and nothing of it is shown.
    for name, more in (
        ("acting_plan", ()),
        ("acting_yes", (scene.draft.pk,)),
        ("acting_comment", (scene.draft.pk,)),
    ):
        for answer in (scene.page(scene.bea, name, *more), scene.send(scene.bea, name, *more, words="Yes")):
            if answer.status_code != 405:
                assert answer.status_code == 403, name
                assert RULE in answer.content.decode()
                assert TEA not in answer.content.decode()
    yes = {"plan": str(scene.draft.pk), "seen_version": 1}
    for path, said in (("/plan", None), ("/plan/yes", yes), ("/reviews", {})):
        refused = scene.door(scene.bea, path, said)
        assert refused.status_code == 403
        assert refused.json()["code"] == "outside_power"
        assert refused.json()["rule"].startswith(RULE)
        assert refused.json()["releases"]
    assert scene.look(Plan)[0].finished_at is None

    # Each act bears the power.
    again = scene.send(scene.bea, "acting_look_again", means.pk, words="The heating was left out.")
    assert again.status_code == 303
    answers = {"answers": {one: dict(two) for one, two in told().items()}}
    assert scene.door(scene.bea, "/means", answers).status_code == 201
    [asked], [handed] = scene.look(LookAgain, finn), scene.look(ToldMeans, finn)
    assert {asked.under_power, handed.under_power} == {power.pk}
    own = signed_in(scene.ana_in).get(reverse("who_acts_for_me")).content.decode()
    assert "The heating was left out." in own
    assert "Answered our questions about money." in own
    assert "Bea Marsh" in signed_in(scene.ana_in).get(reverse("own_home")).content.decode()


def test_ended_everything_is_shut_in_the_same_minute_and_it_is_as_if_it_had_never_been(now, scene):
    before = plain(signed_in(scene.bea).get(reverse("own_home")).content.decode())
    unknown = plain(scene.page(scene.bea, "acting_for").content.decode())
    power = an_open_power(scene.ana, PowerKind.DEPUTY_MONEY, scene.bea, by=scene.sam, now=now)
    assert scene.page(scene.bea, "acting_money").status_code == 200
    assert scene.send(scene.sam, "end_power", power.pk, because=EndedBecause.PERSON).status_code == 303
    for name in ("acting_for", "acting_money", "acting_plan"):
        shut = scene.page(scene.bea, name)
        assert shut.status_code == 404
        assert plain(shut.content.decode()) == unknown
    assert scene.door(scene.bea, "/charge/again", {"assessment": str(power.pk)}).status_code == 404
    assert signed_in(scene.bea).get("/api/acting-for").json() == []
    assert plain(signed_in(scene.bea).get(reverse("own_home")).content.decode()) == before


def test_an_unregistered_power_is_refused_with_what_releases_it_to_worker_and_holder(now, scene):
    power = a_power(scene.ana, PowerKind.ATTORNEY_MONEY, by=scene.sam, now=now, email=scene.bea.email)
    later = now + timedelta(minutes=1)
    with transaction.atomic(), viewing(scene.sam, at=later):
        actions.check_register(check=a_new_check(power, says="not_there"), by=scene.sam, at=later)
    held = scene.send(scene.sam, "open_power", power.pk, email=scene.bea.email)
    assert held.status_code == 409
    assert "It is not registered." in held.content.decode()
    assert "Register it with the Office of the Public Guardian." in held.content.decode()
    by_program = signed_in(scene.sam).post(
        f"/api/people/{scene.ana}/powers/{power.pk}/open", {}, content_type="application/json"
    )
    assert (by_program.status_code, by_program.json()["code"]) == (409, "held")
    refused = scene.page(scene.bea, "acting_money")
    assert refused.status_code == 403
    assert "Register it with" in refused.content.decode()
    assert "not open yet" in scene.page(scene.bea, "acting_for").content.decode()
    assert scene.door(scene.bea, "/means", {"answers": {"savings": {}}}).status_code == 403


def test_of_two_attorneys_together_one_alone_is_held_and_the_last_yes_finishes_the_plan(now, scene):
    record = could_not_decide(scene.ana, by=scene.sam, now=now)
    first = a_power(scene.ana, PowerKind.ATTORNEY_WELFARE, by=scene.sam, now=now, together=Together.JOINTLY)
    shared = {"together": Together.JOINTLY, "with_power": first.pk, "holder_called": "Owen Pryce"}
    second = a_power(scene.ana, PowerKind.ATTORNEY_WELFARE, by=scene.sam, now=now, **shared)
    for power, login in ((first, scene.bea), (second, scene.owen)):
        open_for(power, login, by=scene.sam, now=now, capacity=record)
    assert TEA in scene.page(scene.bea, "acting_yes", scene.draft.pk).content.decode()
    yes = {"plan": str(scene.draft.pk), "seen_version": scene.version(), "words": "As she would."}
    stale = scene.door(scene.bea, "/plan/yes", yes | {"seen_version": 999})
    assert stale.status_code == 409
    alone = scene.door(scene.bea, "/plan/yes", yes)
    assert (alone.status_code, alone.json()["is_finished"]) == (201, False)
    assert scene.look(Plan)[0].finished_at is None
    assert "once each of you has said yes" in scene.page(scene.owen, "acting_plan").content.decode()
    assert scene.door(scene.bea, "/plan/yes", yes).status_code == 409, "one’s own yes twice is not two"
    answer = scene.send(scene.owen, "acting_yes", scene.draft.pk, seen_version=scene.version())
    assert answer.status_code == 303
    [plan] = scene.look(Plan)
    assert (plan.finished_by_id, plan.yes_under) == (scene.owen.pk, second.pk)
    assert {one.under_power for one in scene.look(PowerYes)} == {first.pk, second.pk}
    own = signed_in(scene.ana_in).get(reverse("my_plan")).content.decode()
    assert "Owen Pryce said yes to this plan in your place" in own
    page = scene.page(scene.sam, "powers").content.decode()
    assert page.count("Said yes, in the person’s place") == 2


@pytest.mark.requirement("S2-28")
def test_an_advocate_speaks_beside_the_plan_asks_for_a_review_and_nothing_more(now, scene):
    leila = a_login("advocate", now=now, name="Leila Farah")
    changed = {"holder_called": "Leila Farah", "person_said": PersonSaid.NOT_ASKED}
    power = an_open_power(scene.ana, PowerKind.ADVOCATE, leila, by=scene.sam, now=now, **changed)
    assert TEA in scene.page(leila, "acting_plan").content.decode()
    assert scene.page(leila, "acting_needs").status_code == 200
    said = scene.send(leila, "acting_comment", scene.draft.pk, words="She pointed at the garden.")
    assert said.status_code == 303
    assert scene.send(leila, "acting_review", words="").status_code == 303
    assert [one.under_power for one in scene.look(PlanComment)] == [power.pk]
    assert [one.under_power for one in scene.look(ReviewRequest)] == [power.pk]
    for name, more in (("acting_yes", (scene.draft.pk,)), ("acting_money", ()), ("acting_payment", ())):
        refused = scene.page(leila, name, *more)
        assert refused.status_code == 403
        assert "An advocate does not decide for them." in refused.content.decode()
    # The worker's pages and the person's own stay shut to her, and so do private words and the story.
    for name in ("person_record", "powers", "wishes"):
        assert scene.page(leila, name).status_code == 403
    with transaction.atomic(), viewing(leila, at=now):
        assert areas_open(scene.ana) == {Area.PLAN, Area.HEALTH}
    own = signed_in(scene.ana_in).get(reverse("who_acts_for_me")).content.decode()
    assert "She pointed at the garden." in own


@pytest.mark.requirement("S2-28")
def test_a_nominee_reads_the_direct_payment_alone_and_closed_for_safety_reads_nothing(now, scene):
    ruth = a_login("nominee", now=now, name="Ruth Price")
    power = an_open_power(
        scene.ana, PowerKind.NOMINEE, ruth, by=scene.sam, now=now, holder_called="Ruth Price"
    )
    assert scene.page(ruth, "acting_payment").status_code == 200
    for name in ("acting_money", "acting_plan", "acting_needs", "acting_review"):
        assert scene.page(ruth, name).status_code == 403
    assert scene.send(scene.sam, "pause_power", power.pk).status_code == 303
    assert scene.page(ruth, "acting_for").status_code == 404
    page = scene.page(scene.sam, "powers").content.decode()
    assert "Closed, to keep" in page
    own = signed_in(scene.ana_in).get(reverse("who_acts_for_me")).content.decode()
    assert "Ruth Price" in own
    assert "losed" not in own.replace("We can close it", "")


def test_a_worker_writes_a_power_down_by_page_and_nothing_typed_is_lost(now, scene):
    day = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2026"}
    typed = {
        "kind": PowerKind.DEPUTY_MONEY,
        "stands": "close",
        "together": "alone",
        "limits": "Not the house",
    }
    wrong = scene.send(scene.sam, "record_power", **typed, **day)
    assert wrong.status_code == 422
    assert "Write the name of whoever holds it" in wrong.content.decode()
    assert "Not the house" in wrong.content.decode()
    kept = scene.send(scene.sam, "record_power", **typed, **day, holder_called="Owen Pryce")
    assert kept.status_code == 303
    [row] = scene.look(Power)
    page = scene.page(scene.sam, "powers").content.decode()
    assert "We have not seen the paper yet." in page
    paper = {"words": "The order", "seen_on_day": "9", "seen_on_month": "3", "seen_on_year": "2026"}
    assert scene.send(scene.sam, "see_paper", row.pk, **paper).status_code == 303
    looked = {"says": "stands", "reference": "CoP 1", "checked_on_day": "9", "checked_on_month": "3"}
    assert (
        scene.send(scene.sam, "check_register", row.pk, **looked, checked_on_year="2026").status_code == 303
    )
    heard = {"said": "yes", "told_alone": "no"}
    assert scene.send(scene.sam, "hear_person", row.pk, **heard).status_code == 422
    assert scene.send(scene.sam, "hear_person", row.pk, **(heard | {"told_alone": "yes"})).status_code == 303
    assert scene.send(scene.sam, "open_power", row.pk, email=scene.owen.email).status_code == 303
    assert scene.page(scene.owen, "acting_money").status_code == 200
    assert "Owen Pryce" in scene.page(scene.sam, "person_record").content.decode()
    told = signed_in(scene.sam).get(f"/api/people/{scene.ana}/powers").json()
    assert [(one["kind"], one["is_open"]) for one in told] == [("deputy_money", True)]
    steps = ["see_paper", "check_register", "hear_person", "open_power"]
    for name in [*steps, "end_power", "pause_power", "lift_pause"]:
        assert scene.page(scene.sam, name, row.pk).status_code == 200, name
