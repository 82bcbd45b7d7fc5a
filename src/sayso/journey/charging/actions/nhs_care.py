"""Keep how far continuing healthcare has come, that the NHS pays no more, and whose is what it pays back."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging import queries
from sayso.journey.charging.actions.holding import a_mark, hold_people
from sayso.journey.charging.facts.who_pays import shared_refund
from sayso.journey.charging.models import FreeLine, NhsCare, NhsRefund
from sayso.journey.charging.statuses import Body, NhsDecided
from sayso.rules.refusals import Invalid

TO_COME = "This day is still to come. Write the day on which it was."


@dataclass(frozen=True, kw_only=True)
class NewNhsCare:
    """How far it has come. `why` says why it was thought of, or why not."""

    person: UUID
    was_thought_of: bool
    why: str
    referred_on: date | None = None
    is_fast_track: bool = False
    decided: NhsDecided | None = None
    decided_on: date | None = None
    eligible_from: date | None = None
    takes_over_on: date | None = None
    disputed_on: date | None = None
    has_health_budget: bool = False
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for what cannot be."""
        wrong = {}
        if not self.why.strip():
            wrong["why"] = "Write why it was thought of, or why not."
        for name in ("referred_on", "decided_on", "disputed_on"):
            on = getattr(self, name)
            if on and on > today:
                wrong[name] = TO_COME
        is_theirs = self.decided == NhsDecided.ELIGIBLE
        if is_theirs and self.eligible_from is None:
            wrong["eligible_from"] = "Write from which day it is for the NHS to pay."
        if self.takes_over_on and not is_theirs:
            wrong["takes_over_on"] = "The NHS takes over only what it decided to pay for."
        if self.takes_over_on and self.eligible_from and self.takes_over_on < self.eligible_from:
            wrong["takes_over_on"] = "It cannot take over before it is for it to pay."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@dataclass(frozen=True, kw_only=True)
class NewRefund:
    """What the NHS paid back, and what each had paid in those days. Whole pence."""

    person: UUID
    came_on: date
    refund_pence: int
    person_paid_pence: int
    council_paid_pence: int
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS)
def record_nhs_care(*, care: NewNhsCare, by: User, at: datetime) -> NhsCare:
    """Keep it, in place of what stood. It changes nobody's support. Raises NotFound and Invalid."""
    authorise_on(by, person=care.person, area=Area.HEALTH)
    care.check(today=timezone.localdate(at))
    hold_people([care.person], by)
    NhsCare.objects.visible_to(by).current().filter(person_id=care.person).update(
        replaced_at=at, replaced_by=by
    )
    made = NhsCare(
        id=care.key,
        person_id=care.person,
        was_thought_of=care.was_thought_of,
        why=care.why.strip(),
        referred_on=care.referred_on,
        is_fast_track=care.is_fast_track,
        decided=care.decided or "",
        decided_on=care.decided_on,
        eligible_from=care.eligible_from,
        takes_over_on=care.takes_over_on,
        disputed_on=care.disputed_on,
        has_health_budget=care.has_health_budget,
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about, facts = ("nhs_care", made.pk), {"decided": made.decided}
    write([event("charging.record_nhs_care", by=by, at=at, person=care.person, about=about, facts=facts)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_BUDGET)
def take_back_from_nhs(*, person: UUID, ends_before: date, by: User, at: datetime) -> list[FreeLine]:
    """Keep that the NHS pays no more from a day on: the council pays for those lines again, with no gap.

    What is aftercare is free again from that day. Raises NotFound, and Invalid for a day before it began.
    """
    for area in (Area.HEALTH, Area.MONEY):
        authorise_on(by, person=person, area=area)
    hold_people([person], by)
    marks = queries.marks_of(person, viewer=by)
    theirs = [one for one in marks if one.payer == Body.NHS and one.ends_before is None]
    if any(ends_before < one.starts_on for one in theirs):
        say = "The NHS paid from a later day. Choose that day or one after it."
        raise Invalid(say, fields={"ends_before": say})
    for one in theirs:
        one.ends_before = ends_before
    FreeLine.objects.bulk_update(theirs, ["ends_before"])
    ours = {one.line for one in marks if one.payer == Body.COUNCIL}
    owed = queries.aftercare_of(person, viewer=by) is not None
    again = [one.line for one in theirs if owed and one.line in ours]
    FreeLine.objects.bulk_create(
        [a_mark(person, line, Body.COUNCIL, ends_before, by=by, at=at) for line in again]
    )
    facts = {"lines": [one.line for one in theirs], "ends_before": ends_before}
    write([event("charging.take_back_from_nhs", by=by, at=at, person=person, facts=facts)])
    return theirs


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def keep_nhs_refund(*, refund: NewRefund, by: User, at: datetime) -> NhsRefund:
    """Keep what came back and whose it is, with its working: the person's first, then the council's.

    Raises NotFound, and Invalid for a sum below nothing, more than both paid, or a day to come.
    """
    authorise_on(by, person=refund.person, area=Area.MONEY)
    wrong = {}
    if refund.came_on > timezone.localdate(at):
        wrong["came_on"] = TO_COME
    if refund.refund_pence > refund.person_paid_pence + refund.council_paid_pence:
        wrong["refund_pence"] = "More came back than both had paid. Ask the NHS what the rest is."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    shared = shared_refund(
        refund.refund_pence, person_paid=refund.person_paid_pence, council_paid=refund.council_paid_pence
    )
    hold_people([refund.person], by)
    made = NhsRefund(
        id=refund.key,
        person_id=refund.person,
        came_on=refund.came_on,
        refund_pence=refund.refund_pence,
        person_paid_pence=refund.person_paid_pence,
        council_paid_pence=refund.council_paid_pence,
        to_person_pence=shared.to_person_pence,
        to_council_pence=shared.to_council_pence,
        working=shared.working,
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about = ("nhs_refund", made.pk)
    write([event("charging.keep_nhs_refund", by=by, at=at, person=refund.person, about=about)])
    return made
