"""Put that somebody close be paid: who, what they are to the person, where they live, for what, and why."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.decisions.states import State
from sayso.journey.partnership.actions.apart import CHANGED, authorise_to_arrange, must_stand_apart
from sayso.journey.partnership.actions.speaking import hold
from sayso.journey.partnership.models import NecessaryReason, PaidProposal
from sayso.journey.partnership.statuses import Factor, PurposeKind, RelationshipKind
from sayso.journey.people.models import Tie
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import Invalid, NotFound, Stale

LONGEST_CALLED, LONGEST_EVIDENCE = 200, 3000
NO_TIE = "Choose somebody of this person’s ties, or write a name."


@dataclass(frozen=True, kw_only=True)
class NewProposal:
    """That somebody close be paid. None, or no relationship: nobody knows, and it is said so.

    `relative` is a key of the person's ties; somebody with no record has only a name, `called`. `reasons` are
    words of what shows each factor. `arrangement` and `seen` are given to change what was put: `seen` is the
    row that this takes the place of.
    """

    person: UUID
    called: str
    household_on: date
    purpose: PurposeKind
    relationship: RelationshipKind | None = None
    same_household: bool | None = None
    partner_of_listed: bool | None = None
    speaks_for: bool | None = None
    relative: UUID | None = None
    reasons: Mapping[Factor, str] = field(default_factory=dict)
    arrangement: UUID | None = None
    seen: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field: a name, a day that has come, and words for each reason."""
        wrong = {}
        if not 1 <= len(self.called.strip()) <= LONGEST_CALLED:
            wrong["called"] = "Write what the person calls them, in up to 200 letters."
        if self.household_on > today:
            wrong["household_on"] = "This day is still to come. Write the day on which you found it out."
        if self.relative == self.person:
            wrong["relative"] = NO_TIE
        for factor, words in self.reasons.items():
            if factor not in list(Factor):
                wrong["reasons"] = "Choose one of the reasons."
            elif not words.strip():
                wrong[f"evidence_{factor}"] = "Write what shows this for this person."
            elif len(words) > LONGEST_EVIDENCE:
                wrong[f"evidence_{factor}"] = f"Write up to {LONGEST_EVIDENCE} letters."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.PAY_SOMEBODY_CLOSE)
def propose_paid_many(*, items: Sequence[NewProposal], by: User, at: datetime) -> list[PaidProposal]:
    """Keep what is put. No rule refuses it: what the rule about close family says of it stands beside it.

    Raises NotFound; NotPermitted for a worker who is close to them; Invalid; Stale where another came first.
    """
    today = timezone.localdate(at)
    for item in items:
        authorise_to_arrange(by, person=item.person)
        item.check(today=today)
        must_stand_apart(by, person=item.person, relative=item.relative, on=today)
        _check_tie(item, by=by, today=today)
    hold({item.person for item in items}, by=by)
    made = [_kept(item, by=by, at=at) for item in items]
    NecessaryReason.objects.bulk_create(
        NecessaryReason(person_id=row.person_id, proposal=row, factor=factor, evidence=words.strip())
        for row, item in zip(made, items, strict=True)
        for factor, words in item.reasons.items()
    )
    write([_event(row, by=by, at=at) for row in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.PAY_SOMEBODY_CLOSE)
def propose_paid(*, proposal: NewProposal, by: User, at: datetime) -> PaidProposal:
    """Keep one. Refuses as `propose_paid_many` does."""
    return propose_paid_many(items=[proposal], by=by, at=at)[0]


def _check_tie(item: NewProposal, *, by: User, today: date) -> None:
    if item.relative is None:
        return
    keys = record_keys(item.person, viewer=by)
    ties = Tie.objects.visible_to(by).on(today).filter(person_id__in=keys, other_id=item.relative)
    if not ties.exists():
        raise Invalid(NO_TIE, fields={"relative": NO_TIE})


def _kept(item: NewProposal, *, by: User, at: datetime) -> PaidProposal:
    before = _before(item, by=by)
    held = before.decision if before and before.decision and before.decision.state == State.HELD else None
    new = PaidProposal(
        id=item.key,
        person_id=item.person,
        arrangement=before.arrangement if before else item.key,
        relative_id=item.relative,
        called=item.called.strip(),
        relationship=item.relationship or "",
        same_household=item.same_household,
        household_on=item.household_on,
        partner_of_listed=item.partner_of_listed,
        purpose=item.purpose,
        speaks_for=item.speaks_for,
        decision=held,
        recorded_at=at,
        recorded_by=by,
    )
    if before:
        before.be_replaced(by=by, at=at)
    new.save(force_insert=True)
    return new


def _before(item: NewProposal, *, by: User) -> PaidProposal | None:
    if item.arrangement is None:
        return None
    rows = PaidProposal.objects.visible_to(by).current().select_related("decision")
    found: PaidProposal | None = rows.filter(person_id=item.person, arrangement=item.arrangement).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.pk != item.seen:
        raise Stale(CHANGED)
    return found


def _event(row: PaidProposal, *, by: User, at: datetime) -> Event:
    facts = {"relationship": row.relationship, "purpose": row.purpose, "household": row.same_household}
    name, about = "partnership.propose_paid", ("paid proposal", row.pk)
    return event(name, by=by, at=at, person=row.person_id, about=about, facts=facts)
