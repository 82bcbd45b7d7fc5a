"""Add people who were not known before."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone
from stdnum.iso7064 import mod_11_10

from sayso.foundation.access import grants
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people import models
from sayso.journey.people.actions.checking import check_nhs_number
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.models import Born
from sayso.journey.people.queries.finding import Likeness, likely
from sayso.journey.people.queries.keys import digits_of
from sayso.journey.people.queries.places import place_key
from sayso.journey.people.statuses import AddressKind, NameKind, NumberSource, PointKind, StandingKind
from sayso.rules.refusals import Invalid

OPEN_TO_ADDER_FOR = timedelta(days=28)  # allocation, if it comes, opens the record for longer


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What is known of somebody when they are added. Only what they are called is needed.

    `not_the_same_because` says why none of the likely matches is this person, when there were any.
    """

    called: str
    legal_name: str = ""
    say_it: str = ""
    born: Born = field(default_factory=Born)
    title: str = ""
    pronouns: str = ""
    gender: str = ""
    standings: Sequence[StandingKind] = (StandingKind.ADULT,)
    address_kind: AddressKind = AddressKind.HOME
    lines: str = ""
    postcode: str = ""
    uprn: str = ""
    mobile: str = ""
    telephone: str = ""
    email: str = ""
    nhs_number: str = ""
    nhs_source: NumberSource = NumberSource.PERSON
    nhs_traced: bool = False
    since: date | None = None  # from when names and address are so; the day of adding when left out
    not_the_same_because: str = ""
    made_up: bool = False
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ADD_PERSON)
def add_people(*, items: Sequence[NewPerson], by: User, at: datetime) -> list[models.Person]:
    """Add people, give each a council number, and open their records to whoever adds them for four weeks.

    For a load that was matched beforehand: it does not look for likely matches, as `add_person` does.
    Raises Invalid when one has no name, or an NHS number whose check digit is wrong.
    """
    for item in items:
        _check(item)
    Subject.objects.bulk_create([Subject(id=item.key) for item in items], batch_size=2000)
    _open_to_adder(items, by, at)
    people = [
        models.Person(
            id=item.key,
            person_id=item.key,
            council_number=number,
            added_at=at,
            added_by=by,
            not_the_same_because=item.not_the_same_because,
            made_up=item.made_up,
        )
        for item, number in zip(items, new_council_numbers(len(items)), strict=True)
    ]
    models.Person.objects.bulk_create(people, batch_size=2000)
    _write_rows(items, by, at)
    index_again([item.key for item in items], by=by, at=at)
    write([event("people.add_person", by=by, at=at, person=item.key) for item in items])
    return people


@named_action(kind=Kind.RECORDS, permission=Permission.ADD_PERSON)
def add_person(*, item: NewPerson, by: User, at: datetime) -> models.Person:
    """Add one person, once it is said why none of the likely matches is this person (B-01).

    Raises Invalid as `add_people` does, and when there are likely matches and no reason.
    """
    if not item.not_the_same_because.strip() and likely(likeness(item), viewer=by):
        say = "Look at the people beside this form. If none is this person, say how you know."
        raise Invalid(say, fields={"not_the_same_because": say})
    return add_people(items=[item], by=by, at=at)[0]


def likeness(item: NewPerson) -> Likeness:
    """Return what a new person may be recognised by."""
    return Likeness(
        name=" ".join(dict.fromkeys([*item.called.split(), *item.legal_name.split()])),
        born=item.born,
        lines=item.lines,
        postcode=item.postcode,
        points=tuple(point for point in (item.mobile, item.telephone, item.email) if point),
        nhs_number=item.nhs_number,
    )


def new_council_numbers(how_many: int) -> list[str]:
    """Return fresh council numbers, such as L-204-113: a letter, a serial number, and a check digit."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('people_council_number') from generate_series(1, %s)", [how_many])
        serials = [str(serial) for (serial,) in cursor.fetchall()]
    letter = str(settings.COUNCIL["name"])[:1].upper()
    whole = [serial + mod_11_10.calc_check_digit(serial) for serial in serials]
    return [f"{letter}-{number[:-3]}-{number[-3:]}" for number in whole]


def _check(item: NewPerson) -> None:
    if not item.called.strip():
        say = "Enter a name. It can be what a neighbour calls them."
        raise Invalid(say, fields={"called": say})
    check_nhs_number(item.nhs_number)


def _open_to_adder(items: Sequence[NewPerson], by: User, at: datetime) -> None:
    grants.give(
        [
            grants.NewGrant(
                login=by.pk,
                person=item.key,
                area=area,
                starts=at,
                ends=at + OPEN_TO_ADDER_FOR,
                because="added",
            )
            for item in items
            for area in sorted(by.opens)
        ],
        at=at,
    )


def _write_rows(items: Sequence[NewPerson], by: User, at: datetime) -> None:
    """Write every row of every new person, a model at a time."""
    today = timezone.localdate(at)
    rows: dict[type[Any], list[Any]] = {}
    for item in items:
        said = {"person_id": item.key, "recorded_at": at, "recorded_by": by}
        dated = said | {"starts_on": min(item.since or today, today)}
        for row in [*_identity_rows(item, said, dated), *_reaching_rows(item, dated)]:
            rows.setdefault(type(row), []).append(row)
    for model, of_model in rows.items():
        model.objects.bulk_create(of_model, batch_size=2000)


def _identity_rows(item: NewPerson, said: dict[str, Any], dated: dict[str, Any]) -> list[Any]:
    particulars = models.Particulars(
        **said,
        birth_date=item.born.on,
        birth_year=item.born.year,
        birth_month=item.born.month,
        birth_is_estimate=item.born.estimate,
        gender=item.gender,
        pronouns=item.pronouns,
        title=item.title,
    )
    rows: list[Any] = [
        particulars,
        models.Name(**dated, kind=NameKind.CALLED, text=item.called.strip(), say_it=item.say_it),
    ]
    if item.legal_name:
        rows.append(models.Name(**dated, kind=NameKind.LEGAL, text=item.legal_name))
    rows.extend(models.Standing(**dated, kind=kind) for kind in item.standings)
    if item.nhs_number:
        rows.append(
            models.NhsNumber(**said, number=item.nhs_number, source=item.nhs_source, traced=item.nhs_traced)
        )
    return rows


def _reaching_rows(item: NewPerson, dated: dict[str, Any]) -> list[Any]:
    rows: list[Any] = []
    if item.lines or item.address_kind is AddressKind.NONE:
        rows.append(
            models.Address(
                **dated,
                kind=item.address_kind,
                lines=item.lines,
                postcode=item.postcode,
                uprn=item.uprn,
                place_key=place_key(item.lines, item.postcode, item.uprn),
            )
        )
    for kind, value in (
        (PointKind.MOBILE, item.mobile),
        (PointKind.TELEPHONE, item.telephone),
        (PointKind.EMAIL, item.email),
    ):
        if value:
            digits = "" if kind is PointKind.EMAIL else digits_of(value)
            rows.append(models.ContactPoint(**dated, kind=kind, value=value, digits=digits))
    return rows
