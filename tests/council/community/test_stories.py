"""Stories in people's own words: shown once somebody read them, gone in the minute they are taken back."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.urls import reverse

from sayso.council.community import actions, queries
from sayso.foundation.access import clock
from sayso.foundation.access.viewer import viewing
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.conftest import AuditDown
from tests.factories.logins import a_login
from tests.factories.partnership import the_two
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
TEA = "I wanted tea at seven, as my mother had it. Now I have it, in the yellow cup."


@pytest.fixture
def two(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)
    return the_two(now)


@pytest.fixture
def rhys(now):
    return a_login("moderator", now=now)


def told(two, now, words=TEA, **said):
    with viewing(two.ana_in, at=now):
        story = actions.NewStory(person=two.ana, words=words, **said)
        return actions.tell_story(story=story, by=two.ana_in, at=now)


def reads(story, by, now, *, is_fit=True, said_back=""):
    with viewing(by, at=now):
        return actions.read_story(story=story.pk, is_fit=is_fit, said_back=said_back, by=by, at=now)


def shown(client, words=""):
    page = plain(client.get(reverse("stories"), {"q": words}).content.decode())
    door = client.get("/api/stories", {"q": words}).json()
    assert all(one["words"] in page for one in door), "the page and the API tell the same"
    return [one["words"] for one in door]


@pytest.mark.requirement("S2-33")
def test_it_is_shown_once_somebody_read_it_and_gone_from_page_search_and_api_when_taken_back(
    client, now, two, rhys
):
    home = plain(read(two.bea_in, "own_home"))
    ana = signed_in(two.ana_in)
    assert ana.post(reverse("tell_story"), {"words": " "}).status_code == 422
    assert ana.post(reverse("tell_story"), {"words": TEA, "called": "A singer"}).status_code == 303
    assert shown(client) == []
    assert "Until then it is not shown." in read(two.ana_in, "my_stories")
    waits = read(rhys, "stories_to_read")
    assert "I wanted tea at seven" in waits
    assert "Marsh" not in waits, "nothing says who told it"
    (one,) = signed_in(rhys).get("/api/stories-to-read").json()
    page = reverse("read_story", args=[one["key"]])
    assert signed_in(rhys).post(page, {"is_fit": "no"}).status_code == 422
    assert signed_in(rhys).post(page, {"is_fit": "yes"}).status_code == 303
    assert signed_in(rhys).get(page).status_code == 404, "it waits no longer"

    for words in ("", "YELLOW cup", "singer"):
        assert shown(client, words) == [TEA]
    assert shown(client, "Marsh") == []
    assert "November 2026" in plain(client.get(reverse("stories")).content.decode())
    assert plain(read(two.bea_in, "own_home")) == home

    back = reverse("take_back_story", args=[one["key"]])
    assert signed_in(two.bea_in).post(back).status_code == 404
    assert ana.post(back).status_code == 303
    assert ana.post(back).status_code == 422, "it is taken back already"
    for words in ("", "YELLOW cup", "singer"):
        assert shown(client, words) == []
    assert shown(signed_in(rhys)) == []
    assert "You took it back. Nobody reads it." in read(two.ana_in, "my_stories")


def test_a_search_with_signs_that_no_story_holds_finds_what_the_words_find(client, now, two, rhys):
    story = told(two, now)
    reads(story, rhys, now)
    found = client.get(reverse("stories"), {"q": " tea at\0 seven "})
    assert found.status_code == 200
    assert "yellow cup" in plain(found.content.decode())


def test_a_moderator_says_what_to_change_reads_none_of_their_own_and_learns_nobody(now, looking, two, rhys):
    story = told(two, now, words="My neighbour at number 9 drinks.")
    with pytest.raises(Invalid):
        reads(story, rhys, now, is_fit=False)
    reads(story, rhys, now, is_fit=False, said_back="Leave out the neighbour.")
    assert queries.stories_shown() == []
    assert "Leave out the neighbour." in read(two.ana_in, "my_stories")
    with pytest.raises(WrongState):
        reads(story, rhys, now)
    taken = told(two, now)
    with viewing(two.ana_in, at=now):
        actions.take_back_story(person=two.ana, story=taken.pk, by=two.ana_in, at=now)
    with pytest.raises(WrongState):
        reads(taken, rhys, now)
    with pytest.raises(NotPermitted):
        reads(taken, two.sam, now)
    for login in (two.sam, two.bea_in, rhys):
        with looking(login):
            assert queries.stories_of(two.ana, viewer=login) == []
            assert login == rhys or queries.stories_to_read(viewer=login) == []
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("update community_story set is_fit = true")
    with viewing(two.sam, at=now), pytest.raises(ProgrammingError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select community_read_story(%s, true, '', now())", [story.pk])


def test_nobody_tells_or_takes_back_for_somebody_else_and_nothing_is_half_kept(now, two, request):
    story = actions.NewStory(person=two.ana, words=TEA)
    kept = told(two, now)
    for login in (two.bea_in, two.sam):
        with viewing(login, at=now), pytest.raises((NotFound, NotPermitted)):
            actions.tell_story(story=story, by=login, at=now)
        with viewing(login, at=now), pytest.raises((NotFound, NotPermitted)):
            actions.take_back_story(person=two.ana, story=kept.pk, by=login, at=now)
    with pytest.raises(Invalid):
        told(two, now, words="x" * 4001)
    request.getfixturevalue("audit_fails")
    with pytest.raises(AuditDown):
        told(two, now)
    with viewing(two.ana_in, at=now), pytest.raises(AuditDown), transaction.atomic():
        actions.take_back_story(person=two.ana, story=kept.pk, by=two.ana_in, at=now)
    with viewing(two.ana_in, at=now):
        (row,) = queries.stories_of(two.ana, viewer=two.ana_in)
    assert (row.pk, row.taken_back_at) == (kept.pk, None)
