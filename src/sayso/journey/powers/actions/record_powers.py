"""Write down that somebody holds a power. It opens nothing: that is decided when the rules let it be."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.named_action import Kind, authorise_on_each, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.queries import header
from sayso.journey.powers.actions.access_of import day, sign_in_of, told
from sayso.journey.powers.models import Power
from sayso.journey.powers.statuses import Ground, PersonSaid, PowerKind, Stands, Together
from sayso.rules.powers.facts import OF_ADVOCATES, OF_AUTHORISED
from sayso.rules.refusals import Invalid

#: The grounds that a kind can stand on; the others stand on none.
GROUNDS: dict[str, tuple[str, ...]] = {
    PowerKind.ADVOCATE: tuple(OF_ADVOCATES),
    PowerKind.AUTHORISED: tuple(OF_AUTHORISED),
}


@dataclass(frozen=True, kw_only=True)
class NewPower:
    """A power as it was told. `with_power`: a power under the same paper, which somebody else holds.

    `email`: the holder's own sign-in, if they have one. `paper_seen_on`: the day the paper was seen.
    """

    person: UUID
    kind: PowerKind
    holder_called: str
    starts_on: date
    holder: UUID | None = None
    email: str = ""
    covers: str = ""
    limits: str = ""
    ground: Ground | None = None
    together: Together = Together.ALONE
    with_power: UUID | None = None
    person_said: PersonSaid = PersonSaid.NOT_ASKED
    stands: Stands = Stands.CLOSE
    ends_before: date | None = None
    paper_words: str = ""
    paper_kept: UUID | None = None
    paper_seen_on: date | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for what cannot be read."""
        wrong = {}
        if not self.holder_called.strip():
            wrong["holder_called"] = "Write the name of whoever holds the power, as on the paper."
        if self.ends_before and self.ends_before < self.starts_on:
            wrong["ends_before"] = "This day is before the day it begins."
        if self.ground and self.ground not in GROUNDS.get(self.kind, ()):
            wrong["ground"] = "This ground is for another kind of power. Choose one that fits, or none."
        if self.paper_seen_on and self.paper_seen_on > today:
            wrong["paper_seen_on"] = "This day is still to come. Write the day on which you saw the paper."
        if self.holder == self.person:
            wrong["holder"] = "Nobody holds a power for themself."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_POWERS)
def record_powers(*, items: Sequence[NewPower], by: User, at: datetime) -> list[Power]:
    """Keep powers as they were told. Raises NotFound for a record that is not open, and Invalid."""
    authorise_on_each(by, people={item.person for item in items}, areas=[Area.SHARING])
    for item in items:
        item.check(today=day(at))
    made = [_made(item, by=by, at=at) for item in items]
    Power.objects.bulk_create(made)
    write(told("record_power", one, by=by, at=at, kind=one.kind, together=one.together) for one in made)
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_POWERS)
def record_power(*, power: NewPower, by: User, at: datetime) -> Power:
    """Keep one. Refuses as `record_powers` does."""
    return record_powers(items=[power], by=by, at=at)[0]


def _made(item: NewPower, *, by: User, at: datetime) -> Power:
    login = sign_in_of(item.email, item.person)
    return Power(
        id=item.key,
        person_id=item.person,
        person_called=header(item.person, by, day(at)).called,
        kind=item.kind,
        holder_called=item.holder_called.strip(),
        holder_id=_holder(item, login),
        login=login,
        covers=item.covers.strip(),
        limits=item.limits.strip(),
        ground=item.ground or "",
        together=item.together,
        paper=_paper(item, by=by),
        person_said=item.person_said,
        stands=item.stands,
        starts_on=item.starts_on,
        ends_before=item.ends_before,
        paper_words=item.paper_words.strip(),
        paper_kept=item.paper_kept,
        paper_seen_on=item.paper_seen_on,
        paper_seen_by=by if item.paper_seen_on else None,
        recorded_at=at,
        recorded_by=by,
    )


def _holder(item: NewPower, login: User | None) -> UUID | None:
    """Return the key of the holder's own record. Raises Invalid for one that is nobody's."""
    key: UUID | None = item.holder or (login.subject_id if login else None)
    if key and not Subject.objects.filter(pk=key).exists():
        sentence = "We cannot find that record. Leave it empty."
        raise Invalid(sentence, fields={"holder": sentence})
    return key


def _paper(item: NewPower, *, by: User) -> UUID:
    """Return the key of the paper: that of the other power, or a new one."""
    if item.with_power is None:
        return uuid.uuid4()
    rows = Power.objects.visible_to(by).filter(person_id=item.person, pk=item.with_power)
    key: UUID | None = rows.values_list("paper", flat=True).first()
    if key is None:
        sentence = "We cannot find the power of the other on this record."
        raise Invalid(sentence, fields={"with_power": sentence})
    return key
