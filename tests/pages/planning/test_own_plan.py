"""A person's own plan, written by herself from her own page, and the ways to hold each part of it."""

import pytest
from django.urls import reverse

from sayso.journey.planning import queries
from sayso.journey.planning.statuses import MetBy, Way
from tests.factories.assessment import a_wish
from tests.factories.casework import somebody
from tests.factories.planning import GARDEN, SHOWER, TEA, a_draft, a_line, answered, offered, said_yes
from tests.pages.home.signing_in import a_login_of, plain, read, signed_in

pytestmark = pytest.mark.django_db


def the_draft(cast, looking):
    with looking(cast.herself):
        draft = queries.draft_of(cast.ana, "adult", viewer=cast.herself)
        return draft, queries.lines_of(draft, viewer=cast.herself)


@pytest.mark.requirement("S2-01")
@pytest.mark.requirement("S0-07")
def test_she_writes_her_plan_alone_and_says_yes_with_one_part_not_settled(now, looking, cast):
    a_wish(cast.ana, by=cast.herself, now=now)
    client = signed_in(cast.herself)
    assert "You have no plan yet." in read(cast.herself, "my_plan")
    assert client.post(reverse("begin_my_plan"), {"written_by": "self"}).status_code == 303
    assert f"“{TEA}”" in read(cast.herself, "my_draft")

    added = client.post(reverse("add_my_line"), {"aim": GARDEN})
    assert client.post(added.url, {"met_by": "another_way"}).status_code == 303
    when = client.post(
        reverse("my_line_who", args=[the_draft(cast, looking)[1][1].pk]) + "?then=when",
        {"met_by": "carer", "hoped_for": str(cast.bea), "covers_tonight": "Joy"},
    )
    assert client.post(when.url, {"times_a_week": "7", "minutes_each": "30"}).status_code == 303
    page = read(cast.herself, "my_draft")
    assert "3½ hours" in page
    assert "You hope for Bea, my daughter. It is theirs only when they say yes." in page

    last = read(cast.herself, "finish_my_plan")
    assert "2 things are not settled yet." in last
    assert "Is anybody with you now?" not in last
    assert client.post(reverse("finish_my_plan"), {}).status_code == 303
    page = read(cast.herself, "my_plan")
    assert "2 things in your plan. 2 are not settled yet" in page
    assert "Tonight: Joy." in page
    assert "We are finding who does it tonight." in page
    home = read(cast.herself, "own_home")
    assert f"“{GARDEN}”" in home


def test_what_others_wrote_waits_for_her_yes_and_is_held_while_she_is_not_alone(now, cast):
    a_line(a_draft(cast.ana, by=cast.sam, now=now), by=cast.sam, now=now)
    assert "Is this your plan?" in read(cast.herself, "own_home")
    client = signed_in(cast.herself)
    held = client.post(reverse("finish_my_plan"), {"alone": "no"})
    assert held.status_code == 409
    assert "stays a draft" in held.content.decode()
    assert client.post(reverse("finish_my_plan"), {"alone": "yes", "words": "That is me."}).status_code == 303
    assert "You said: “That is me.”" in read(cast.herself, "my_plan")


def test_her_yes_is_not_taken_for_what_was_changed_while_she_read(now, cast):
    draft = a_draft(cast.ana, by=cast.sam, now=now)
    a_line(draft, by=cast.sam, now=now)
    client = signed_in(cast.herself)
    sent = client.post(reverse("finish_my_plan"), {"alone": "yes", "words": "Yes", "seen_version": "0"})
    page = sent.content.decode()
    assert sent.status_code == 409
    assert "Read it again" in page
    assert "Yes" in page


@pytest.mark.requirement("S3-10")
@pytest.mark.requirement("S3-11")
@pytest.mark.requirement("S3-12")
def test_she_compares_the_ways_and_switches_one_part_alone(now, looking, cast):
    draft = a_draft(cast.ana, by=cast.herself, now=now)
    for aim in (TEA, GARDEN, SHOWER):
        a_line(draft, by=cast.herself, now=now, aim=aim, met_by=MetBy.PAID)
    said_yes(draft, by=cast.herself, now=now)
    client = signed_in(cast.herself)
    page = read(cast.herself, "compare_ways")
    for name in ("Direct payment", "The council arranges it", "Individual service fund", "A mix"):
        assert name in page
    assert page.count("Not picked yet.") == 3
    with looking(cast.herself):
        lines = queries.lines_of(draft, viewer=cast.herself)
    form = client.get(reverse("pick_my_way", args=[lines[0].pk])).content.decode()
    assert "checked" not in form
    for line, way in zip(lines, (Way.DIRECT_PAYMENT, Way.COUNCIL, Way.SERVICE_FUND), strict=True):
        assert client.post(reverse("pick_my_way", args=[line.pk]), {"way": way}).status_code == 303
    with looking(cast.herself):
        lines = queries.lines_of(draft, viewer=cast.herself)
    client.post(reverse("pick_my_way", args=[lines[1].pk]), {"way": "third_party"})
    with looking(cast.herself):
        ways = [one.way for one in queries.lines_of(draft, viewer=cast.herself)]
    assert ways == ["direct_payment", "third_party", "service_fund"]
    again = client.post(reverse("pick_my_way", args=[lines[1].pk]), {"way": "council"})
    assert again.status_code == 409, "the page was opened before she switched"


def test_what_is_not_hers_is_not_there(now, cast):
    line = a_line(a_draft(cast.ana, by=cast.herself, now=now), by=cast.herself, now=now)
    irene = signed_in(a_login_of(somebody(now=now, name="Irene Osei"), "person", now=now))
    for page in ("change_my_line", "my_line_who", "my_line_when", "remove_my_line", "pick_my_way"):
        assert irene.get(reverse(page, args=[line.pk])).status_code == 404
    assert irene.get(reverse("ask_somebody", args=[line.line])).status_code == 404


@pytest.mark.requirement("S0-07")
@pytest.mark.requirement("S0-20")
@pytest.mark.parametrize("then", ["asked", "no", "stopped"])
def test_nothing_of_what_bea_was_asked_or_said_is_on_anas_pages(now, looking, cast, then):
    """Never asked, asked and silent, a no, and a yes that was stopped: byte for byte the same."""
    line = a_line(a_draft(cast.ana, by=cast.herself, now=now), by=cast.herself, now=now)
    with looking(cast.herself):
        draft = queries.draft_of(cast.ana, "adult", viewer=cast.herself)
    said_yes(draft, by=cast.herself, now=now)
    pages = ("own_home", "my_plan", "compare_ways", "somebody_asked", "my_tasks", "who_looked", "my_letters")
    before = [plain(read(cast.herself, page)) for page in pages]
    asking = plain(signed_in(cast.herself).get(reverse("ask_somebody", args=[line.line])).content.decode())
    offered(line, cast.bea, by=cast.nadia, now=now)
    with looking(cast.hers):
        (offer,) = queries.offers_for(cast.bea, viewer=cast.hers)
    if then != "asked":
        answered(offer, by=cast.hers, now=now, answer="no" if then == "no" else "yes", words="I cannot.")
    if then == "stopped":
        assert [plain(read(cast.herself, page)) for page in pages] != before, "a yes is told"
        stop = reverse("stop_my_task", args=[offer.pk])
        assert signed_in(cast.hers).post(stop).status_code == 303
    assert [plain(read(cast.herself, page)) for page in pages] == before
    after = signed_in(cast.herself).get(reverse("ask_somebody", args=[line.line])).content.decode()
    assert plain(after) == asking
