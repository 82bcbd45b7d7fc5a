"""Two worlds: with and without what one of them wrote or asked, all that the other gets is the same."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.statuses import DomainKind, Part
from tests.factories.logins import open_to
from tests.factories.partnership import COATS, MEALS, TIRED, new_words, releases, says, the_two
from tests.pages.home.signing_in import plain, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-03", "S0-11", "B-28")]


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def two(now):
    """The two, each of whom shares with the other whatever can be shared."""
    made = the_two(now)
    for login, other in ((made.ana_in, made.bea), (made.bea_in, made.ana)):
        open_to(login, other, Area.PLAN, Area.CONTACT, Area.MONEY, now=now)
    return made


def bytes_of(client: Client, path: str) -> tuple[int, str]:
    """Return an answer without what is new in every answer."""
    answer = client.get(path)
    return answer.status_code, re.sub(r'nonce-[^"\']+', "", plain(answer.content.decode()))


def world_of(two, person) -> dict[str, tuple[int, str]]:
    """Return everything that one of the two can fetch: pages, doors, and the other's addresses."""
    client, side = signed_in(two.own(person)), two.side(person)
    other = two.bea if person == two.ana else two.ana
    theirs = two.side(other)
    paths = [reverse(name) for name in ("own_home", "my_circle", "who_looked", "who_may_see", "my_letters")]
    paths += [reverse("you_and", args=[side.pk]), reverse("you_and", args=[theirs.pk])]
    paths += [reverse("who_decides", args=[side.pk]), reverse("shared_with_me", args=[other])]
    paths += [reverse("the_two_of_them", args=[key]) for key in (person, other)]
    paths += [reverse("both_of_them", args=[person, side.pk]), reverse("find") + "?q=Marsh"]
    paths += [f"/api/{name}" for name in ("my-pairs", "my-circle", "my-wishes", "who-looked", "me")]
    paths += [f"/api/people/{other}/pairs/{theirs.pk}/decisions", f"/api/people/{other}/wishes"]
    return {path: bytes_of(client, path) for path in paths}


def write_privately(two, person, now, looking) -> None:
    """Let one of the two write, change, take out, let be read and take back, and agree in private."""
    side, login = two.side(person), two.own(person)
    said = says(side, TIRED, by=login, now=now, part=Part.HOW_IT_IS)
    says(side, "Fine by me.", by=login, now=now, part=Part.DECISION, decision=DomainKind.KEYS, agrees=False)
    gone = says(side, COATS, by=login, now=now)
    releases(gone, by=login, now=now)
    with looking(login):
        to = new_words(side, TIRED + " Nor Wednesdays.", part=Part.HOW_IT_IS)
        actions.change_words(account=said.pk, to=to, by=login, at=now)
        actions.take_back_words(account=gone.pk, person=person, by=login, at=now)
        actions.remove_words(account=gone.pk, person=person, by=login, at=now)


@pytest.mark.parametrize("writes", ["ana", "bea"])
def test_what_one_wrote_in_private_changes_no_byte_of_what_the_other_gets(now, looking, two, writes):
    writer = getattr(two, writes)
    reader = two.bea if writer == two.ana else two.ana
    without = world_of(two, reader)
    write_privately(two, writer, now, looking)
    assert world_of(two, reader) == without
    assert without[reverse("you_and", args=[two.side(reader).pk])][0] == 200
    assert without[reverse("you_and", args=[two.side(writer).pk])][0] == 404


@pytest.mark.parametrize("asks", ["ana", "bea"])
def test_a_pause_looks_as_if_nothing_had_ever_been_let_be_read(now, looking, two, asks):
    """Whoever asks to be seen alone: the other's world is that in which nothing was released."""
    person = getattr(two, asks)
    reader = two.bea if person == two.ana else two.ana
    never = world_of(two, reader)
    writer, side = two.own(person), two.side(person)
    releases(says(side, MEALS, by=writer, now=now), by=writer, now=now)
    let = world_of(two, reader)
    assert MEALS in let[reverse("you_and", args=[two.side(reader).pk])][1]
    with looking(writer):
        actions.ask_to_talk_alone(person=person, by=writer, at=now)
    assert world_of(two, reader) == never


def test_ones_own_page_never_tells_that_the_other_was_not_shown_it(now, looking, two):
    releases(says(two.hers, COATS, by=two.ana_in, now=now), by=two.ana_in, now=now)
    before = world_of(two, two.ana)
    with looking(two.bea_in):
        actions.ask_to_talk_alone(person=two.bea, by=two.bea_in, at=now)
        assert queries.shared_with_me(viewer=two.bea_in) == []
    assert world_of(two, two.ana) == before


def test_one_who_ends_it_changes_no_byte_for_the_other_but_what_she_had_let_them_read(now, looking, two):
    without = world_of(two, two.ana)
    with looking(two.bea_in):
        actions.end_side(person=two.bea, side=two.beas.pk, ends_before=now.date(), by=two.bea_in, at=now)
    assert world_of(two, two.ana) == without
