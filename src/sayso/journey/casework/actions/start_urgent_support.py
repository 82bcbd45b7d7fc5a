"""Support tonight: nothing holds it, and what was skipped becomes dated tasks.

Authority: Care Act 2014 s 19(3): a council may meet urgent needs before any assessment, whoever and wherever
the person is.
"""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.ledger.commitments import commit_urgent_support
from sayso.journey.casework.actions.add_task import NewTask, add_tasks
from sayso.journey.casework.actions.reaching import _open_for
from sayso.journey.casework.facts import day_team_on, nights, support_until, visits, visits_cost_pence
from sayso.journey.casework.facts.skipped import (
    PRICE,
    REGISTERED_LOOK,
    SKIPPED,
    START_OLD_PLAN,
    START_TONIGHT,
)
from sayso.journey.casework.models import Task, UrgentSupport
from sayso.journey.casework.statuses import MetBy, Need, SaidYes
from sayso.rules.refusals import Refusal

BEFORE = "Urgent needs were met first: Care Act 2014, section 19(3)"


@dataclass(frozen=True, kw_only=True)
class Tonight:
    """What is arranged. Every number may be unknown (None), and unknown is never nothing.

    A price is pence an hour for visits, pence a night for a bed. `ends_on`: the morning when it ends unless
    somebody says otherwise; left out, the day after the day team is next there.
    """

    needs: tuple[Need, ...]
    needs_words: str = ""
    met_by: MetBy
    met_by_name: str = ""
    said_yes: SaidYes
    visits_a_day: int | None = None
    minutes_a_visit: int | None = None
    price_pence_an_hour: int | None = None
    price_pence_a_night: int | None = None
    visitor_must_know: str = ""
    ends_on: date | None = None
    team: Team | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def until(self, *, at: datetime) -> date:
        """Return the day on whose morning it ends: never before today."""
        return max(self.ends_on or support_until(at), at.astimezone(LONDON).date())

    def total_pence(self, *, at: datetime) -> int | None:
        """Return what it costs until it ends, in pence; None when nobody knows."""
        ends_on = self.until(at=at)
        if self.met_by is MetBy.BED:
            night = self.price_pence_a_night
            return None if night is None else night * nights(at=at, ends_on=ends_on)
        if self.visits_a_day is None or self.minutes_a_visit is None:
            return None
        made = visits(at=at, ends_on=ends_on, visits_a_day=self.visits_a_day)
        return visits_cost_pence(
            visit_count=sum(len(day.times) for day in made),
            minutes_a_visit=self.minutes_a_visit,
            price_pence_an_hour=self.price_pence_an_hour,
        )


@named_action(kind=Kind.URGENT, permission=Permission.START_URGENT_SUPPORT)
def start_urgent_support(
    *, person: UUID, tonight: Tonight, contact: UUID | None = None, by: User, at: datetime
) -> UrgentSupport:
    """Start support now. Its known cost stands in the ledger as a commitment; what was skipped becomes tasks.

    No budget, plan, assessment, means test, registration or check is asked for. Raises only NotFound, for a
    record that is not open to this login. The same key again changes nothing.
    """
    _open_for(person=person, area=Area.PLAN, purpose="duty", by=by, at=at)
    support = UrgentSupport.objects.visible_to(by).filter(pk=tonight.key).first()
    if support is None:
        support = _begun(person, tonight, contact, by, at)
        support.save(force_insert=True)
        priced = _committed(support, by, at)
        _close_the_promise(person, by, at)
        add_tasks(items=_skipped(support, team=tonight.team, priced=priced, by=by, at=at), by=by, at=at)
    facts = {"met_by": support.met_by, "priced": support.total_pence is not None}
    about = ("urgent_support", support.pk)
    write([event("casework.start_urgent_support", by=by, at=at, person=person, about=about, facts=facts)])
    return support


def _begun(person: UUID, tonight: Tonight, contact: UUID | None, by: User, at: datetime) -> UrgentSupport:
    return UrgentSupport(
        id=tonight.key,
        person_id=person,
        contact_id=contact,
        needs=[need.value for need in tonight.needs],
        needs_words=tonight.needs_words.strip(),
        met_by=tonight.met_by,
        met_by_name=tonight.met_by_name.strip(),
        said_yes=tonight.said_yes,
        visits_a_day=tonight.visits_a_day,
        minutes_a_visit=tonight.minutes_a_visit,
        price_pence_an_hour=tonight.price_pence_an_hour,
        price_pence_a_night=tonight.price_pence_a_night,
        total_pence=tonight.total_pence(at=at),
        visitor_must_know=tonight.visitor_must_know.strip(),
        started_at=at,
        started_by=by,
        ends_on=tonight.until(at=at),
    )


def _committed(support: UrgentSupport, by: User, at: datetime) -> bool:
    """Commit what is known; return whether the cost stands. A ledger that refuses never stops support."""
    if support.total_pence is None:
        return False
    if support.total_pence == 0:
        return True
    try:
        with transaction.atomic():
            commit_urgent_support(
                person=support.person_id,
                arrangement=support.pk,
                pence=support.total_pence,
                on=at.astimezone(LONDON).date(),
                by=by,
                at=at,
                key=support.pk,
            )
    except Refusal:
        return False
    return True


def _close_the_promise(person: UUID, by: User, at: datetime) -> None:
    """Finish the task that a contact left, or somebody who came with an old plan: this is it."""
    promised = (START_TONIGHT, START_OLD_PLAN)
    Task.objects.filter(person_id=person, asked__in=promised, done_at=None).update(
        done_at=at, done_by=by, done_with="Support was started."
    )


def _skipped(
    support: UrgentSupport, *, team: Team | None, priced: bool, by: User, at: datetime
) -> list[NewTask]:
    """Return what was skipped and what was promised, each due when the day team is next there."""
    left = [*SKIPPED]
    if not priced:
        left.append(PRICE)
    if not by.may(Permission.DECIDE_FOR_COUNCIL):
        left.append(REGISTERED_LOOK)
    ends = f"{support.ends_on:%A} {support.ends_on.day} {support.ends_on:%B}"
    return [
        NewTask(
            person=support.person_id,
            what=one.what.format(ends=ends),
            why=one.why,
            because=BEFORE,
            asked=one.asked,
            for_person=one.for_person.format(ends=ends),
            due_on=day_team_on(at),
            team=team,
        )
        for one in left
    ]
