"""Make what was agreed a contract: paid times and a wage, or tasks and an amount, and what the two write."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.apart import take
from sayso.journey.partnership.models import PaidContract, PaidSum, PaidTime
from sayso.journey.partnership.statuses import PAID_RULES, Particular, PurposeKind
from sayso.journey.people.facts import Asked, Of, alone_of, keep_asked
from sayso.journey.people.statuses import AskedPlace, Means
from sayso.rules.clocks.promises import PAID_AND_ACTS_LOOKED_AT, PAID_CLOSE_LOOKED_AT
from sayso.rules.direct_payments.hours import A_DAY, MOST_PENCE_AN_HOUR, Times, meets_itself
from sayso.rules.refusals import Held, Invalid, WrongState

CARE = PurposeKind.CARE
MADE_ALREADY = "This is agreed already. For other hours or pay, propose it again."
NOT_AGREED = "It was decided that this is not necessary. Propose it again if something changed."
ALONE = "Each of the two says yes for themself, with nobody else there, or was offered that."
ASK_ALONE = "Ask each of them alone. A no, or no answer, changes nothing for either."
APART = "Paid hours and unpaid care never stand at the same time."
OTHER_TIMES = "Choose other paid times, or let whoever cares unpaid stop that task first, if they want to."
WAS_ASKED_ALONE = (SeenAlone.YES, SeenAlone.DECLINED)
MOST_PENCE_A_WEEK = 1_000_000


@dataclass(frozen=True, kw_only=True)
class NewContract:
    """What the two agreed. Care has `times` and a wage; managing has an amount of its own.

    `calls` is what they call the person. `written_on` is when they have the written statement that every job
    has from its first day. `particulars` are words for each `Particular`. `second_signatory` signs timesheets
    where whoever is paid also acts for the person. `person_means` and `relative_means` are by what means each
    was asked.
    """

    person: UUID
    proposal: UUID
    calls: str
    tasks: str
    starts_on: date
    look_again_on: date
    person_asked: SeenAlone
    relative_asked: SeenAlone
    particulars: Mapping[Particular, str]
    written_on: date | None = None
    times: Sequence[Times] = ()
    pence_an_hour: int | None = None
    pence_a_week: int | None = None
    second_signatory: str = ""
    person_means: Means = Means.NOT_KNOWN
    relative_means: Means = Means.NOT_KNOWN
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, found: queries.Put) -> None:
        """Raise Invalid, by field, for what is missing or cannot be."""
        wrong = {
            name: say
            for name, say in (
                ("calls", "Write what they call the person."),
                ("tasks", "Write what they do."),
            )
            if not getattr(self, name).strip()
        }
        missing = [one for one in Particular if not self.particulars.get(one, "").strip()]
        wrong |= {f"particular_{one}": "Write what the two agreed." for one in missing}
        wrong |= self._wrong_care() if found.proposal.purpose == CARE else self._wrong_sum("pence_a_week")
        wrong |= self._wrong_days(found)
        if found.speaks_for and not self.second_signatory.strip():
            wrong["second_signatory"] = "Name somebody else who signs the timesheets too."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def _wrong_care(self) -> dict[str, str]:
        wrong = self._wrong_sum("pence_an_hour")
        if not self.times:
            wrong["times"] = "Say on which days, from when and how long they are paid to be there."
        elif any(
            not one.days or not set(one.days) <= set(range(7)) or not 1 <= one.minutes <= A_DAY
            for one in self.times
        ):
            wrong["times"] = "Choose days of the week, and up to 24 hours at a time."
        elif meets_itself(self.times):
            wrong["times"] = "Some of these times stand twice. Write each hour once."
        if self.written_on is None:
            wrong["written_on"] = "Write when they have the written statement in hand."
        elif self.written_on > self.starts_on:
            wrong["written_on"] = "They have it in hand on the first day at the latest."
        return wrong

    def _wrong_sum(self, name: str) -> dict[str, str]:
        given, most = getattr(self, name), {"pence_an_hour": MOST_PENCE_AN_HOUR}.get(name, MOST_PENCE_A_WEEK)
        if given is None or not 1 <= given <= most:
            return {name: f"Write what is paid, up to £{most // 100:,}."}
        return {}

    def _wrong_days(self, found: queries.Put) -> dict[str, str]:
        known_on = found.proposal.household_on
        if self.starts_on < known_on:
            say = f"Where they live was looked at on {known_on.day} {known_on:%B %Y}. Begin then or later."
            return {"starts_on": say}
        clock = PAID_AND_ACTS_LOOKED_AT if found.speaks_for else PAID_CLOSE_LOOKED_AT
        if not self.starts_on < self.look_again_on <= clock.after(self.starts_on):
            time = "six months" if found.speaks_for else "a year"
            return {"look_again_on": f"Choose a day after it begins and within {time}."}
        return {}


@named_action(kind=Kind.DECIDES, permission=Permission.PAY_SOMEBODY_CLOSE)
def agree_paid(*, contract: NewContract, by: User, at: datetime) -> PaidContract:
    """Make it a contract, with its times and its sum. One to each arrangement as it was put and decided.

    Raises Held while it is not decided as it must be, while somebody was not asked alone, and where paid time
    meets unpaid care; NotFound, NotPermitted, Stale, Invalid; WrongState for what was agreed or turned down.
    """
    found = take(contract.person, contract.proposal, by=by, on=timezone.localdate(at))
    if found.contract:
        raise WrongState(MADE_ALREADY)
    if found.proposal.is_agreed is False:
        raise WrongState(NOT_AGREED)
    contract.check(found)
    _must_be_decided(found)
    _must_be_asked_alone(contract)
    _must_stand_apart_on_the_clock(contract, found, by=by)
    made = _made(contract, found, by=by, at=at)
    _keep_how_asked(contract, made, by=by, at=at)
    facts = {"purpose": made.purpose, "minutes_a_week": made.minutes_a_week}
    about = ("paid contract", made.pk)
    write([event("partnership.agree_paid", by=by, at=at, person=made.person_id, about=about, facts=facts)])
    return made


def _must_be_decided(found: queries.Put) -> None:
    if not found.needs_decision or found.proposal.is_agreed:
        return
    if found.not_known:
        code = "paid_facts_missing"
    else:
        code = "paid_not_necessary" if found.answer.needs_necessity else "paid_speaks_for"
    rule = PAID_RULES[code]
    raise Held(
        "This waits for a decision. Nothing has changed for the person.",
        rule=rule.rule,
        releases=rule.releases,
        authority=rule.authority,
    )


def _must_be_asked_alone(contract: NewContract) -> None:
    asked = (contract.person_asked, contract.relative_asked)
    if not all(one in WAS_ASKED_ALONE for one in asked):
        raise Held("Nothing has changed for either of them.", rule=ALONE, releases=ASK_ALONE)


def _keep_how_asked(contract: NewContract, made: PaidContract, *, by: User, at: datetime) -> None:
    """Keep how each was asked, on their own record; of whoever is paid where theirs is open to the worker."""
    of = Of(AskedPlace.PAID, made.pk, timezone.localdate(at))
    asked = Asked(alone=alone_of(contract.person_asked), means=contract.person_means)
    keep_asked(asked, person=made.person_id, of=of, by=by, at=at)
    if made.relative_id:
        asked = Asked(alone=alone_of(contract.relative_asked), means=contract.relative_means)
        of = replace(of, key=made.proposal_id)
        keep_asked(asked, person=made.relative_id, of=of, by=by, at=at)


def _must_stand_apart_on_the_clock(contract: NewContract, found: queries.Put, *, by: User) -> None:
    row = found.proposal
    unpaid = queries.unpaid_of(row.person_id, row.relative_id, viewer=by, on=contract.starts_on)
    if queries.meeting(contract.times, unpaid):
        raise Held("Nothing has changed for either of them.", rule=APART, releases=OTHER_TIMES)
    for agreed in queries.contracts_of(row.person_id, viewer=by):
        other = agreed.contract
        ended = other.ends_before is not None and other.ends_before <= contract.starts_on
        same = (other.relative_id, other.called) == (row.relative_id, row.called)
        if same and not ended and meets_itself([*contract.times, *agreed.times]):
            say = "They are paid already at some of these times."
            raise Invalid(say, fields={"times": say})


def _made(contract: NewContract, found: queries.Put, *, by: User, at: datetime) -> PaidContract:
    row = found.proposal
    is_care = row.purpose == CARE
    made = PaidContract(
        id=contract.key,
        person_id=row.person_id,
        proposal=row,
        relative_id=row.relative_id,
        called=row.called,
        calls=contract.calls.strip(),
        purpose=row.purpose,
        tasks=contract.tasks.strip(),
        minutes_a_week=sum(one.minutes_a_week for one in contract.times) if is_care else None,
        starts_on=contract.starts_on,
        person_asked=contract.person_asked,
        relative_asked=contract.relative_asked,
        particulars={one.value: contract.particulars[one].strip() for one in Particular},
        written_on=contract.written_on,
        second_signatory=contract.second_signatory.strip(),
        look_again_on=contract.look_again_on,
        made_at=at,
        made_by=by,
    )
    made.save(force_insert=True)
    _keep_times_and_sum(made, contract)
    return made


def _keep_times_and_sum(made: PaidContract, contract: NewContract) -> None:
    is_care = made.purpose == CARE
    PaidTime.objects.bulk_create(
        PaidTime(
            person_id=made.person_id,
            contract=made,
            days=sorted(set(one.days)),
            starts_at=one.starts_at,
            minutes=one.minutes,
        )
        for one in (contract.times if is_care else ())
    )
    PaidSum(
        person_id=made.person_id,
        contract=made,
        pence_an_hour=contract.pence_an_hour if is_care else None,
        pence_a_week=None if is_care else contract.pence_a_week,
    ).save(force_insert=True)
