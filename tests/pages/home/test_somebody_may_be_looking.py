"""Somebody may be looking: what is hidden, that nothing says so, the way back; and the way out."""

import pytest
from django.conf import settings
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.models import Subject
from sayso.foundation.audit.models import AuditEvent
from sayso.foundation.letters.actions import send_letter
from sayso.foundation.letters.outbox import WayKind
from sayso.journey.partnership.statuses import Part
from tests.factories import letters
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import TIRED, says, the_two
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-28")]
#: Pages of one's own history and messages, with what stands there for somebody who has none.
EMPTY = {
    "my_letters": "We have not sent you a letter yet.",
    "my_timeline": "Nothing has happened yet.",
    "who_looked": "Nobody is on this list.",
}


@pytest.fixture(autouse=True)
def still(monkeypatch, now, council_home):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def two(now, looking):
    """Bea has a letter, words of her own, a history, and somebody looked at her record."""
    two = the_two(now)
    open_to(two.sam, two.bea, Area.PRIVATE, now=now)
    says(two.beas, TIRED, by=two.bea_in, now=now, part=Part.HOW_IT_IS)
    subject = Subject.objects.get(pk=two.bea)
    with looking(two.sam):
        letter = letters.a_letter(subject, by=two.sam, at=now)
        reach = letters.reach_by_post(subject)
        send_letter(letter=letter, reach=reach, way=WayKind.POST, by=two.sam, at=now)
        looked_at(page="person_record", people=[two.bea], by=two.sam, at=now)
    return two


def test_history_and_messages_are_as_of_somebody_who_has_none_until_the_next_sign_in(now, looking, two):
    client, auditor = signed_in(two.bea_in), a_login("auditor", now=now)

    def trail():
        with looking(auditor):
            return set(AuditEvent.objects.values_list("action", "actor_id", "at"))

    def pages(of):
        return {name: plain(of.get(reverse(name)).content.decode()) for name in EMPTY}

    full, hers, before = pages(client), plain(read(two.ana_in, "own_home")), trail()
    together = reverse("you_and", args=[two.beas.pk])
    assert TIRED in client.get(together).content.decode()
    assert [client.get(door).json() == [] for door in ("/api/who-looked", "/api/my-timeline")] == [False] * 2

    sent = client.post(reverse("hide_private"))
    assert (sent.status_code, sent["Location"]) == (303, reverse("own_home"))
    assert trail() == before, "the switch leaves no event"
    hidden = pages(client)
    assert [name for name, words in EMPTY.items() if words in full[name] or words not in hidden[name]] == []
    assert TIRED not in client.get(together).content.decode()
    assert [client.get(door).json() for door in ("/api/who-looked", "/api/my-timeline")] == [[], []]
    copy = client.get("/api/my-copy").content.decode()
    assert "grab rail" not in copy
    assert TIRED not in copy
    home = client.get(reverse("own_home")).content.decode()
    assert "Someone may be looking" in home, "the switch looks the same, on or off"
    assert client.get(reverse("hide_private")).status_code == 405, "and nothing turns it off"
    assert plain(read(two.ana_in, "own_home")) == hers
    path = reverse("say_of_us", args=[two.beas.pk, Part.HOW_IT_IS.value])
    assert client.post(path, {"words": "I kept this too."}).status_code == 303, "what she says is kept"

    again = signed_in(two.bea_in)
    back = pages(again)
    assert back["my_letters"] == full["my_letters"], "it comes back with the next sign-in"
    assert back["who_looked"] == full["who_looked"]
    assert "I kept this too." in again.get(together).content.decode()


def test_whoever_leaves_is_signed_out_and_no_address_of_ours_answers_with_a_page(two):
    out = settings.COUNCIL["exit_address"]
    client = signed_in(two.bea_in)
    home = client.get(reverse("own_home"))
    assert "no-store" in home["Cache-Control"]
    assert f'href="{reverse("leave")}"' in home.content.decode(), "a plain link, without script"
    left = client.get(reverse("leave"))
    assert (left.status_code, left["Location"], left["Cache-Control"]) == (303, out, "no-store")
    assert not client.cookies[settings.SESSION_COOKIE_NAME].value
    for name in ("own_home", "my_letters", "account_login", "home", "words_explained"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer["Location"]) == (303, out), f"Back to {name}"
    assert client.get("/api/me").status_code == 401
    assert client.get(reverse("come_back")).status_code == 200
    assert client.get(reverse("account_login")).status_code == 200
    assert client.post(reverse("leave")).status_code == 303, "a form does it too"
    client.force_login(two.bea_in, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("own_home")).status_code == 200, "signed in again, they are back"
    wiped = client.post(reverse("account_logout"))
    assert wiped["Clear-Site-Data"] == '"cache"', "signing out wipes the phone"
