"""Reading, writing and sending letters on a page."""

import uuid

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import who_looked
from sayso.foundation.access.models import User
from sayso.foundation.letters import actions
from sayso.foundation.letters.models import Letter, Sending
from sayso.foundation.letters.outbox import Layout, WayKind
from sayso.foundation.letters.queries import copy_of
from tests.factories.letters import FIELDS, a_letter, a_way, reach_by_post, reach_without_post
from tests.factories.logins import a_login, open_to
from tests.pages.letters import reaching
from tests.pages.letters.conftest import signed_in, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(now, looking, worker, person):
    with looking(worker):
        return a_letter(person, by=worker, at=now)


def address(name, letter, **more):
    return reverse(name, kwargs={"person": letter.person_id, "letter_key": letter.pk, **more})


def sent(desk, letter, **typed):
    given = {"way": "post", "layout": "standard", "form_key": str(uuid.uuid4())}
    return desk.post(address("send_letter", letter), given | typed)


def test_the_list_says_what_was_written_and_how_it_was_sent(desk, letter):
    page = words(desk.get(reverse("person_letters", args=[letter.person_id])))
    assert "You can get a grab rail for free Advice and information, in writing today Not sent" in page
    assert "Who is working with you" in page


def test_with_no_letter_the_list_says_so(desk, person):
    assert "No letter has been written" in words(desk.get(reverse("person_letters", args=[person.pk])))


@pytest.mark.parametrize("layout", list(Layout))
def test_the_letter_stands_on_the_page_as_the_person_gets_it(desk, letter, layout):
    page = words(desk.get(address("letter", letter), {"layout": layout}))
    assert "A rail by the bath can be fitted for free." in page
    assert "Not sent yet." in page
    assert "hard to read" not in page


def test_the_pdf_is_the_very_one_that_is_kept_and_its_name_says_nothing(desk, letter, looking, worker):
    answer = desk.get(address("letter_pdf", letter))
    with looking(worker):
        kept = copy_of(letter, Layout.STANDARD, viewer=worker)
    assert answer.content == bytes(kept.pdf)
    assert answer["Content-Disposition"] == 'inline; filename="letter.pdf"'


def test_opening_a_letter_or_its_pdf_leaves_a_trace_that_the_person_can_read(
    now, desk, letter, person, looking
):
    ana = a_person_with_a_page(person, now)
    for number, name in enumerate(("letter", "letter_pdf", "send_letter"), start=1):
        desk.get(address(name, letter))
        with looking(ana):
            assert len(who_looked()) == number


def test_a_pdf_in_a_layout_nobody_drew_is_drawn_and_not_kept(desk, letter, looking, worker):
    assert desk.get(address("letter_pdf", letter), {"layout": "easy"}).content.startswith(b"%PDF")
    with looking(worker):
        assert copy_of(letter, Layout.EASY, viewer=worker) is None


@pytest.mark.requirement("S3-09", "B-24")
def test_a_letter_that_is_hard_to_read_says_so_before_it_goes(now, desk, looking, worker, person):
    hard = "Notwithstanding considerations enumerated, discretionary provision remains inappropriate. " * 3
    with looking(worker):
        letter = a_letter(person, by=worker, at=now, fields={**FIELDS["advice"], "why": hard})
    assert "This letter is hard to read." in words(desk.get(address("letter", letter)))


def test_a_letter_is_written_on_a_page_and_read_before_it_goes(desk, person, looking, worker):
    typed = {
        "answer": "You can get a rail",
        "asked_on_day": "18",
        "asked_on_month": "11",
        "asked_on_year": "2026",
        "asked": "",
        "advice": "A rail is free.\n\nAsk Home Safe.",
        "places": "",
        "why": "That is all you want.",
    }
    answer = desk.post(reverse("write_letter", args=[person.pk, "advice"]), typed)
    assert answer.status_code == 303
    page = words(desk.get(answer.url))
    assert "Dear Ana Marsh" in page
    assert "A rail is free. Ask Home Safe." in page
    assert "Not sent yet." in page


@pytest.mark.requirement("B-24")
def test_a_gap_in_a_letter_is_named_at_its_field_and_nothing_is_lost(desk, person):
    typed = {"answer": "You can get a rail", "why": "That is all."}
    answer = desk.post(reverse("write_letter", args=[person.pk, "advice"]), typed)
    assert answer.status_code == 422
    assert 'href="#id_advice"' in answer.content.decode()
    assert 'value="You can get a rail"' in answer.content.decode()
    assert Letter.objects.count() == 0


def test_a_letter_with_a_sum_in_it_is_not_written_by_hand(desk, person):
    for code in ("what_you_would_pay", "no-such-letter"):
        assert desk.get(reverse("write_letter", args=[person.pk, code])).status_code == 404


@pytest.mark.requirement("B-06")
def test_only_safe_ways_are_offered_and_the_others_say_why(desk, letter, person):
    reaching.said[person.pk] = reach_without_post(person)
    answer = desk.get(address("send_letter", letter))
    page = answer.content.decode()
    assert "Not by post. Do not post anything to this person." in words(answer)
    assert 'value="text"' in page
    assert 'value="post"' not in page
    assert "Orchard Row" not in page
    assert "It says only that there is a letter." in page
    quiet = reach_by_post(person, ways=[a_way(WayKind.TEXT, quiet=True)])
    reaching.said[person.pk] = quiet
    assert "It names nobody: not the council" in words(desk.get(address("send_letter", letter)))


@pytest.mark.requirement("B-06")
def test_a_way_that_became_unsafe_since_the_page_was_opened_is_refused_and_the_safe_one_named(
    desk, letter, person, looking, worker
):
    reaching.said[person.pk] = reach_without_post(person)
    answer = sent(desk, letter, way="post")
    assert answer.status_code == 409
    assert "Do not post anything to this person. Send a text message, weekday mornings." in words(answer)
    with looking(worker):
        assert not Sending.objects.exists()


@pytest.mark.requirement("B-06")
def test_with_no_safe_way_there_is_no_button_to_press(desk, letter, person):
    reaching.said[person.pk] = reach_by_post(person, ways=[a_way(WayKind.POST, allowed=False, because="No.")])
    answer = desk.get(address("send_letter", letter))
    assert "There is no safe way on the record." in words(answer)
    assert "<button" not in answer.content.decode().split('id="main-content"')[1]


def test_a_letter_is_sent_once_however_often_the_form_is(
    desk, letter, looking, worker, django_capture_on_commit_callbacks
):
    key = str(uuid.uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        first, again = sent(desk, letter, form_key=key), sent(desk, letter, form_key=key)
    assert first.status_code == again.status_code == 303
    with looking(worker):
        assert Sending.objects.get().state == "out"
    assert "Sent by post, today." in words(desk.get(first.url))


def test_a_letter_that_waits_for_a_safe_time_says_until_when(desk, letter, person):
    reaching.said[person.pk] = reach_without_post(person)
    answer = sent(desk, letter, way="text")
    page = words(desk.get(answer.url))
    assert "It goes Monday 23 November, 9 am." in page
    assert "To go by text message, waits until Monday 23 November." in page


def test_a_letter_that_came_back_is_recorded_from_its_own_page(
    desk, letter, looking, worker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sent(desk, letter)
    with looking(worker):
        sending = Sending.objects.get()
    back = address("letter_returned", letter, sending=sending.pk)
    assert desk.get(back).status_code == 200
    assert desk.post(back, {}).status_code == 303
    assert "came back today" in words(desk.get(address("letter", letter)))
    assert desk.post(back, {}).status_code == 422


def test_whoever_has_no_grant_finds_nothing_at_any_of_these_addresses(now, letter):
    stranger = signed_in(a_login("social-worker", now=now))
    addresses = [
        reverse("person_letters", args=[letter.person_id]),
        reverse("write_letter", args=[letter.person_id, "advice"]),
        *(address(name, letter) for name in ("letter", "letter_pdf", "send_letter")),
        address("letter_returned", letter, sending=uuid.uuid4()),
    ]
    assert {stranger.get(one).status_code for one in addresses} == {404}
    assert sent(stranger, letter).status_code == 404


def a_person_with_a_page(person, now) -> User:
    login = a_login("person", now=now, name="Ana Marsh")
    User.objects.filter(pk=login.pk).update(subject=person)
    open_to(login, person, Area.PAPERS, now=now)
    return User.objects.get(pk=login.pk)


def test_somebody_reads_the_letters_that_they_were_sent_and_no_draft(now, letter, person, looking, worker):
    with looking(worker):
        actions.send_letter(letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now)
        draft = a_letter(person, by=worker, at=now)
    ana = signed_in(a_person_with_a_page(person, now))
    listed = ana.get(reverse("my_letters"))
    assert str(letter.pk) in listed.content.decode()
    assert str(draft.pk) not in listed.content.decode()
    assert ana.get(reverse("my_letter", args=[draft.pk])).status_code == 404
    for layout in Layout:
        page = ana.get(reverse("my_letter", args=[letter.pk]), {"layout": layout})
        assert "A rail by the bath can be fitted for free." in words(page)
        pdf = ana.get(reverse("my_letter_pdf", args=[letter.pk]), {"layout": layout})
        assert pdf.content.startswith(b"%PDF")


def test_nobody_reads_anothers_letters_as_their_own(now, letter, person, looking, worker):
    with looking(worker):
        actions.send_letter(letter=letter, reach=reach_by_post(person), way=WayKind.POST, by=worker, at=now)
    another = signed_in(a_login("person", now=now))
    assert "We have not sent you a letter yet." in words(another.get(reverse("my_letters")))
    assert another.get(reverse("my_letter", args=[letter.pk])).status_code == 404
    assert another.get(reverse("my_letter_pdf", args=[letter.pk])).status_code == 404
