"""People for tests, added the way a contact adviser adds them. Everyone is made up."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import viewing
from sayso.journey.people import actions
from sayso.journey.people.models import Born, Person
from tests.factories.logins import a_login, open_to

ADDED_AGO = timedelta(days=60)


def an_adder(now: datetime) -> User:
    """Return the contact adviser who adds everybody in tests, made the first time."""
    email = "adds-everybody@example.test"
    return User.objects.filter(email=email).first() or a_login(
        "contact", now=now, name="Kit Moss", email=email
    )


def a_person(
    *,
    now: datetime,
    name: str = "Ana Marques",
    born: date | Born | None = date(1964, 5, 4),
    seen_by: Iterable[User] = (),
    areas: Iterable[Area] = (Area.CONTACT,),
    **more: Any,
) -> Person:
    """Return somebody added 60 days before the test's moment; `more` are fields of `NewPerson`.

    Nobody can open the record (what adding opened has ended) except `seen_by`, in these areas.
    """
    known = born if isinstance(born, Born) else Born(on=born)
    more.setdefault("not_the_same_because", "made for a test")
    item = actions.NewPerson(called=name, born=known, made_up=True, **more)
    adder, then = an_adder(now), now - ADDED_AGO
    with transaction.atomic(), viewing(adder, at=then):
        person = actions.add_person(item=item, by=adder, at=then)
    for login in seen_by:
        open_to(login, person.person_id, *areas, now=now)
    return person


def key_of(person: Person) -> UUID:
    """Return the key that other rooms point at."""
    return person.person_id
