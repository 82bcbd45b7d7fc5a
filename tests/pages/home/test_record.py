"""A person's record: only their own things, only what is open, and no trace of what must not be known."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.actions import restrict_record
from sayso.foundation.access.areas import Area
from sayso.foundation.access.viewer import viewing
from sayso.foundation.govuk.keeping import mark_of
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import TieKind
from sayso.journey.safeguarding.statuses import Danger
from tests.factories import casework as made
from tests.factories.assessment import a_wish
from tests.factories.budget import agreed, prices
from tests.factories.finished_plans import a_finished_plan
from tests.factories.logins import a_login, open_to
from tests.factories.people import a_person
from tests.factories.review import a_closed_review
from tests.factories.safeguarding import a_concern
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    """Let pages be opened at the test's own moment."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Okafor", team=made.a_team())


@pytest.fixture
def ana(now, sam):
    return made.somebody(now=now, name="Ana Marsh", seen_by=[sam])


def record(login, person, **query) -> str:
    return read(login, "person_record", person, **query)


@pytest.mark.requirement("S2-35")
def test_the_record_tells_what_happened_newest_first_with_their_words(now, sam, ana):
    made.allocated(ana, sam, now=now - timedelta(days=9))
    made.a_note(ana, by=sam, now=now - timedelta(days=3), their_words="Tea at seven. Not half past five.")
    with transaction.atomic(), viewing(sam, at=now):
        actions.start_urgent_support(person=ana, tonight=made.tonight(), by=sam, at=now)

    page = record(sam, ana)

    assert "What Ana Marsh said last" in page
    assert "Tea at seven. Not half past five." in page
    happened = page.split("What happened</h2>")[1]
    assert happened.index("Support was put in at once.") < happened.index("Seen alone: yes")
    assert happened.index("Seen alone: yes") < happened.index("Sam Okafor took this on.")
    assert "It costs £" in page
    assert "Urgent support ends" in page


@pytest.mark.requirement("S2-35")
def test_the_record_tells_the_journey_with_its_reasons_to_whoever_may_read_each_part(now, sam, ana):
    a_wish(ana, by=sam, now=now - timedelta(days=9), words="Tea at seven.")
    prices(now=now)
    a_finished_plan(ana, by=sam, now=now - timedelta(days=3))
    open_to(sam, ana, Area.MONEY, now=now)
    agreed(ana, by=sam, now=now - timedelta(days=2))
    a_closed_review(ana, by=sam, now=now, days_ago=1)

    happened = record(sam, ana).split("What happened</h2>")[1]

    in_order = [
        "We looked at their support again. It goes on as it is.",
        "Their budget was agreed: £",
        "The reason, as written to them: “You want tea at seven",
        "They said yes to their plan.",
        "They told us what matters to them.",
        "Tea at seven.",
    ]
    places = [happened.index(said) for said in in_order]
    assert places == sorted(places)
    for never in ("You said", "Your budget", "goes_on", "wish"):
        assert never not in happened.split("</section>")[0]
    other = a_login("social-worker", now=now)
    open_to(other, ana, Area.CONTACT, now=now)
    open_to(other, ana, Area.PLAN, now=now)
    theirs = record(other, ana).split("What happened</h2>")[1]
    assert "They said yes to their plan." in theirs
    assert "budget was agreed" not in theirs
    assert "looked at their support again" not in theirs


@pytest.mark.requirement("B-12")
def test_the_quick_note_stands_on_the_record_and_is_kept_if_the_sign_in_ends(now, sam, ana):
    page = record(sam, ana)
    assert f'action="{reverse("write_note", args=[ana])}"' in page
    assert 'name="form_owner"' in page
    typed = {"text": "He had eaten.", "form_owner": mark_of(sam)}
    sent = signed_in(sam)
    sent.logout()
    answer = sent.post(reverse("write_note", args=[ana]), typed)
    assert answer.status_code == 302
    back = read(sam, "my_day")
    assert "Started, not finished (1)" in back


@pytest.mark.requirement("S0-20", "X-01")
def test_a_worker_without_safety_reads_the_same_bytes_whatever_happened_in_private(now, sam, ana):
    bea = made.somebody(now=now, name="Bea Reed", seen_by=[sam])
    nadia = a_login("social-worker", now=now, name="Nadia Rahman")
    open_to(nadia, ana, Area.CONTACT, Area.PRIVATE, Area.STORY, Area.WORK, now=now)
    made.a_note(ana, by=sam, now=now - timedelta(days=1))
    before = plain(record(sam, ana)), plain(read(sam, "find", q="Ana")), plain(read(sam, "my_day"))

    a_concern(now=now, person=ana, by=sam, danger=Danger.NOW)
    made.a_note(ana, by=sam, now=now, readers=kinds.Readers.SAFETY)
    made.a_note(ana, by=nadia, now=now, readers=kinds.Readers.PRIVATE, their_words="I can do no more.")
    _close(bea, now)

    after = plain(record(sam, ana)), plain(read(sam, "find", q="Ana")), plain(read(sam, "my_day"))
    assert after == before


def _close(person, now):
    """Let a manager close somebody's record."""
    manager = a_login("manager", now=now)
    open_to(manager, person, Area.CONTACT, now=now)
    with transaction.atomic(), viewing(manager, at=now):
        restrict_record(
            person=person,
            because="named_case",
            group=[manager],
            look_again_on=now.date() + timedelta(days=90),
            by=manager,
            at=now,
        )


@pytest.mark.requirement("S0-20")
@pytest.mark.parametrize("readers", [kinds.Readers.PRIVATE, kinds.Readers.SAFETY])
def test_a_private_entry_is_no_line_of_the_record_even_for_those_who_may_read_it(now, sam, ana, readers):
    nadia = a_login("social-worker", now=now, name="Nadia Rahman")
    areas = (Area.CONTACT, Area.STORY, Area.WORK, Area.PRIVATE, Area.SAFETY)
    open_to(nadia, ana, *areas, now=now)
    before = plain(record(nadia, ana))
    made.a_note(ana, by=nadia, now=now, readers=readers, their_words="I can do no more.")
    assert plain(record(nadia, ana)) == before


@pytest.mark.requirement("S0-20")
def test_a_tie_to_somebody_with_a_closed_record_says_no_more_than_the_person_said(now, sam, ana):
    others = [made.somebody(now=now, name=name, seen_by=[sam]) for name in ("Bea Marsh", "Bea Marsh")]
    pages = []
    for other in others:
        tied = made.somebody(now=now, name="Tom Pryce", seen_by=[sam])
        with transaction.atomic(), viewing(sam, at=now):
            tie = people.NewTie(
                person=tied,
                other=other,
                other_called="Bea, my sister",
                kind=TieKind.BROTHER_SISTER,
                starts_on=now.date(),
            )
            people.record_tie(item=tie, by=sam, at=now)
        before = plain(record(sam, tied))
        _close(other, now)
        pages.append((before, plain(record(sam, tied))))
    assert all(before == after for before, after in pages)


def test_who_rang_about_them_is_not_on_the_record(now, sam, ana):
    with transaction.atomic(), viewing(sam, at=now):
        actions.take_contact(answers=made.answers(), person=ana, by=sam, at=now)
    page = record(sam, ana)
    assert "Somebody got in touch." in page
    assert "Jean Hollis" not in page
    assert "01632 960 233" not in page
    assert "He has not eaten" not in page


def test_what_the_person_told_us_themself_stands_in_their_words(now, sam, ana):
    told = made.answers(person_knows=kinds.PersonKnows.IS_PERSON, what_happened="I slipped in the bath.")
    with transaction.atomic(), viewing(sam, at=now):
        actions.take_contact(answers=told, person=ana, by=sam, at=now)
    assert "I slipped in the bath." in record(sam, ana)


@pytest.mark.requirement("B-06")
def test_a_move_stands_on_the_record_and_no_address_does_once_it_must_stay_hidden(now, sam):
    known = {"lines": "9 Weaver's Close", "postcode": "ZZ1 4QT"}
    moved = made.somebody(now=now, name="Wendy Toye", seen_by=[sam], **known)
    before = record(sam, moved)
    other = a_login("social-worker", now=now, name="Ruth Adler")
    open_to(other, moved, *made.CARE, now=now)
    with transaction.atomic(), viewing(other, at=now):
        people.hide_address(
            person=moved,
            lines="2 Quiet Row",
            postcode="ZZ9 1AA",
            starts_on=now.date(),
            group=[other],
            said_by="Wendy",
            look_again_on=now.date() + timedelta(days=90),
            by=other,
            at=now,
        )
    for login in (sam, other):
        after = record(login, moved).split("What happened</h2>")[1]
        assert "Weaver" not in after
        assert "Quiet Row" not in after
    assert "9 Weaver" in before.split("What happened</h2>")[1]


def test_parts_that_are_not_open_are_left_out_heading_and_all(now, sam, ana):
    made.a_note(ana, by=sam, now=now)
    made.a_task(ana, by=sam, now=now)
    page = record(a_login("finance", now=now), ana)
    assert "Ana Marsh" in page
    for left_out in ("Open now", "Quick note", "Who works with", "said last", "Seen alone"):
        assert left_out not in page


@pytest.mark.requirement("B-20", "B-22")
def test_a_record_that_a_search_would_show_asks_why_it_is_opened(now, ana):
    other = a_login("social-worker", now=now)
    answer = signed_in(other).get(reverse("person_record", args=[ana]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("open_record", args=[ana]))


@pytest.mark.requirement("B-21")
def test_a_closed_record_and_no_record_answer_alike(now, ana):
    other, nobody = a_login("social-worker", now=now), "00000000-0000-4000-8000-00000000dead"
    _close(ana, now)
    closed = signed_in(other).get(reverse("person_record", args=[ana]))
    missing = signed_in(other).get(reverse("person_record", args=[nobody]))
    assert closed.status_code == missing.status_code == 404
    assert plain(closed.content.decode()) == plain(missing.content.decode())


def test_who_may_not_find_is_not_offered_a_way_in(now, ana):
    answer = signed_in(a_login("broker", now=now)).get(reverse("person_record", args=[ana]))
    assert answer.status_code == 404


def test_a_long_story_shows_its_newest_part_and_leads_to_the_whole(now, sam, ana):
    for number in range(27):
        made.a_note(ana, by=sam, now=now - timedelta(hours=number), text=f"Note {number}.", their_words="")
    assert "Note 26." not in record(sam, ana)
    assert "25 of 27 shown" in record(sam, ana)
    assert "Note 26." in record(sam, ana, whole="yes")


def test_the_record_asks_the_database_no_more_for_a_long_story(now, sam, ana, django_assert_max_num_queries):
    client, address = signed_in(sam), reverse("person_record", args=[ana])
    with django_assert_max_num_queries(47) as short:
        client.get(address)
    for number in range(5):
        made.a_note(ana, by=sam, now=now - timedelta(hours=number))
        made.a_task(ana, by=sam, now=now)
        a_wish(ana, by=sam, now=now - timedelta(hours=number), words=f"Tea at {number}.")
    with django_assert_max_num_queries(47) as long:
        client.get(address)
    assert len(long) <= len(short) + 1


def test_somebody_who_is_only_named_has_a_calm_record(now, sam):
    bare = a_person(now=now, name="Tom Pryce", born=None, seen_by=[sam], areas=made.CARE).person_id
    page = record(sam, bare)
    assert "Nothing is open." in page
    assert "Nobody works with them now." in page
    assert "No plan is written yet." in page
