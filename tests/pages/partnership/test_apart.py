"""The pages and doors where interests part: the carer sees both, the person the gap alone."""

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.journey.partnership import queries
from sayso.web.home.apart_due import apart_due
from tests.factories.apart import CLASS, differs, needs_free, tuesdays
from tests.factories.logins import open_to
from tests.factories.partnership import opens_private, the_two
from tests.factories.planning import offered
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
ASKED = "Come to the library on Tuesdays."
BEAS = "I cannot do Tuesdays any more."
DAY = {"review_on_day": "15", "review_on_month": "1", "review_on_year": "2027"}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def two(now):
    found = the_two(now)
    opens_private(found, found.ana, found.bea, now=now)
    open_to(found.sam, found.ana, now=now)
    return found


def kept(answer):
    assert answer.status_code == 303, answer.content.decode()


@pytest.mark.requirement("S0-09")
def test_the_carers_page_shows_both_and_the_persons_only_the_gap(now, looking, two):
    line = tuesdays(two, now=now)
    gap = "Tuesday, 2 pm to 5 pm"
    before = read(two.ana_in, "own_home")
    assert gap in before
    assert "nobody is down for “To the library.”" in before
    client, ana = signed_in(two.bea_in), signed_in(two.ana_in)
    gaps = ana.get("/api/my-gaps").json()
    assert [(one["line"], one["when"]) for one in gaps] == [(str(line.line), gap)]
    offered(line, two.bea, by=two.sam, now=now, words=ASKED)
    typed = {"days": ["1"], "starts_at": "2 pm", "ends_at": "5 pm", "why": CLASS}
    assert client.post(reverse("add_own_time"), typed | {"days": []}).status_code == 422
    kept(client.post(reverse("add_own_time"), typed))
    page = read(two.bea_in, "my_own_times")
    assert gap in page
    assert ASKED in page
    assert CLASS in page
    told = client.get("/api/my-own-times").json()
    assert [(one["when"], one["task"], one["settled"]) for one in told["clashes"]] == [(gap, ASKED, "")]
    assert plain(read(two.ana_in, "own_home")) == plain(before), (
        "what she wrote leaves Ana's page as it was, to the letter"
    )
    assert ana.get("/api/my-gaps").json() == gaps
    assert ana.get("/api/my-own-times").json() == {"times": [], "clashes": []}
    works = read(two.sam, "see_differently_of", two.bea)
    assert CLASS in works
    assert "a task meets this time" in works
    [clash] = told["clashes"]
    keys = [clash["free"], clash["line"]]
    assert client.post(reverse("settle_my_clash", args=keys), {"note": ""}).status_code == 422
    assert ana.get(reverse("settle_my_clash", args=keys)).status_code == 404
    kept(client.post(reverse("settle_my_clash", args=keys), {"note": "Somebody else goes."}))
    assert "Somebody else goes." in read(two.bea_in, "my_own_times")
    kept(client.post(reverse("drop_own_time", args=[clash["free"]])))
    assert CLASS not in read(two.bea_in, "my_own_times")


@pytest.mark.requirement("S0-15")
def test_two_see_it_differently_and_each_reads_only_what_is_meant_for_them(now, looking, two):
    line = tuesdays(two, now=now)
    bea, sam, ana = signed_in(two.bea_in), signed_in(two.sam), signed_in(two.ana_in)
    says = {"matter": "time", "sees": BEAS, "wants": "Tuesdays for me", "could_accept": "One a month"}
    kept(bea.post(reverse("see_differently", args=[two.beas.pk]), says))
    page = read(two.bea_in, "my_differences", two.beas.pk)
    assert BEAS in page
    assert BEAS not in read(two.ana_in, "my_differences", two.hers.pk)
    assert BEAS in read(two.sam, "see_differently_of", two.bea)
    assert BEAS not in read(two.sam, "see_differently_of", two.ana)
    take = reverse("take_up_difference", args=[two.ana, two.hers.pk])
    kept(sam.post(take, {"matter": "time", "decides": "each", "line": str(line.line)} | DAY))
    with looking(two.sam):
        [taken] = queries.differences_of(two.ana, viewer=two.sam)
    keys = [two.ana, taken.pk]
    kept(
        sam.post(reverse("put_option", args=keys), {"way": "mediation", "for_person": "a", "for_carer": "b"})
    )
    ends = {"ending": "differ", "way": "mediation"} | DAY
    held = sam.post(reverse("settle_difference", args=keys), ends)
    assert held.status_code == 409, "an outcome never counts on hours that nobody said yes to"
    assert "Nobody has said yes to 3 hours a week" in held.content.decode()
    kept(
        sam.post(
            reverse("settle_difference", args=keys),
            ends | {"met_by_called": "Harbour Care", "met_by_hours": "3"},
        )
    )
    kept(sam.post(reverse("tell_of_it", args=keys), {"words": "Lena from Harbour comes on Tuesdays."}))
    assert "Lena from Harbour" in read(two.ana_in, "my_differences", two.hers.pk)
    assert "Lena from Harbour" not in read(two.bea_in, "my_differences", two.beas.pk)
    told = {"person": str(two.bea), "side": str(two.beas.pk), "words": "Tuesdays are yours."}
    door = f"/api/people/{two.ana}/differences"
    assert sam.post(f"{door}/{taken.pk}/telling", told, "application/json").status_code == 201
    mine = {who: one.get("/api/my-differences").json() for who, one in (("ana", ana), ("bea", bea))}
    assert [one["words"] for one in mine["ana"]["told"]] == ["Lena from Harbour comes on Tuesdays."]
    assert [one["words"] for one in mine["bea"]["told"]] == ["Tuesdays are yours."]
    assert mine["ana"]["views"] == []
    [one] = sam.get(door).json()
    assert (one["endings"], [way["way"] for way in one["ways"]]) == (["differ"], ["mediation"])
    for login in (ana, bea):
        assert login.get(door).status_code == 404
        assert login.get(reverse("see_differently_of", args=[two.ana])).status_code == 404


def test_the_workers_day_says_that_times_meet_and_that_one_acts_for_both(now, looking, two):
    line = tuesdays(two, now=now)
    offered(line, two.bea, by=two.sam, now=now, words=ASKED)
    needs_free(two, by=two.bea_in, now=now)
    differs(two, now=now, matter="money")
    with looking(two.sam):
        whats = {one.what for one in apart_due(two.sam, now.date().replace(year=2027))}
    assert "Find separate workers for the two of them" in whats
    assert "Look again at what two people see differently" in whats
    for login in (two.ana_in, two.bea_in):
        with looking(login):
            assert apart_due(login, now.date().replace(year=2027)) == []
