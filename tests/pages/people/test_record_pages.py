"""The details page, each page that changes one thing, and the pages that join and part."""

from datetime import date

import pytest
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.journey.people import actions
from sayso.journey.people.models import Address, CommunicationNeed, ContactPoint, Tie
from sayso.journey.people.statuses import NeedKind, TieKind
from tests.factories.logins import a_login, open_to
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
DAY = {"day": "21", "month": "11", "year": "2027"}


def dated(name, **parts):
    return {f"{name}_{part}": value for part, value in (DAY | parts).items()}


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, worker):
    return a_person(
        now=now, seen_by=[worker], lines="9 Weaver's Close", postcode="ZZ1 4QT", mobile="07700 900 142"
    ).person_id


def text(answer):
    return answer.content.decode()


CHANGES = [
    (
        "record_name",
        {"kind": "called", "text": "Nita Silva", **dated("starts_on", year="2025")},
        "Nita Silva",
    ),
    ("record_particulars", {"title": "Dr", "pronouns": "she", "birth_year": "1964"}, "Dr. She."),
    (
        "record_address",
        {"kind": "home", "lines": "1 Mill Road", "postcode": "zz11aa", **dated("starts_on", year="2025")},
        "1 Mill Road, ZZ1 1AA",
    ),
    ("record_contact_point", {"kind": "email", "email": "ana@example.test"}, "ana@example.test"),
    ("record_contact_point", {"kind": "telephone", "telephone": "01632 960 001"}, "01632 960 001"),
    (
        "record_safe_contact",
        {
            "said_by": "Ana",
            "refusals": ["do_not_post"],
            "way": "text",
            "days": ["0", "1", "2", "3", "4"],
            "starts_at": "9am",
            "ends_at": "12pm",
            **dated("look_again_on"),
        },
        "By text message, weekdays, 9 am to noon. Do not post.",
    ),
    (
        "record_communication_need",
        {"kind": "bsl", "said_by": "Ana", **dated("review_on")},
        "Book a British Sign Language interpreter",
    ),
    (
        "record_nhs_number",
        {"nhs_number": "999 000 0018", "source": "person", "traced": "no"},
        "NHS number 999 000 0018, not traced",
    ),
    (
        "record_tie",
        {"other_called": "Bea", "kind": "child", **dated("starts_on", year="2001")},
        "Bea: son or daughter",
    ),
]


@pytest.mark.parametrize(("page", "typed", "shown"), CHANGES, ids=[page for page, _t, _s in CHANGES])
def test_each_page_records_one_thing_and_the_details_show_it(now, worker, ana, signed_in, page, typed, shown):
    client = signed_in(worker)
    address = reverse(page, args=[ana])
    assert client.get(address).status_code == 200
    sent = client.post(address, typed)
    assert sent.status_code == 303, text(sent)
    assert shown in text(client.get(sent["Location"]))


@pytest.mark.parametrize(
    "page", sorted({page for page, _t, _s in CHANGES} | {"hide_address", "propose_merge"})
)
def test_an_empty_form_is_sent_back_with_what_to_mend_or_takes_nothing(now, worker, ana, signed_in, page):
    sent = signed_in(worker).post(reverse(page, args=[ana]), {})
    if page != "record_particulars":  # everything on it may be left empty
        assert sent.status_code == 422
        assert "There is a problem" in text(sent)


@pytest.mark.requirement("B-09")
def test_would_rather_not_say_is_shown_apart_from_not_asked(now, worker, ana, signed_in):
    client = signed_in(worker)
    sent = client.post(
        reverse("record_equality_answer", args=[ana, "religion"]),
        {"said_by": "Ana", "preferred_not_to_say": "on"},
    )
    assert sent.status_code == 303
    page = text(client.get(sent["Location"]))
    assert page.count("Would rather not say") == 1
    assert page.count("Not asked") == 4
    assert client.get(f"/people/{ana}/equality/shoe-size/").status_code == 404


def test_what_is_over_is_ended_on_its_own_page(now, looking, worker, ana, signed_in):
    with looking(worker):
        actions.record_tie(
            item=actions.NewTie(
                person=ana, kind=TieKind.FRIEND, other_called="Jo", starts_on=date(2020, 1, 1)
            ),
            by=worker,
            at=now,
        )
        actions.record_communication_need(
            item=actions.NewNeed(person=ana, kind=NeedKind.AUDIO, said_by="Ana", review_on=date(2027, 1, 1)),
            by=worker,
            at=now,
        )
        rows = {
            "leave_address": Address.objects.get().pk,
            "end_contact_point": ContactPoint.objects.get().pk,
            "end_communication_need": CommunicationNeed.objects.get().pk,
            "end_tie": Tie.objects.get().pk,
        }
    client = signed_in(worker)
    other = a_person(now=now, name="Bea", seen_by=[worker]).person_id
    for page, row in rows.items():
        assert client.get(reverse(page, args=[ana, row])).status_code == 200
        assert client.get(reverse(page, args=[other, row])).status_code == 404
        ended = client.post(reverse(page, args=[ana, row]), dated("ends_before", day="20", year="2026"))
        assert ended.status_code == 303, text(ended)
        again = client.post(reverse(page, args=[ana, row]), dated("ends_before", day="20", year="2026"))
        assert again.status_code == 422


#: With what stands beside them: three letters alone can come up in a random token of the page.
HIDDEN_WORDS = (b"Lantern", b"ZZ7 ", b"ZZ7<", b"ZZ77LW", b" 7LW")


@pytest.mark.requirement("B-06")
def test_a_hidden_address_is_in_no_byte_of_any_page_outside_its_group(now, worker, ana, signed_in):
    named = a_login("safeguarding", now=now, email="named@example.test")
    typed = {
        "lines": "77 Lantern Walk",
        "postcode": "ZZ7 7LW",
        "group": "named@example.test",
        "said_by": "Ana",
        **dated("starts_on", year="2025"),
        **dated("look_again_on"),
    }
    insider = signed_in(worker)
    assert insider.post(reverse("hide_address", args=[ana]), typed).status_code == 303
    assert "77 Lantern Walk" in text(insider.get(reverse("person_details", args=[ana])))
    for role in ("social-worker", "manager", "contact", "out-of-hours", "finance", "safeguarding"):
        outsider = a_login(role, now=now)
        open_to(
            outsider, ana, *[area for area in Area if not area.is_of_council and area != Area.HIDDEN], now=now
        )
        client = signed_in(outsider)
        pages = [
            reverse(name, args=[ana]) for name in ("person_details", "record_address", "record_safe_contact")
        ]
        pages += [f"{reverse('find')}?q=Ana+Marques", reverse("likely_duplicates"), reverse("add_person")]
        for address in pages:
            body = client.get(address).content
            assert not any(secret in body for secret in HIDDEN_WORDS), address
        nobody = text(client.get(reverse("find"), {"q": "Zzyzx"}))
        for hidden in ("Lantern", "ZZ7 7LW"):
            assert text(client.get(reverse("find"), {"q": hidden})).replace(hidden, "Zzyzx") == nobody
    open_to(named, ana, Area.CONTACT, now=now)
    assert "77 Lantern Walk" in text(signed_in(named).get(reverse("person_details", args=[ana])))


def test_a_group_of_somebody_we_do_not_know_is_refused(now, worker, ana, signed_in):
    typed = {
        "lines": "77 Lantern Walk",
        "group": "nobody@example.test",
        "said_by": "Ana",
        **dated("starts_on", year="2025"),
        **dated("look_again_on"),
    }
    sent = signed_in(worker).post(reverse("hide_address", args=[ana]), typed)
    assert sent.status_code == 422
    assert "We have no colleague with the sign-in nobody@example.test" in text(sent)


@pytest.mark.requirement("B-02")
def test_two_records_are_joined_by_two_people_and_parted_again(now, worker, signed_in):
    manager = a_login("manager", now=now)
    sees = [worker, manager]
    goes = a_person(now=now, name="Jon Smyth", born=date(1960, 4, 3), seen_by=sees)
    stays = a_person(now=now, name="John Smith", born=date(1960, 4, 3), seen_by=sees)
    client, boss = signed_in(worker), signed_in(manager)
    listed = text(client.get(reverse("likely_duplicates")))
    assert "May be one person (1)" in listed
    propose = reverse("propose_merge", args=[goes.person_id])
    assert stays.council_number in text(client.get(f"{propose}?with={stays.person_id}"))
    typed = {"number": stays.council_number, "because": "He told me so himself"}
    assert client.post(propose, typed).status_code == 303
    waiting = text(boss.get(reverse("likely_duplicates")))
    assert "He told me so himself" in waiting
    confirm = "/joinings/" + waiting.split('href="/joinings/')[1].split('"')[0]
    assert client.get(confirm).status_code == 403
    assert "Jon Smyth" in text(boss.get(confirm))
    assert boss.post(confirm, {}).status_code == 303
    assert "John Smith" in text(client.get(reverse("person_details", args=[goes.person_id])))
    undo = confirm.replace("confirm", "undo")
    assert boss.get(undo).status_code == 200
    assert boss.post(undo, {"because": "Two brothers after all"}).status_code == 303
    assert "Jon Smyth" in text(client.get(reverse("person_details", args=[goes.person_id])))


def test_a_pair_of_two_people_is_taken_off_the_list(now, worker, signed_in):
    one = a_person(now=now, name="Jon Smyth", born=date(1960, 4, 3), seen_by=[worker]).person_id
    two = a_person(now=now, name="John Smith", born=date(1960, 4, 3), seen_by=[worker]).person_id
    client = signed_in(worker)
    page = reverse("mark_not_same", args=[one, two])
    assert "Jon Smyth" in text(client.get(page))
    assert client.post(page, {"because": "Twin brothers"}).status_code == 303
    assert "May be one person (0)" in text(client.get(reverse("likely_duplicates")))


def test_a_finance_officer_reads_the_details_and_changes_nothing(now, ana, signed_in):
    client = signed_in(a_login("finance", now=now))
    page = text(client.get(reverse("person_details", args=[ana])))
    assert "Ana Marques" in page
    assert "Change safe contact" not in page
    assert client.get(reverse("record_name", args=[ana])).status_code == 403
