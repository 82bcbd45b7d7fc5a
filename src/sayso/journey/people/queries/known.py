"""Everything in force about some people on one day, in a fixed number of queries."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Model

from sayso.foundation.access.protection import must_look, row_of
from sayso.foundation.access.viewer import Viewer
from sayso.journey.people import models
from sayso.journey.people.models import Born
from sayso.journey.people.statuses import LIVES_AT, AddressKind, NameKind

NOT_SHOWN = "Address not shown"
NOT_KNOWN = "Address not known"


@dataclass
class Known:
    """One record, as it is on a day, by what the viewer may see."""

    person: models.Person
    particulars: models.Particulars | None = None
    names: list[models.Name] = field(default_factory=list)
    standings: list[models.Standing] = field(default_factory=list)
    addresses: list[models.Address] = field(default_factory=list)
    hidden_addresses: list[models.HiddenAddress] = field(default_factory=list)
    points: list[models.ContactPoint] = field(default_factory=list)
    safe_contacts: list[models.SafeContact] = field(default_factory=list)
    needs: list[models.CommunicationNeed] = field(default_factory=list)
    nhs_numbers: list[models.NhsNumber] = field(default_factory=list)
    ties: list[models.Tie] = field(default_factory=list)
    deaths: list[models.Death] = field(default_factory=list)

    def name(self, kind: NameKind) -> models.Name | None:
        """Return the name of this kind in force."""
        return next((name for name in self.names if name.kind == kind), None)

    @property
    def called(self) -> str:
        """What they are called; their legal name when no other is known."""
        found = self.name(NameKind.CALLED) or self.name(NameKind.LEGAL)
        return found.text if found else "Name not known"

    @property
    def legal_name(self) -> str:
        """The name for legal papers."""
        found = self.name(NameKind.LEGAL) or self.name(NameKind.CALLED)
        return found.text if found else "Name not known"

    @property
    def born(self) -> Born:
        """When they were born, as well as we know it."""
        return self.particulars.born if self.particulars else Born()

    @property
    def safe(self) -> models.SafeContact | None:
        """How to reach them safely, if anyone has said."""
        return self.safe_contacts[0] if self.safe_contacts else None

    @property
    def address_is_hidden(self) -> bool:
        """Whether where they live must stay hidden."""
        return bool(self.safe and self.safe.address_hidden) or bool(self.hidden_addresses)

    @property
    def lives_at(self) -> models.Address | None:
        """Return the address where they sleep now; never a hidden one."""
        if self.address_is_hidden:
            return None
        by_kind = {address.kind: address for address in self.addresses}
        return next((by_kind[kind] for kind in LIVES_AT if kind in by_kind), None)

    @property
    def address_words(self) -> str:
        """Where they live, on one line, fit for anyone who may see their contact details."""
        if self.address_is_hidden:
            return NOT_SHOWN
        found = self.lives_at
        if found is None:
            return NOT_KNOWN
        if found.kind == AddressKind.NONE:
            return f"No fixed address. {found.one_line}".strip()
        return found.one_line

    @property
    def nhs_number(self) -> models.NhsNumber | None:
        """Their NHS number, if it is known."""
        return self.nhs_numbers[0] if self.nhs_numbers else None


#: Which model the rows of each kind are, and where they stand in `Known`.
_ROWS: dict[str, tuple[type[Model], str]] = {
    "nhs_number": (models.NhsNumber, "nhs_numbers"),
    "death": (models.Death, "deaths"),
    "name": (models.Name, "names"),
    "standing": (models.Standing, "standings"),
    "address": (models.Address, "addresses"),
    "hidden_address": (models.HiddenAddress, "hidden_addresses"),
    "contact_point": (models.ContactPoint, "points"),
    "safe_contact": (models.SafeContact, "safe_contacts"),
    "communication_need": (models.CommunicationNeed, "needs"),
    "tie": (models.Tie, "ties"),
}


def known(people: Iterable[UUID], *, viewer: Viewer, on: date) -> dict[UUID, Known]:
    """Return what is in force about each of these people on a day, keyed by record: one question for all.

    Whoever the viewer may not see is not in the answer.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select kind, told::text from people_known(%s::uuid[], %s)", [list(people), on])
        told = [(kind, json.loads(values)) for kind, values in cursor.fetchall()]
    found: dict[UUID, Known] = {}
    for kind, values in told:  # a person's own row is told before all else of them
        if kind == "person":
            person = row_of(models.Person, values)
            found[person.person_id] = Known(person=person)
        elif about := found.get(UUID(values["person_id"])):
            if kind == "particulars":
                about.particulars = row_of(models.Particulars, values)
            else:
                model, place = _ROWS[kind]
                getattr(about, place).append(row_of(model, values))
    return found


def names_of(people: Iterable[UUID], *, viewer: Viewer, on: date) -> dict[UUID, str]:
    """Return what each of these people is called on a day, for lists: one query.

    Whoever the viewer may not see is not in the answer.
    """
    rows = (
        models.Name.objects.visible_to(viewer)
        .on(on)
        .filter(person_id__in=list(people), kind__in=[NameKind.CALLED, NameKind.LEGAL])
        .order_by("-kind")  # the called name last, so that it wins
    )
    return {row.person_id: row.text for row in rows}
