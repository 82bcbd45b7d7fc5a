"""Finding people by what somebody heard, half remembers, or reads off a letter."""

from copy import deepcopy
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.access import actions as access
from sayso.journey.people.models import Born
from sayso.journey.people.queries.finding import Likeness, find, likely
from tests.conftest import NOW
from tests.examples import examples
from tests.factories.logins import a_login
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def street_of_the_file(once_for_the_file):
    """Return people who could be taken for one another, by name."""
    made = {
        "stefan": {
            "name": "Stefan Wójcik",
            "born": date(1944, 2, 3),
            "lines": "14 Tanner's Row",
            "postcode": "ZZ1 2PD",
            "mobile": "07700 900 142",
        },
        "john": {"name": "John Smith", "born": date(1960, 4, 3), "nhs_number": "9990000018"},
        "mohammed": {"name": "Mohammed Iqbal", "born": date(1951, 1, 1)},
        "oneill": {"name": "Sinéad O'Neill", "born": date(1970, 6, 5)},
        "double": {"name": "Carys Pryce-Jones", "born": date(1938, 12, 25)},
        "sion": {"name": "Siôn Llŷr", "born": date(1990, 7, 9)},
        "lukasz": {"name": "Łukasz Błaszczyk", "born": date(1985, 3, 30)},
        "william": {"name": "William Harrow", "born": Born(year=1949)},
    }
    return {who: a_person(now=NOW, **details) for who, details in made.items()}


@pytest.fixture
def street(street_of_the_file):
    return deepcopy(street_of_the_file)


CASES = [
    ("Stefan Wójcik", "stefan"),
    ("Steven Voychik", "stefan"),
    ("steven woycik", "stefan"),
    ("STEFAN WOJCIK", "stefan"),
    ("Voycheck", "stefan"),
    ("wojcik 3/2/44", "stefan"),
    ("tanners row", "stefan"),
    ("14 tanner's row", "stefan"),
    ("ZZ12PD", "stefan"),
    ("0142", "stefan"),
    ("07700900142", "stefan"),
    ("+44 7700 900142", "stefan"),
    ("Jon Smyth 03.04.60", "john"),
    ("jon smyth 1960-04-03", "john"),
    ("smith 4/3/1960", "john"),
    ("Smith 3 April 1960", "john"),
    ("999 000 0018", "john"),
    ("Smtih John", "john"),
    ("Muhammad Iqbal", "mohammed"),
    ("mohamed ikbal", "mohammed"),
    ("oneil", "oneill"),
    ("O\N{RIGHT SINGLE QUOTATION MARK}Neill", "oneill"),
    ("Shinead Oneill", "oneill"),
    ("Pryce", "double"),
    ("carys prycejones", "double"),
    ("Price Jones", "double"),
    ("Sion Llyr", "sion"),
    ("Lukasz Blaszczyk", "lukasz"),
    ("Lukash", "lukasz"),
    ("Bill Harrow", "william"),
    ("harow 1949", "william"),
]


@pytest.mark.requirement("B-01", "B-14")
@pytest.mark.parametrize(("typed", "who"), CASES)
def test_somebody_is_found_first_by_what_was_heard(street, now, looking, typed, who):
    worker = a_login("contact", now=now)
    with looking(worker):
        found = find(typed, viewer=worker, on=now.date())
    assert found, typed
    assert found[0].person == street[who].person_id, [(one.name, one.score) for one in found]


def test_a_council_number_finds_its_record_with_or_without_dashes(street, now, looking):
    worker, number = a_login("contact", now=now), street["oneill"].council_number
    with looking(worker):
        for typed in (number, number.replace("-", ""), number[2:].replace("-", " ")):
            found = find(typed, viewer=worker, on=now.date())
            assert found[0].person == street["oneill"].person_id


def test_what_is_found_says_why(street, now, looking):
    worker = a_login("contact", now=now)
    with looking(worker):
        heard = find("Steven Voychik", viewer=worker, on=now.date())[0]
        turned = find("smith 4/3/1960", viewer=worker, on=now.date())[0]
    assert "sounds like" in heard.reasons
    assert "birth date with day and month swapped" in turned.reasons
    assert heard.address == "14 Tanner's Row, ZZ1 2PD"


@pytest.mark.requirement("B-01")
def test_a_misheard_name_and_a_birth_date_stand_beside_the_form_for_a_new_person(street, now, looking):
    worker = a_login("contact", now=now)
    with looking(worker):
        matches = likely(Likeness(name="Jon Smyth", born=Born(on=date(1960, 4, 3))), viewer=worker)
        strangers = likely(Likeness(name="Jon Elm", born=Born(on=date(1999, 4, 3))), viewer=worker)
    assert [match.person for match in matches] == [street["john"].person_id]
    assert strangers == []


def test_somebody_who_may_not_find_finds_nobody(street, now, looking):
    carer = a_login("carer", now=now)
    with looking(carer):
        assert find("Stefan Wójcik", viewer=carer, on=now.date()) == []


def close(person, looking, now, group=()):
    """Restrict a record to a manager and a group."""
    manager = a_login("manager", now=now)
    with looking(manager):
        access.restrict_record(
            person=person.person_id,
            because="named_case",
            group=[manager, *group],
            look_again_on=date(2027, 2, 1),
            by=manager,
            at=now,
        )
    return manager


@pytest.mark.requirement("B-14", "B-21")
def test_a_closed_record_is_as_if_it_were_not_there(street, now, looking):
    worker = a_login("contact", now=now)
    manager = close(street["stefan"], looking, now)
    with looking(worker):
        for typed, who in CASES:
            found = find(typed, viewer=worker, on=now.date())
            assert street["stefan"].person_id not in {one.person for one in found}
            if who == "stefan":
                assert "Wójcik" not in str(found)
    with looking(manager):
        assert find("Voychik", viewer=manager, on=now.date())[0].person == street["stefan"].person_id


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    typed=st.lists(st.sampled_from([typed for typed, _who in CASES]), min_size=1, max_size=4).map(" ".join)
)
@pytest.mark.requirement("B-21")
def test_every_answer_with_a_closed_record_equals_the_answer_without_it(two_worlds, typed):
    without, with_it = two_worlds(typed)
    assert without == with_it


@pytest.fixture
def two_worlds(now, looking):
    """Return a search made twice: as if one record did not exist, and with that record closed."""
    from sayso.journey.people.models import Finding

    worker = a_login("contact", now=now)
    others = [("Stefania Wojciechowska", date(1980, 5, 5)), ("Jon Smyth", date(1960, 3, 4))]
    for name, born in others:
        a_person(now=now, name=name, born=born)
    hidden = a_person(
        now=now,
        name="Stefan Wójcik",
        born=date(1960, 4, 3),
        lines="14 Tanner's Row",
        postcode="ZZ1 2PD",
        mobile="07700 900 142",
    )
    manager = close(hidden, looking, now)

    def search(typed):
        with looking(worker):
            with_it = find(typed, viewer=worker, on=now.date())
        with looking(manager):
            keys = Finding.objects.get(person_id=hidden.person_id).keys
            Finding.objects.filter(person_id=hidden.person_id).update(keys=[])
        with looking(worker):
            without = find(typed, viewer=worker, on=now.date())
        with looking(manager):
            Finding.objects.filter(person_id=hidden.person_id).update(keys=keys)
        return without, with_it

    return search
