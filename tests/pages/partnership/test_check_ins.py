"""How it is, on pages and by the API: each alone, asked without saying why, and followed up to the end."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.partnership import queries
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import checks_in, opens_private, the_two
from tests.pages.home.signing_in import read, signed_in
from tests.stories.looking import Seen

pytestmark = pytest.mark.django_db
QUIET = "A few questions for you"


@pytest.fixture
def at(monkeypatch, now):
    """Let the day be another one."""

    def be(when) -> None:
        monkeypatch.setattr(clock, "now", lambda: when)

    be(now)
    return be


@pytest.fixture
def two(at, now):
    return the_two(now)


def api(login, path: str, said: dict | None = None):
    client = signed_in(login)
    if said is None:
        return client.get(f"/api{path}")
    return client.post(f"/api{path}", said, content_type="application/json")


@pytest.mark.requirement("S0-11", "B-28")
def test_she_says_alone_how_it_is_on_five_questions_and_more_only_where_it_opens(at, now, looking, two):
    client, keys = signed_in(two.bea_in), [two.beas.pk]
    asked = read(two.bea_in, "check_in", *keys)
    assert asked.count("<fieldset") + asked.count('inputmode="numeric"') == 5
    assert "Not Mum, and not that you answered." in asked
    empty = client.post(reverse("check_in", args=keys), {})
    assert (empty.status_code, "Answer one of these" in empty.content.decode()) == (422, True)
    sent = client.post(reverse("check_in", args=keys), {"nights_woken": "3", "changed": "yes"})
    with looking(two.bea_in):
        (kept,) = queries.check_ins_of(two.bea, viewer=two.bea_in)
    more = reverse("say_more_alone", args=[*keys, kept.pk])
    assert (sent.status_code, sent["Location"]) == (303, more)
    opened = client.get(more).content.decode()
    assert opened.index("work or study on the day after") < opened.index("are you woken to help Mum")
    told = {"nights_woken": "3", "changed": "yes", "day_off_on_forgotten": "on", "health": "2"}
    assert client.post(more, told).status_code == 303
    shown = read(two.bea_in, "my_check_ins", *keys)
    for words in ("3 nights", "Cannot remember", "Poor", "20 November 2026"):
        assert words in shown
    assert "How many hours do you help" not in shown, "what was left is not there"
    assert client.post(more, told).status_code == 409, "somebody changed it since"

    hidden = reverse("my_check_ins", args=keys)
    client.post(reverse("hide_private"))
    for page in (hidden, more, reverse("check_in", args=keys), reverse("check_in_times", args=keys)):
        assert client.get(page).status_code == 404
    assert client.post(reverse("not_now", args=keys)).status_code == 404
    for login in (two.ana_in, two.sam):
        assert signed_in(login).get(hidden).status_code in (403, 404)


@pytest.mark.requirement("S0-11")
def test_who_does_not_feel_safe_is_led_to_help_and_her_worker_is_asked_to_talk_alone(at, now, two):
    made.allocated(two.bea, two.sam, now=now)
    opens_private(two, two.bea, now=now)
    sent = signed_in(two.bea_in).post(reverse("check_in", args=[two.beas.pk]), {"safe": "no"})
    assert sent["Location"] == reverse("check_in_help", args=[two.beas.pk])
    help_page = read(two.bea_in, "check_in_help", two.beas.pk)
    for way in ("tel:999", reverse("raise_concern"), reverse("talk_alone", args=[two.beas.pk])):
        assert way in help_page
    day = read(two.sam, "my_day", until="week")
    assert "Talk with them alone, and write what was done" in day
    assert "not feel safe" not in day
    assert "do not feel safe" in read(two.sam, "the_two_of_them", two.bea)
    assert "feel safe" not in read(two.sam, "the_two_of_them", two.ana)


@pytest.mark.requirement("S0-11")
def test_when_she_is_asked_her_page_says_no_reason_and_a_fortnight_later_a_worker_asks(at, now, two):
    made.allocated(two.bea, two.sam, now=now)
    opens_private(two, two.bea, now=now)
    days = {"often": "four_weeks", "way": "alone"}
    when = reverse("check_in_times", args=[two.beas.pk])
    assert signed_in(two.bea_in).post(when, days | {"way": "other"}).status_code == 422
    assert signed_in(two.bea_in).post(when, days).status_code == 303
    assert QUIET not in read(two.bea_in, "own_home")
    at(now + timedelta(weeks=5))
    home = read(two.bea_in, "own_home")
    assert QUIET in home
    assert "How it is" not in home
    assert QUIET not in read(two.ana_in, "own_home"), "she chose nothing, and is asked in thirteen weeks"
    assert "Ask how things are" not in read(two.sam, "my_day")
    at(now + timedelta(weeks=6))
    day = read(two.sam, "my_day")
    assert "Ask how things are" in day
    assert "Only when you meet, with nobody else there" in day
    client = signed_in(two.bea_in)
    client.post(reverse("hide_private"))
    assert QUIET not in client.get(reverse("own_home")).content.decode()
    assert signed_in(two.bea_in).post(reverse("not_now", args=[two.beas.pk])).status_code == 303
    assert QUIET not in read(two.bea_in, "own_home")
    assert "Ask how things are" not in read(two.sam, "my_day")


@pytest.mark.requirement("S0-11")
def test_a_worker_reads_and_writes_it_only_with_that_account_and_both_only_with_both(at, now, two):
    checks_in(two.hers, {"together": "4", "go_on": "yes"}, by=two.ana_in, now=now)
    kept = checks_in(two.beas, {"together": "1", "go_on": "yes"}, by=two.bea_in, now=now)
    beas, anas = [two.bea, two.beas.pk], [two.ana, two.hers.pk]
    assert signed_in(two.sam).get(reverse("check_ins_of", args=beas)).status_code == 404
    opens_private(two, two.bea, now=now)
    assert "A little" in read(two.sam, "check_ins_of", *beas)
    assert signed_in(two.sam).get(reverse("check_ins_of", args=anas)).status_code == 404
    said = {f"said_on_{part}": value for part, value in (("day", "1"), ("month", "9"), ("year", "2026"))}
    wrote = signed_in(two.sam).post(reverse("take_check_in", args=beas), said | {"wants": "less"})
    assert wrote.status_code == 303, wrote.content.decode()
    anew, later = reverse("take_check_in_anew", args=[*beas, kept.pk]), {"said_on_day": "2"}
    assert signed_in(two.sam).post(anew, said | later | {"together": "1", "go_on": "yes"}).status_code == 303
    shown = read(two.sam, "check_ins_of", *beas)
    assert "Written down by a worker, as told: Sam Whitlock" in shown
    opens_private(two, two.ana, now=now)
    both = read(two.sam, "both_of_them", *beas)
    assert both.count("Far apart") == 1
    for key in (two.ana, two.bea):
        assert "Far apart" not in read(two.sam, "the_two_of_them", key)
    for one in (two.ana, two.bea):
        assert "Far apart" not in read(two.own(one), "my_check_ins", two.side(one).pk)


@pytest.mark.requirement("S0-11")
def test_by_program_each_says_it_alone_and_the_other_has_no_door_to_it(at, now, two):
    said = {"side": str(two.beas.pk), "answers": {"wants": "less", "health": None}, "key": str(two.bea)}
    first = api(two.bea_in, "/my-check-ins", said)
    assert (first.status_code, api(two.bea_in, "/my-check-ins", said).json()) == (201, first.json())
    again = said | {"answers": {"nights_woken": 8}, "key": None}
    refused = api(two.bea_in, "/my-check-ins", again)
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["nights_woken"])
    assert api(two.ana_in, "/my-check-ins", said | {"key": None}).status_code == 404
    assert [one["answers"] for one in api(two.bea_in, "/my-check-ins").json()] == [{"wants": "less"}]
    assert api(two.ana_in, "/my-check-ins").json() == []
    assert (
        api(two.bea_in, "/my-check-in-times", {"side": str(two.beas.pk), "often": "never"}).status_code == 201
    )
    theirs = f"/people/{two.bea}/pairs/{two.beas.pk}/check-ins"
    for login in (two.ana_in, two.bea_in, two.sam):
        assert api(login, theirs).status_code == 404
        more = {"side": str(two.beas.pk), "answers": {"wants": "more"}}
        if login != two.bea_in:
            assert api(login, f"/people/{two.bea}/check-ins", more).status_code == 404
    opens_private(two, two.bea, now=now)
    (one,) = api(two.sam, theirs).json()
    more = {"side": str(two.beas.pk), "answers": {"wants": "same"}, "instead_of": one["key"]}
    assert api(two.sam, f"/people/{two.bea}/check-ins", more).status_code == 201
    (one,) = api(two.sam, theirs).json()
    assert (one["answers"], one["written_as"]) == ({"wants": "same"}, "worker")


@pytest.mark.requirement("S0-12")
def test_a_change_is_not_closed_without_words_and_late_it_is_on_the_managers_list(at, now, two):
    User.objects.filter(pk=two.sam.pk).update(team=made.a_team())
    two.sam = User.objects.get(pk=two.sam.pk)
    manager = a_login("manager", now=now, team=made.a_team())
    path = reverse("notice_change", args=[two.bea, two.beas.pk])
    told = {"words": "She does the evenings too.", "noticed_by": "worker", "owner": str(two.sam.pk)}
    told |= {
        f"noticed_on_{part}": value for part, value in (("day", "20"), ("month", "11"), ("year", "2026"))
    }
    told |= {f"due_on_{part}": value for part, value in (("day", "27"), ("month", "11"), ("year", "2026"))}
    assert signed_in(two.sam).post(path, told | {"words": ""}).status_code == 422
    assert signed_in(two.sam).post(path, told).status_code == 303
    page = read(two.sam, "the_two_of_them", two.bea)
    assert "She does the evenings too." in page
    assert "by 27 November 2026" in page
    (change,) = api(two.sam, f"/people/{two.bea}/pairs/{two.beas.pk}/changes").json()
    assert (change["owner"], change["due_on"], change["done"]) == ("Sam Whitlock", "2026-11-27", "")
    for login in (two.bea_in, two.ana_in):
        assert api(login, f"/people/{two.bea}/pairs/{two.beas.pk}/changes").status_code == 404
    line = "Nothing is written yet about something that was noticed"
    assert line not in read(manager, "my_day", until="week")
    at(now + timedelta(days=9))
    for shown in (read(manager, "my_day"), api(manager, "/overdue-changes").content.decode()):
        assert "Sam Whitlock" in shown
        assert "evenings" not in shown
    assert line in read(manager, "my_day")
    assert api(two.sam, "/overdue-changes").status_code == 403
    close = reverse("close_change", args=[two.bea, change["task"]])
    assert close in read(two.sam, "my_day")
    assert "She does the evenings too." in signed_in(two.sam).get(close).content.decode()
    done = f"/people/{two.bea}/changes/{change['task']}/done"
    assert signed_in(two.sam).post(close, {"done": "  "}).status_code == 422
    refused = api(two.sam, done, {"done": " "})
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["done"])
    assert signed_in(two.sam).post(close, {"done": "A neighbour does two of them."}).status_code == 303
    assert api(two.sam, done, {"done": "Again."}).status_code == 409
    assert "Done: A neighbour does two of them." in read(two.sam, "the_two_of_them", two.bea)
    assert line not in read(manager, "my_day")
    new = {"side": str(two.beas.pk), "words": "And the mornings.", "noticed_on": "2026-11-20"}
    new |= {"due_on": "2026-12-20", "in_private": True}
    assert api(two.sam, f"/people/{two.bea}/changes", new).status_code == 404, "she holds no such account"
    assert api(two.sam, f"/people/{two.bea}/changes", new | {"in_private": False}).status_code == 201


def test_the_words_of_the_pages_can_be_read_at_eleven(at, now, two):
    open_to(two.bea_in, two.ana, Area.PLAN, now=now)
    checks_in(two.beas, {"wants": "less"}, by=two.bea_in, now=now)
    checks_in(two.hers, {"wants": "less"}, by=two.ana_in, now=now)
    for login, side in ((two.bea_in, two.beas), (two.ana_in, two.hers)):
        for name in ("my_check_ins", "check_in", "check_in_times", "check_in_help"):
            text = read(login, name, side.pk)
            assert Seen(role="person", name=name, address=f"/{name}/", status=200, text=text).faults() == []
