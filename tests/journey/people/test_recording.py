"""Recording what is known of somebody: dated rows, history kept, each action permitted and audited."""

from datetime import date, timedelta

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.people import actions, queries
from sayso.journey.people.models import (
    Address,
    Born,
    CommunicationNeed,
    ContactPoint,
    EqualityAnswer,
    Name,
    NhsNumber,
    SafeContact,
    Tie,
)
from sayso.journey.people.statuses import (
    AddressKind,
    NameKind,
    NeedKind,
    NumberSource,
    PointKind,
    Question,
    StandingKind,
    TieKind,
)
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.conftest import NOW
from tests.factories.logins import a_login, open_to
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 11, 1)


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, worker):
    return a_person(now=now, seen_by=[worker], lines="9 Weaver's Close", postcode="ZZ1 4QT").person_id


def every_recording(person, now):
    """Each way of recording something about one person: the action and what it is told."""
    today = now.date()
    return {
        "record_name": {"item": actions.NewName(person=person, text="Anita", starts_on=today)},
        "record_particulars": {"person": person, "born": Born(year=1964)},
        "record_address": {
            "item": actions.NewAddress(
                person=person, lines="1 Mill Road", postcode="ZZ1 1AA", starts_on=today
            )
        },
        "record_safe_contact": {
            "item": actions.NewSafeContact(
                person=person, said_by="Ana", look_again_on=NEXT_YEAR, do_not_post=True
            )
        },
        "record_contact_point": {
            "item": actions.NewContactPoint(person=person, value="07700 900 982", starts_on=today)
        },
        "record_communication_need": {
            "item": actions.NewNeed(person=person, kind=NeedKind.BSL, said_by="Ana", review_on=NEXT_YEAR)
        },
        "record_nhs_number": {"person": person, "number": "999 000 0018", "source": NumberSource.PERSON},
        "record_equality_answer": {
            "item": actions.NewAnswer(
                person=person, question=Question.RELIGION, said_by="Ana", preferred_not_to_say=True
            )
        },
        "record_tie": {
            "item": actions.NewTie(person=person, kind=TieKind.CHILD, other_called="Bea", starts_on=today)
        },
        "record_standing": {"person": person, "kind": StandingKind.CARER, "starts_on": today},
        "hide_address": {
            "person": person,
            "lines": "4 Far Lane",
            "postcode": "ZZ9 9ZZ",
            "starts_on": today,
            "group": [],
            "said_by": "Ana",
            "look_again_on": NEXT_YEAR,
        },
    }


ALL = sorted(every_recording(None, NOW))


@pytest.mark.parametrize("name", ALL)
def test_whoever_may_change_an_open_record_records(now, looking, worker, ana, name):
    with looking(worker):
        row = getattr(actions, name)(**every_recording(ana, now)[name], by=worker, at=now)
    assert row.person_id == ana


@pytest.mark.parametrize("name", ALL)
def test_nobody_records_on_a_record_that_is_not_open_to_them(now, looking, ana, name):
    stranger = a_login("social-worker", now=now)
    with looking(stranger), pytest.raises(NotFound):
        getattr(actions, name)(**every_recording(ana, now)[name], by=stranger, at=now)


@pytest.mark.parametrize("name", ALL)
def test_nobody_records_without_the_permission(now, looking, ana, name):
    clerk = a_login("business-support", now=now)
    open_to(clerk, ana, Area.CONTACT, now=now)
    with looking(clerk), pytest.raises(NotPermitted):
        getattr(actions, name)(**every_recording(ana, now)[name], by=clerk, at=now)


@pytest.mark.parametrize("name", ALL)
def test_a_failed_trail_undoes_what_was_recorded(now, looking, worker, ana, name, trail_fails):
    models = [Name, Address, SafeContact, ContactPoint, CommunicationNeed, NhsNumber, EqualityAnswer, Tie]
    with looking(worker):
        before = [list(model.objects.order_by("pk").values()) for model in models]
        with pytest.raises(trail_fails(name)):
            getattr(actions, name)(**every_recording(ana, now)[name], by=worker, at=now)
        assert [list(model.objects.order_by("pk").values()) for model in models] == before


@pytest.mark.requirement("B-04")
def test_a_new_called_name_greets_and_the_former_one_still_finds(now, looking, worker, ana):
    with looking(worker):
        actions.record_name(
            item=actions.NewName(person=ana, text="Nita Silva", starts_on=now.date()), by=worker, at=now
        )
        assert queries.header(ana, worker, now.date()).called == "Nita Silva"
        assert queries.header(ana, worker, now.date() - timedelta(days=1)).called == "Ana Marques"
        for typed in ("Nita Silva", "Ana Marques"):
            assert queries.find(typed, viewer=worker, on=now.date())[0].person == ana
        shown = queries.find("Ana Marques", viewer=worker, on=now.date())[0]
    assert shown.name == "Nita Silva"
    assert "Marques" not in str(shown)
    assert "a name used before is the same" in shown.reasons


@pytest.mark.requirement("B-04")
def test_letters_use_the_called_name_and_legal_papers_the_legal_one(now, looking, worker, ana):
    with looking(worker):
        legal = actions.NewName(
            person=ana, text="Ana Maria Marques", kind=NameKind.LEGAL, starts_on=date(2000, 1, 1)
        )
        actions.record_name(item=legal, by=worker, at=now)
        assert queries.ways_to_reach(ana, worker, now.date()).addressee == "Ana Marques"
        assert queries.ways_to_reach(ana, worker, now.date(), legal=True).addressee == "Ana Maria Marques"


@pytest.mark.requirement("B-05")
def test_a_move_leaves_the_days_before_it_as_they_were(now, looking, worker, ana):
    moved = date(2026, 11, 1)
    with looking(worker):
        actions.record_address(
            item=actions.NewAddress(person=ana, lines="1 Mill Road", postcode="ZZ1 1AA", starts_on=moved),
            by=worker,
            at=now,
        )
        before = queries.header(ana, worker, moved - timedelta(days=1))
        after = queries.header(ana, worker, moved)
    assert before.address == "9 Weaver's Close, ZZ1 4QT"
    assert after.address == "1 Mill Road, ZZ1 1AA"


@pytest.mark.requirement("B-05")
def test_no_fixed_address_is_accepted(now, looking, worker, ana):
    with looking(worker):
        actions.record_address(
            item=actions.NewAddress(
                person=ana, kind=AddressKind.NONE, lines="Often at the library", starts_on=now.date()
            ),
            by=worker,
            at=now,
        )
        actions.end_address(
            address=Address.objects.get(kind="home"), ends_before=now.date(), by=worker, at=now
        )
        assert queries.header(ana, worker, now.date()).address == "No fixed address. Often at the library"


def test_an_address_ends_once_and_not_before_it_began(now, looking, worker, ana):
    with looking(worker):
        home = Address.objects.get(kind="home")
        with pytest.raises(Invalid):
            actions.end_address(address=home, ends_before=date(2020, 1, 1), by=worker, at=now)
        actions.end_address(address=home, ends_before=now.date(), by=worker, at=now)
        with pytest.raises(WrongState):
            actions.end_address(address=home, ends_before=now.date(), by=worker, at=now)


@pytest.mark.requirement("B-05")
def test_a_household_is_who_lives_there_on_its_own_date(now, looking, worker, ana):
    bea = a_person(
        now=now, name="Bea Marques", seen_by=[worker], lines="9 Weavers Cl", postcode="zz14qt"
    ).person_id
    with looking(worker):
        actions.record_address(
            item=actions.NewAddress(person=bea, lines="2 Far Lane", postcode="ZZ2 2BB", starts_on=now.date()),
            by=worker,
            at=now,
        )
        then = queries.household_of(ana, viewer=worker, on=now.date() - timedelta(days=1))
        since = queries.household_of(ana, viewer=worker, on=now.date())
    assert then == {bea}
    assert since == set()


@pytest.mark.requirement("B-03")
def test_one_nhs_number_on_two_people_puts_both_on_the_list(now, looking, worker, ana):
    other = a_person(
        now=now, name="Maria Pires", born=date(1980, 1, 2), seen_by=[worker], nhs_number="9990000018"
    ).person_id
    with looking(worker):
        with pytest.raises(Invalid):
            actions.record_nhs_number(
                person=ana, number="9990000019", source=NumberSource.PERSON, by=worker, at=now
            )
        assert queries.likely_duplicates(viewer=worker) == []
        actions.record_nhs_number(
            person=ana, number="999 000 0018", source=NumberSource.PERSON, by=worker, at=now
        )
        pairs = queries.likely_duplicates(viewer=worker)
    assert [{pair.one, pair.other} for pair in pairs] == [{ana, other}]
    assert pairs[0].reasons == ("same NHS number",)


@pytest.mark.requirement("B-09")
def test_not_asked_and_prefer_not_to_say_stay_apart(now, looking, worker, ana):
    with looking(worker):
        actions.record_equality_answer(
            item=actions.NewAnswer(
                person=ana, question=Question.RELIGION, said_by="Ana", preferred_not_to_say=True
            ),
            by=worker,
            at=now,
        )
        rows = {row.question: row for row in EqualityAnswer.objects.visible_to(worker).filter(person_id=ana)}
        with pytest.raises(Invalid):
            actions.record_equality_answer(
                item=actions.NewAnswer(person=ana, question=Question.DISABILITY, said_by="Ana"),
                by=worker,
                at=now,
            )
    assert rows[Question.RELIGION].preferred_not_to_say
    assert Question.ETHNIC_GROUP not in rows


@pytest.mark.requirement("B-07")
def test_a_communication_need_stands_in_the_header_with_who_said_it(now, looking, worker, ana):
    with looking(worker):
        with pytest.raises(Invalid):
            actions.record_communication_need(
                item=actions.NewNeed(person=ana, kind=NeedKind.SPEAKS, said_by="Ana", review_on=NEXT_YEAR),
                by=worker,
                at=now,
            )
        actions.record_communication_need(
            item=actions.NewNeed(person=ana, kind=NeedKind.BSL, said_by="Ana", review_on=NEXT_YEAR),
            by=worker,
            at=now,
        )
        head = queries.header(ana, worker, now.date())
        late = queries.header(ana, worker, NEXT_YEAR)
    assert [caution.kind for caution in head.cautions] == ["Communication"]
    assert head.cautions[0].text == "Book a British Sign Language interpreter."
    assert "To be asked again" in late.cautions[0].said
    assert "To be asked again" not in head.cautions[0].said


@pytest.mark.requirement("S0-01")
def test_a_tie_shows_nothing_of_the_other_but_what_they_are_called(now, looking, worker, ana):
    bea = a_person(
        now=now,
        name="Bea Marques",
        seen_by=[worker],
        lines="2 Far Lane",
        postcode="ZZ2 2BB",
        mobile="07700 900 555",
    ).person_id
    with looking(worker):
        actions.record_tie(
            item=actions.NewTie(
                person=ana, kind=TieKind.CHILD, other=bea, other_called="Bea", starts_on=now.date()
            ),
            by=worker,
            at=now,
        )
        shown = str(queries.header(ana, worker, now.date()))
    assert "Bea: son or daughter" in shown
    for private in ("Far Lane", "ZZ2", "900 555", str(bea)):
        assert private not in shown


def test_a_new_number_is_found_and_one_that_ended_is_not(now, looking, worker, ana):
    with looking(worker):
        point = actions.record_contact_point(
            item=actions.NewContactPoint(
                person=ana, kind=PointKind.TELEPHONE, value="01632 960 777", starts_on=now.date()
            ),
            by=worker,
            at=now,
        )
        assert queries.find("01632960777", viewer=worker, on=now.date())
        actions.end_contact_point(point=point, ends_before=now.date(), by=worker, at=now)
        assert queries.find("01632960777", viewer=worker, on=now.date()) == []
        with pytest.raises(WrongState):
            actions.end_contact_point(point=point, ends_before=now.date(), by=worker, at=now)
