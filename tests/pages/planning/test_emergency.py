"""A plan for an emergency on pages and by the API, and the plan on paper with thanks and the back-up."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning import queries
from sayso.journey.planning.statuses import MetBy
from tests.factories.casework import CARE
from tests.factories.logins import a_login, open_to
from tests.factories.planning import (
    a_draft,
    a_line,
    answered,
    in_an_emergency,
    offered,
    said_yes,
)
from tests.journey.planning.conftest import the_cast
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
JSON = {"content_type": "application/json"}


@pytest.fixture
def two(monkeypatch, now):
    """Ana has a plan whose line at seven Bea was asked about; Bea calls Ana Mum."""
    monkeypatch.setattr(clock, "now", lambda: now)
    cast = the_cast(now)
    tie = people.NewTie(
        person=cast.bea, kind=TieKind.CARES_FOR, other=cast.ana, other_called="Mum", starts_on=now.date()
    )
    with viewing(cast.nadia, at=now):
        people.record_tie(item=tie, by=cast.nadia, at=now)
    draft = a_draft(cast.ana, by=cast.herself, now=now)
    cast.line = a_line(draft, by=cast.herself, now=now, met_by=MetBy.CARER)
    said_yes(draft, by=cast.herself, now=now)
    return cast


def sent(login, name, said, *keys):
    answer = signed_in(login).post(reverse(name, args=keys), said)
    assert answer.status_code == 303, answer.content.decode()[:3000]


@pytest.mark.requirement("S2-32")
def test_the_printed_plan_thanks_the_carer_for_what_she_said_yes_to_and_says_what_if_she_cannot(now, two):
    door = f"/api/people/{two.ana}/plan/carers"
    pages = ("my_plan", "my_plan_paper")
    nothing = [plain(read(two.herself, name)) for name in pages], signed_in(two.herself).get(door).content
    offered(two.line, two.bea, by=two.herself, now=now)
    asked = [plain(read(two.herself, name)) for name in pages], signed_in(two.herself).get(door).content
    assert asked == nothing, "asked and silent is not down for it"
    assert "Thank you" not in asked[0][1]
    with viewing(two.hers, at=now):
        offer = queries.offers_for(two.bea, viewer=two.hers)[0]
    answered(offer, by=two.hers, now=now)
    for login, name, keys in (
        (two.herself, "my_plan", ()),
        (two.herself, "my_plan_paper", ()),
        (two.sam, "plan", (two.ana,)),
        (two.sam, "plan_paper", (two.ana,)),
    ):
        page = read(login, name, *keys)
        assert "Bea, my daughter" in page
        assert "Thank you." in page
        assert "Nobody is down for it yet." in page
    in_an_emergency(two.ana, by=two.herself, now=now)
    part = {"i_do": "I lift her.", "back_up": "My brother Leo has said yes.", "stands": "on"}
    sent(two.hers, "my_part_in_emergency", part, two.ana)
    for page in (read(two.herself, "my_plan_paper"), read(two.sam, "plan_paper", two.ana)):
        assert "Bea, my daughter, says: My brother Leo has said yes." in page
        assert "Ring Jo, next door, 01632 960 111." in page
        assert "Nobody is down for it yet." not in page
    told = signed_in(two.sam).get(door).json()
    assert told["carers"] == [
        {"called": "Bea, my daughter", "does": ["Tea at seven, like my mother did. 1½ hours a week."]}
    ]
    assert told["thanks"].startswith("Thank you.")
    assert "Bea, my daughter, says: My brother Leo has said yes." in told["back_up"]
    with viewing(two.hers, at=now):
        stopped = signed_in(two.hers).post(reverse("stop_my_task", args=[offer.pk]), {})
    assert stopped.status_code == 303
    assert signed_in(two.sam).get(door).json() == {"carers": [], "thanks": "", "back_up": []}
    assert "Thank you" not in read(two.sam, "plan_paper", two.ana)


def test_she_writes_it_on_her_own_page_and_duty_reads_it_at_night_on_one_page(now, two):
    parts = {"first_hours": "Sit with me.", "keys": "Jo has one. Key safe code 4711."}
    sent(two.herself, "say_my_emergency", parts)
    contact = {"called": "Jo", "telephone": "01632 960 111", "asked": "not_yet", "place": "1"}
    sent(two.herself, "name_my_contact", contact)
    assert "Has not said yes" in read(two.herself, "my_emergency")
    with viewing(two.herself, at=now):
        plan = queries.emergency_plan_of(two.ana, viewer=two.herself)
    row = plan.contacts[0]
    sent(two.herself, "change_my_contact", contact | {"asked": "yes", "seen": str(row.pk)}, row.contact)
    seen = str(plan.version + 2)
    day = {"review_on_day": "1", "review_on_month": "5", "review_on_year": "2027", "seen_version": seen}
    sent(two.herself, "agree_my_emergency", day)
    night = a_login("out-of-hours", now=now)
    open_to(night, two.ana, *CARE, now=now)
    page = read(night, "emergency_plan", two.ana)
    assert "01632 960 111" in page
    assert "Sit with me." in page
    assert "4711" not in page, "paper gets lost"
    assert "Ana Marsh said yes to it as it stands" in page
    assert "Sit with me." in read(night, "duty_sheet", two.ana)
    assert "If the carer cannot care" in read(two.sam, "person_record", two.ana)
    sent(two.sam, "write_emergency", parts | {"first_hours": "Ring Jo."}, two.ana)
    assert "It waits for their own yes." in read(two.sam, "person_record", two.ana)
    yes = day | {"alone": "yes", "seen_version": str(plan.version + 4)}
    sent(two.sam, "hear_emergency_yes", yes, two.ana)
    said = {"know": "She hates rush.", "stands": "on", "alone": "yes"}
    sent(two.nadia, "hear_carers_part", said, two.bea, two.ana)
    assert "She hates rush." in read(two.herself, "my_emergency")
    sent(two.herself, "change_my_contact", contact | {"drop": "on"}, row.contact)
    assert "01632 960 111" not in read(two.herself, "my_emergency")


def test_a_program_does_the_same(now, two):
    ana, bea = signed_in(two.herself), signed_in(two.hers)
    door, part = f"/api/people/{two.ana}/emergency-plan", f"/api/people/{two.bea}/emergency-part/{two.ana}"
    told = ana.post(f"{door}/parts", {"parts": {"first_hours": "Sit with me."}}, **JSON)
    assert told.json()["parts"] == {"first_hours": "Sit with me."}
    long = ana.post(f"{door}/parts", {"parts": {"keys": "x" * 401}}, **JSON)
    assert (long.status_code, list(long.json()["fields"])) == (422, ["keys"])
    jo = {"called": "Jo", "telephone": "01632 960 111", "asked": "not_yet"}
    told_no = ana.post(f"{door}/contacts", jo | {"asked": "no"}, **JSON)
    assert told_no.status_code == 422, "there is no place for a no: the person reads this row"
    assert ana.post(f"{door}/contacts", jo, **JSON).status_code == 201
    plan = ana.get(door).json()
    assert plan["contacts"][0]["is_relied_on"] is False
    assert "asked" not in plan["contacts"][0], "never asked and no answer are the same"
    yes = {"review_on": "2027-05-01", "seen_version": plan["version"]}
    assert ana.post(f"{door}/yes", yes, **JSON).status_code == 201
    assert ana.get(door).json()["is_agreed"] is True
    assert bea.get(door).status_code == 404
    assert bea.post(part, {"parts": {"know": "No rush."}, "stands": True}, **JSON).json()["stands"] is True
    assert ana.get(door).json()["carers"][0]["words"] == "No rush."
    assert ana.get(part).status_code == 404
    assert bea.post(part, {"parts": {"know": "No rush."}}, **JSON).json()["stands"] is False
    assert ana.get(door).json()["carers"] == []
    contact = plan["contacts"][0]["contact"]
    assert ana.delete(f"{door}/contacts/{contact}").status_code == 200
    assert ana.get(door).json()["is_agreed"] is False
