"""The pages of the two of them: one's own, the switch for when somebody may be looking, and a worker's."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.statuses import DomainKind, Holder, Part
from tests.factories import casework as made
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import (
    COATS,
    COMPANY,
    MEALS,
    TIRED,
    a_new_holder,
    close_to_each_other,
    opens_private,
    own_sign_in,
    releases,
    says,
    the_two,
)
from tests.pages.home.signing_in import read, signed_in
from tests.stories.looking import Seen

pytestmark = pytest.mark.django_db
SINCE = {"since_day": "7", "since_month": "9", "since_year": "2026"}


@pytest.fixture(autouse=True)
def still(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def two(now):
    return the_two(now)


def page(two, of) -> str:
    return read(two.own(of), "you_and", two.side(of).pk)


@pytest.mark.requirement("S0-01", "S0-02", "S0-03")
def test_each_writes_lets_be_read_and_takes_back_on_a_page_of_their_own(now, looking, two):
    for login, called in ((two.ana_in, "You and Bea"), (two.bea_in, "You and Mum")):
        assert called in read(login, "own_home")
    client = signed_in(two.bea_in)
    sent = client.post(reverse("say_of_us", args=[two.beas.pk, "gives"]), {"words": MEALS})
    assert sent.status_code == 303, sent.content.decode()
    assert MEALS in page(two, two.bea)
    assert MEALS not in page(two, two.ana)
    with looking(two.bea_in):
        (words,) = queries.words_of(two.beas, viewer=two.bea_in)
    keys = [two.beas.pk, words.pk]
    assert f"“{MEALS}”" in read(two.bea_in, "release_our_words", *keys)
    assert client.post(reverse("release_our_words", args=keys)).status_code == 303
    assert "Mum may read this" in page(two, two.bea)
    hers = page(two, two.ana)
    assert MEALS in hers.split("Bea does for you")[1], "what Bea gives stands where Ana gets"
    assert "Bea’s words, shared with you" in hers
    client.post(reverse("change_our_words", args=keys), {"words": "Meals on weekdays."})
    assert f"may read what you wrote before: “{MEALS}”" in page(two, two.bea)
    assert client.post(reverse("take_back_our_words", args=keys)).status_code == 303
    assert MEALS not in page(two, two.ana)
    with looking(two.bea_in):
        (words,) = queries.words_of(two.beas, viewer=two.bea_in)
    assert client.post(reverse("remove_our_words", args=[two.beas.pk, words.pk])).status_code == 303
    assert "Meals on weekdays." not in page(two, two.bea)


def test_a_button_pressed_twice_says_it_once_and_nothing_typed_is_lost(now, looking, two):
    client, path = signed_in(two.bea_in), reverse("say_of_us", args=[two.beas.pk, "how_it_is"])
    for _ in range(2):
        client.post(path, {"words": TIRED, "form_key": "5f7b2f8e-7e0c-4f39-9d2b-0a4c7f1f0b07"})
    with looking(two.bea_in):
        assert len(queries.words_of(two.beas, viewer=two.bea_in)) == 1
    sent = client.post(path, {"words": "x" * 5001})
    assert (sent.status_code, "x" * 5001 in sent.content.decode()) == (422, True)
    assert client.get(reverse("say_of_us", args=[two.beas.pk, "no-such-part"])).status_code == 404


@pytest.mark.requirement("B-28")
def test_someone_may_be_looking_and_the_private_part_goes_with_nothing_in_its_place(now, looking, two):
    says(two.beas, TIRED, by=two.bea_in, now=now, part=Part.HOW_IT_IS)
    out = says(two.beas, MEALS, by=two.bea_in, now=now)
    releases(out, by=two.bea_in, now=now)
    kept = says(two.beas, COMPANY, by=two.bea_in, now=now)
    client, path = signed_in(two.bea_in), reverse("you_and", args=[two.beas.pk])
    assert TIRED in client.get(path).content.decode()
    assert client.post(reverse("hide_private")).status_code == 303
    shown = client.get(path).content.decode()
    for gone in (TIRED, COMPANY, MEALS, "How it is for you", 'class="private"', "alone"):
        assert gone not in shown
    keys = [two.beas.pk, kept.pk]
    assert client.get(reverse("change_our_words", args=keys)).status_code == 404
    again = signed_in(two.bea_in).get(path).content.decode()
    assert TIRED in again, "it comes back with the next sign-in"


@pytest.mark.requirement("S0-05")
def test_she_moves_a_decision_and_the_picture_and_the_list_say_it(now, looking, two):
    client = signed_in(two.ana_in)
    with looking(two.ana_in):
        before = a_new_holder(two.hers, holder=Holder.CARER, since=date(2024, 5, 1))
        first = actions.move_decision(holder=before, by=two.ana_in, at=now)
    path = reverse("move_my_decision", args=[two.hers.pk, "hiring"])
    typed = {"holder": "person", "idea_of": "person", "basis": "own", **SINCE}
    late = client.post(path, typed | {"seen": ""})
    assert late.status_code == 409
    sent = client.post(path, typed | {"seen": str(first.pk)})
    assert sent.status_code == 303, sent.content.decode()
    every = read(two.ana_in, "who_decides", two.hers.pk)
    assert "since 7 September 2026. Before: Bea" in every
    hers = page(two, two.ana)
    assert "You decide six of these. Bea decides two." in hers
    assert "moved September 2026" in hers
    assert "Bea, until September 2026" in hers
    form = client.get(path).content.decode()
    assert "Bea, from 1 May 2024" in form
    assert "Everybody decides about their own life" in form, "she is not spoken of as somebody else"
    assert "Who decides what" not in page(two, two.bea), "not shared: as if it were not there"
    open_to(two.bea_in, two.ana, Area.PLAN, now=now)
    beas = page(two, two.bea)
    assert "Mum decides six of these. You decide two." in beas
    assert "Mum chose to let you see this." in beas
    for name, *more in (("who_decides",), ("move_my_decision", "hiring")):
        assert signed_in(two.bea_in).get(reverse(name, args=[two.beas.pk, *more])).status_code == 404


@pytest.mark.requirement("S0-05")
def test_what_a_carer_says_of_a_decision_stands_at_it_once_she_lets_it_be_read(now, two):
    agreed = {"part": Part.DECISION, "decision": DomainKind.HIRING, "agrees": True}
    words = says(two.beas, "She picks well.", by=two.bea_in, now=now, **agreed)
    assert "She picks well." not in page(two, two.ana)
    releases(words, by=two.bea_in, now=now)
    assert "Bea says of “Who your assistants are”, and agrees: “She picks well.”" in page(two, two.ana)


@pytest.mark.requirement("S2-29")
def test_she_says_how_close_people_are_and_a_past_day_stays_as_it_was(now, looking, two):
    client = signed_in(two.ana_in)
    with looking(two.ana_in):
        (bea,) = queries.near_people(two.ana, viewer=two.ana_in, on=now.date())
    then = now - timedelta(days=30)
    with looking(two.ana_in, then):
        placed = [actions.Placed(bea.who, "outer")]
        actions.place_in_circle(person=two.ana, items=placed, by=two.ana_in, at=then)
    assert client.post(reverse("place_my_people"), {bea.who: "inner"}).status_code == 303
    assert "Closest to me: Bea." in read(two.ana_in, "my_circle")
    past = read(two.ana_in, "my_circle", on="2026-11-01")
    assert "On 1 November 2026: Part of my life: Bea." in past
    assert "Closest to me: Bea." in read(two.ana_in, "my_circle", on="not a day")
    assert client.post(reverse("place_my_people"), {bea.who: "nearest"}).status_code == 422


def test_asking_to_talk_alone_is_on_the_workers_day_until_it_is_done(now, looking, two):
    made.allocated(two.bea, two.sam, now=now)
    signed_in(two.bea_in).post(reverse("talk_alone", args=[two.beas.pk]))
    assert "You asked on 20 November 2026 to talk with nobody else there." in page(two, two.bea)
    assert "Talk with them alone" in read(two.sam, "my_day", until="week")
    assert "Bea asked on 20 November 2026" in read(two.sam, "the_two_of_them", two.bea).replace(" Marsh", "")
    with looking(two.sam):
        (ask,) = queries.alone_asks([two.bea], viewer=two.sam)
    assert signed_in(two.sam).post(reverse("met_alone", args=[two.bea, ask.pk])).status_code == 303
    assert "Talk with them alone" not in read(two.sam, "my_day", until="week")
    assert signed_in(two.sam).get(reverse("met_alone", args=[two.bea, ask.pk])).status_code == 404


def test_a_worker_reads_each_on_their_own_record_and_both_only_with_both(now, two):
    says(two.hers, COATS, by=two.ana_in, now=now)
    words = says(two.beas, TIRED, by=two.bea_in, now=now)
    for key in (two.ana, two.bea):
        shown = read(two.sam, "the_two_of_them", key)
        assert COATS not in shown
        assert TIRED not in shown
    opens_private(two, two.bea, now=now)
    beas = read(two.sam, "the_two_of_them", two.bea)
    assert TIRED in beas
    assert "side by side" not in beas
    both = reverse("both_of_them", args=[two.bea, two.beas.pk])
    assert signed_in(two.sam).get(both).status_code == 404
    opens_private(two, two.ana, now=now)
    assert COATS not in read(two.sam, "the_two_of_them", two.bea)
    shown = signed_in(two.sam).get(both).content.decode()
    assert COATS in shown
    assert TIRED in shown
    assert '<div class="no-print">' in shown
    anew = reverse("write_words_anew", args=[two.bea, two.beas.pk, words.pk])
    assert signed_in(two.sam).post(anew, {"words": "Not on Mondays."}).status_code == 303
    kept = read(two.sam, "the_two_of_them", two.bea)
    assert f"Before: “{TIRED}”" in kept
    assert "Written down by a worker, as told" in kept


@pytest.mark.requirement("S0-18")
def test_a_worker_opens_it_for_two_and_writes_down_that_there_is_no_carer(now, looking):
    sam = a_login("social-worker", now=now, name="Sam Whitlock", team=made.a_team())
    ana, bea = close_to_each_other(sam, now)
    irene = made.somebody(now=now, name="Irene Osei", seen_by=[sam])
    made.allocated(irene, sam, now=now)
    assert "Nobody has asked yet" in read(sam, "person_record", irene)
    days = {f"said_on_{part}": value for part, value in (("day", "20"), ("month", "11"), ("year", "2026"))}
    again = {
        f"ask_again_on_{part}": value for part, value in (("day", "21"), ("month", "11"), ("year", "2026"))
    }
    sent = signed_in(sam).post(reverse("no_carer", args=[irene]), days | again)
    assert sent.status_code == 303, sent.content.decode()
    assert "Says that nobody cares for them" in read(sam, "person_record", irene)
    assert "Ask again who cares for them, unpaid" in read(sam, "my_day", until="week")

    assert "Open a page for the two of them" in read(sam, "the_two_of_them", ana)
    typed = {"kind": "parent_child", "starts_on_day": "1", "starts_on_month": "9", "starts_on_year": "2026"}
    opened = signed_in(sam).post(reverse("open_pair", args=[ana, bea]), typed)
    assert opened.status_code == 303, opened.content.decode()
    assert "With Bea: parent and grown-up child" in read(sam, "person_record", ana)
    assert signed_in(sam).get(reverse("open_pair", args=[ana, bea])).status_code == 404
    with looking(sam):
        (side,) = queries.sides_of(ana, viewer=sam)
    moved = {"holder": "both", "idea_of": "both", "basis": "agreed", "person_agrees": "yes", **SINCE}
    where = reverse("move_decision", args=[ana, side.pk, "keys"])
    assert signed_in(sam).post(where, moved).status_code == 303
    assert "Both of them" in read(sam, "the_two_of_them", ana)
    ends = {
        f"ends_before_{part}": value for part, value in (("day", "20"), ("month", "11"), ("year", "2026"))
    }
    assert signed_in(sam).post(reverse("end_pair", args=[ana, side.pk]), ends).status_code == 303
    assert "ended before 20 November 2026" in read(sam, "the_two_of_them", ana)


def test_whoever_may_not_keep_it_finds_no_such_page(now, two):
    stranger = a_login("assessor", now=now)
    irene_in = own_sign_in(made.somebody(now=now, name="Irene Osei", seen_by=[]), "person", now=now)
    for login, name, keys in (
        (stranger, "the_two_of_them", [two.ana]),
        (two.ana_in, "the_two_of_them", [two.ana]),
        (two.bea_in, "the_two_of_them", [two.ana]),
        (two.ana_in, "you_and", [two.beas.pk]),
        (irene_in, "you_and", [two.hers.pk]),
        (irene_in, "who_decides", [two.hers.pk]),
    ):
        assert signed_in(login).get(reverse(name, args=keys)).status_code == 404, name


def test_a_person_with_nobody_around_is_told_what_to_do(now):
    irene = made.somebody(now=now, name="Irene Osei")
    shown = read(own_sign_in(irene, "person", now=now), "my_circle")
    assert "Nobody is recorded as close to you yet." in shown


def test_the_words_of_the_pages_can_be_read_at_eleven(now, two):
    releases(says(two.hers, COATS, by=two.ana_in, now=now), by=two.ana_in, now=now)
    shown = {"you_and": page(two, two.ana), "my_circle": read(two.ana_in, "my_circle")}
    shown["who_decides"] = read(two.ana_in, "who_decides", two.hers.pk)
    for name, text in shown.items():
        seen = Seen(role="person", name=name, address=f"/{name}/", status=200, text=text)
        assert seen.faults() == []
